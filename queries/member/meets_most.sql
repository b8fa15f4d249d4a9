-- Organisations that are listed in the same networks in the as-of year, those met in most networks first. The weight adds for
-- each of these networks one over the number of other members in it: a small network brings people nearer than a large one. Being
-- listed in one network is an occasion to meet, not a proof of it.
with listed as (
    select network, member
    from ties
    where from_year <= $as_of and until_year > $as_of
),
own as (
    select network, count(*) as size
    from listed
    where network in (select network from listed where member = (select rowid from members where member_id = $member))
    group by network
),
met as (
    select member, count(*) as networks_in_common, sum(1 / (size - 1)) as newman_weight, list(network) as shared
    from ties
    join own using (network)
    where
        member <> (select rowid from members where member_id = $member)
        and from_year <= $as_of
        and until_year > $as_of
    group by member
),
most as (
    select member_id, name, country, networks_in_common, newman_weight, unnest(shared) as network
    from (
        select member_id, name, country, networks_in_common, newman_weight, shared
        from met
        join members on members.rowid = member
        order by networks_in_common desc, newman_weight desc, name, member_id
        limit 25
    )
)
select
    member_id,
    any_value(most.name) as name,
    any_value(most.country) as country,
    any_value(networks_in_common) as networks_in_common,
    any_value(newman_weight) as newman_weight,
    string_agg(networks.name, '; ' order by networks.name) as networks_named
from most
join networks on networks.rowid = network
group by member_id
order by networks_in_common desc, newman_weight desc, name, member_id
