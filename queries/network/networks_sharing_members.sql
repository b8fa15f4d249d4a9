-- Networks that have listed members in common with this one in the as-of year: those that share most, each with the members
-- named.
with own as (
    select member
    from ties
    where network = (select rowid from networks where network_id = $network) and from_year <= $as_of and until_year > $as_of
),
held as (
    select network, member
    from ties
    semi join own using (member)
    where
        network <> (select rowid from networks where network_id = $network)
        and from_year <= $as_of
        and until_year > $as_of
),
sharing as (
    select
        network,
        count(*) as shared_members,
        any_value(networks.name) as name,
        any_value(network_id) as network_id,
        count(*) over () as entries_in_all
    from held
    join networks on networks.rowid = network
    group by network
    order by shared_members desc, name, network_id
    limit 25
)
select
    sharing.network_id,
    any_value(sharing.name) as name,
    any_value(shared_members) as shared_members,
    string_agg(members.name, '; ' order by members.name) as members_in_common,
    any_value(entries_in_all) as entries_in_all
from sharing
join held using (network)
join members on members.rowid = member
group by sharing.network_id
order by shared_members desc, name, sharing.network_id
