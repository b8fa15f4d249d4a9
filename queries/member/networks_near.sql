-- Networks of which the organisation is no member in the as-of year and that share members with its networks: those that
-- share most, each with the purposes that one of its networks pursues too. That they are near says nothing of whether they
-- take new members.
with own as (
    select network
    from ties
    where member = (select rowid from members where member_id = $member) and from_year <= $as_of and until_year > $as_of
),
met as (
    select distinct member
    from ties
    semi join own using (network)
    where from_year <= $as_of and until_year > $as_of
),
sharing as (
    select network, count(*) as shared_members
    from ties
    semi join met using (member)
    anti join own using (network)
    where from_year <= $as_of and until_year > $as_of
    group by network
),
own_purposes as (
    select distinct purpose
    from purposes_pursued
    semi join own using (network)
),
in_common as (
    select
        network,
        string_agg(purpose, ', ' order by terms.position) as purposes,
        count(*) as purposes_in_common
    from purposes_pursued
    semi join own_purposes using (purpose)
    semi join sharing using (network)
    left join terms on terms.scheme = 'purpose' and terms.code = purpose
    group by network
),
near as (
    select
        network,
        shared_members,
        network_id,
        name,
        ended_year,
        purposes,
        coalesce(purposes_in_common, 0) as purposes_in_common,
        count(*) over () as entries_in_all
    from sharing
    join networks on networks.rowid = network
    left join in_common using (network)
    -- An organisation may itself be a network that shares members with those it is in.
    where network_id is distinct from (select members.network_id from members where member_id = $member)
    order by shared_members desc, purposes_in_common desc, name, network_id
    limit 25
),
-- With which of its networks, those with most shared members first.
shared as (
    select
        near.network,
        networks.name,
        row_number() over (partition by near.network order by count(*) desc, networks.name, networks.network_id) as place,
        count(*) over (partition by near.network) as own_networks
    from near
    join ties as there on there.network = near.network
    join ties as here using (member)
    semi join own on own.network = here.network
    join networks on networks.rowid = here.network
    where there.from_year <= $as_of and there.until_year > $as_of and here.from_year <= $as_of and here.until_year > $as_of
    group by near.network, networks.name, networks.network_id
),
named as (
    select network, string_agg(name, ', ' order by place) as networks_named, any_value(own_networks) - count(*) as more_networks
    from shared
    where place <= 3
    group by network
)
select
    network_id,
    name,
    shared_members,
    networks_named,
    more_networks,
    purposes,
    case when ended_year <= $as_of then ended_year end as ended_year,
    entries_in_all
from near
join named using (network)
order by shared_members desc, purposes_in_common desc, name, network_id
