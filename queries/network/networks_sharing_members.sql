-- Networks that have listed members in common with this one in the as-of year, the members named.
with own as (
    select distinct member_id from current_memberships($as_of) where network_id = $network
)
select
    network_id,
    any_value(networks.name) as name,
    count(distinct member_id) as shared_members,
    string_agg(distinct members.name, '; ' order by members.name) as members_in_common
from current_memberships($as_of) as held
join own using (member_id)
join networks using (network_id)
join members using (member_id)
where held.network_id <> $network
group by held.network_id
order by shared_members desc, name, network_id
