-- The two-mode graph: each organisation in each of the networks that the filters leave, in the as-of year, by their places in the
-- tables.
select network, member
from chosen_ties($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
order by network, member
limit $most_rows
