-- For each field, how many of the networks that the filters leave state it, and how many do not. A network that states
-- neither its own number of members nor any member by name has no size.
--
-- Not stated means that no page was found that says it: it is never "none" and never zero. A field that few state may
-- have been looked for less than others, and one entry counts as stated however little it says.
with chosen as (
    select network_id
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select
    field,
    count(*) filter (where is_stated) as stated,
    count(*) filter (where not is_stated) as not_stated,
    count(*) as records,
    count(*) as networks_stating,
    count(*) as networks_in_all
from network_fields($as_of)
semi join chosen using (network_id)
group by field
order by stated desc, field
