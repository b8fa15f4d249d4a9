-- The two-mode graph of what the filters leave, with the one organisation.
select network, member, member = (select rowid from members where member_id = $member) as member_leaves, false as network_leaves
from ties
semi join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network)
where from_year <= $as_of and until_year > $as_of and exists (from members where member_id = $member)
order by network, member
limit $most_rows
