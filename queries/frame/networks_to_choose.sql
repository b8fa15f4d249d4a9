-- The networks that the filters leave and that list members, those with most of them first.
select network_id as key, name
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
where listed_members > 0
order by listed_members desc, name, network_id
limit $most_rows
