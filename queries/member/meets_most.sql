-- Organisations that are listed in the same networks in the as-of year, those met in most networks first. Being
-- listed in one network is an occasion to meet, not a proof of it.
with own as (
    select distinct network_id from current_memberships($as_of) where member_id = $member
)
select
    member_id,
    any_value(members.name) as name,
    any_value(members.country) as country,
    count(distinct network_id) as networks_in_common,
    string_agg(distinct networks.name, '; ' order by networks.name) as networks_named
from current_memberships($as_of) as held
join own using (network_id)
join networks using (network_id)
join members using (member_id)
where held.member_id <> $member
group by held.member_id
order by networks_in_common desc, name, member_id
limit 25
