-- The networks in which the organisation was found listed, with its role and the years that a source names.
select
    network_id,
    networks.name,
    role,
    since,
    until,
    form,
    level,
    networks.country,
    -- An organisation that left and came back has two rows, and one of them is over.
    (network_id, role, since) in (select (network_id, role, since) from current_memberships($as_of) where member_id = $member) as is_current,
    held.source_id,
    sources.title as source
from memberships as held
join networks using (network_id)
join sources on sources.source_id = held.source_id
where held.member_id = $member
order by is_current desc, networks.name, network_id, role, since
limit $most_rows
