-- The two-mode graph of what the filters leave, with the organisations and the networks that are chosen to leave it.
select
    network,
    member,
    network in (select rowid from networks where list_contains($network_leaves, network_id)) as network_leaves,
    member in (select rowid from members where list_contains($leaves, member_id)) as member_leaves
from chosen_ties($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
order by network, member
limit $most_rows
