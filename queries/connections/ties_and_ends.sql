-- The two-mode graph of what the filters leave, with the two organisations between which a path is sought.
select
    network,
    member,
    member in (select rowid from members where list_contains($path_from, member_id)) as is_from,
    member in (select rowid from members where list_contains($path_to, member_id)) as is_to
from chosen_ties($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
order by network, member
limit $most_rows
