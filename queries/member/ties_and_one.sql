-- The two-mode graph of what the filters leave, with the one organisation.
select network, member, member = (select rowid from members where member_id = $member) as member_leaves
from chosen_ties($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
where exists (from members where member_id = $member)
order by network, member
limit $most_rows
