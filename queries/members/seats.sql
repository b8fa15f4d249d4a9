-- Organisations that sit in a body that manages one of the networks that the filters leave, in the as-of year.
with held as (
    select distinct network, member
    from management_seats
    semi join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network)
    where from_year <= $as_of and until_year > $as_of
)
select
    'in_management' as management_seat,
    member_id,
    members.name,
    networks.network_id,
    networks.name as network
from held
join members on members.rowid = member
join networks on networks.rowid = network
order by members.name, member_id, networks.name, networks.network_id
limit $most_rows
