-- The two-mode graph of what the filters leave, with the organisations and the networks around which it is drawn.
select
    network,
    member,
    network in (select rowid from networks where list_contains($network_around, network_id)) as network_is_middle,
    member in (select rowid from members where list_contains($around, member_id)) as member_is_middle
from chosen_ties($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
order by network, member
limit $most_rows
