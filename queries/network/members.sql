-- The organisations found listed as members, with their role. Pages often show only a part of the members.
select
    member_id,
    members.name,
    members.acronym,
    role,
    members.kind as member_kind,
    members.country,
    since,
    until,
    -- A member that left and came back has two rows, and one of them is over.
    (member_id, role, since) in (select (member_id, role, since) from current_memberships($as_of) where network_id = $network) as is_current,
    held.source_id,
    sources.title as source,
    held.locator
from memberships as held
join members using (member_id)
join sources on sources.source_id = held.source_id
left join terms on terms.scheme = 'role' and terms.code = role
where held.network_id = $network
order by is_current desc, terms.position nulls last, members.name, member_id, since
