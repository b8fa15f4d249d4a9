-- The organisations found listed as members, with their role. Pages often show only a part of the members.
with organisations as (
    select members.*
    from ties
    join members on members.rowid = member
    where network = (select rowid from networks where network_id = $network)
    group by all
),
now as (
    select member_id, role, since from current_memberships($as_of) where network_id = $network
)
select
    member_id,
    organisations.name,
    organisations.acronym,
    role,
    organisations.kind as member_kind,
    organisations.country,
    since,
    until,
    -- A member that left and came back has two rows, and one of them is over.
    (member_id, role, since) in (select (member_id, role, since) from now) as is_current,
    held.source_id,
    sources.title as source,
    held.locator
from memberships as held
join organisations using (member_id)
join sources on sources.source_id = held.source_id
left join terms on terms.scheme = 'role' and terms.code = role
where held.network_id = $network
order by is_current desc, terms.position nulls last, organisations.name, member_id, since
limit $most_rows
