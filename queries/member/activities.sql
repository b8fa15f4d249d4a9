-- What the organisation promoted or took part in, as far as recorded, in every year. A year alone means that the source says no
-- more.
with parts as (
    select activity_id, string_agg(distinct role, '; ' order by role) as part, sum(people)::integer as people
    from participations
    where member_id = $member
    group by activity_id
),
own as (
    select activity_id from parts
    union
    select activity_id from activities where promoter_id = $member
)
select
    starts_on,
    ends_on,
    activities.title,
    coalesce(promoter_id = $member, false) as is_promoter,
    part,
    people,
    activities.kind as activity_kind,
    mode as exchange_mode,
    status as activity_status,
    networks.network_id,
    networks.name as network,
    activities.source_id,
    sources.title as source,
    activities.locator
from activities
semi join own using (activity_id)
left join parts using (activity_id)
join networks using (network_id)
join sources on sources.source_id = activities.source_id
order by starts_on desc nulls last, activities.title, activity_id
limit $most_rows
