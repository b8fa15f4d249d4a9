-- Networks by number of members, in bands. A network counts with the number of members it states; where it states none,
-- with its listed members ("at least"); where it has neither, it is not stated.
--
-- Lists of members are often fragments: a network that counts with its list may belong in a higher band. Bands are not
-- equally wide, so that the length of a bar depends on where they are cut.
with sized as (
    select members, size_basis
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select
    size_band(members) as size_band,
    count(*) as networks,
    count(*) filter (where size_basis = 'stated') as networks_by_statement
from sized
group by size_band
order by min(members) nulls last
