-- Organisations that are listed in the same networks in the as-of year, those met in most networks first. Being
-- listed in one network is an occasion to meet, not a proof of it.
with own as (
    select network
    from ties
    where member = (select rowid from members where member_id = $member) and from_year <= $as_of and until_year > $as_of
),
met as (
    select member, count(*) as networks_in_common, list(network) as shared
    from ties
    semi join own using (network)
    where
        member <> (select rowid from members where member_id = $member)
        and from_year <= $as_of
        and until_year > $as_of
    group by member
),
most as (
    select member_id, name, country, networks_in_common, unnest(shared) as network
    from (
        select member_id, name, country, networks_in_common, shared
        from met
        join members on members.rowid = member
        order by networks_in_common desc, name, member_id
        limit 25
    )
)
select
    member_id,
    any_value(most.name) as name,
    any_value(most.country) as country,
    any_value(networks_in_common) as networks_in_common,
    string_agg(networks.name, '; ' order by networks.name) as networks_named
from most
join networks on networks.rowid = network
group by member_id
order by networks_in_common desc, name, member_id
