-- Listed members that hold in the as-of year by country, with their role. Supporters do not count as members.
with held as (
    select members.country, role, count(distinct member_id) as members
    from current_memberships($as_of) as current
    join members using (member_id)
    where current.network_id = $network
    group by members.country, role
)
select country, role, members, sum(members) over (partition by country) as members_of_country, position
from held
left join terms on scheme = 'role' and code = role
order by country is null, members_of_country desc, country, position nulls last
