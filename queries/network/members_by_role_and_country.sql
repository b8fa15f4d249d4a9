-- Listed members that hold in the as-of year by country, with their role; who has several counts with the first of
-- them. Supporters do not count as members.
--
-- Pages often list only a part of the members, and the country was sometimes judged from the name: a country without a
-- bar may have members all the same.
with held as (
    select member_id, arg_min(role, terms.position) as role, min(terms.position) as position
    from current_memberships($as_of)
    left join terms on scheme = 'role' and code = role
    where network_id = $network
    group by member_id
),
counted as (
    select country, role, position, count(*) as members
    from held
    join members using (member_id)
    group by country, role, position
)
select country, role, members, (sum(members) over (partition by country))::bigint as members_of_country, position
from counted
order by country is null, members_of_country desc, country, position nulls last
