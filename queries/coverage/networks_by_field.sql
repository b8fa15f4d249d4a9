-- For each field, how many of the networks that the filters leave state it, and how many do not. A network that states
-- neither its own number of members nor any member by name has no size.
--
-- Not stated means that no source that was read says it: it is never "none" and never zero. A field that few state may
-- have been looked for less than others, and one entry counts as stated however little it says.
select
    field,
    sum(stated)::bigint as stated,
    sum(networks - stated)::bigint as not_stated,
    sum(networks)::bigint as records,
    records as networks_stating,
    records as networks_in_all
from chosen_fields($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
group by field
order by stated desc, field
