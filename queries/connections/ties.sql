-- The two-mode graph: each organisation in each of the networks that the filters leave, in the as-of year, by their places in the
-- tables.
select network, member
from ties
semi join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network)
where from_year <= $as_of and until_year > $as_of
order by network, member
limit $most_rows
