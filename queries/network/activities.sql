-- What the network did or plans, as far as recorded, in every year. A year alone means that the source says no more.
select
    starts_on,
    ends_on,
    activities.title,
    activities.kind as activity_kind,
    mode as exchange_mode,
    activities.country,
    place,
    participants,
    activities.source_id,
    sources.title as source,
    activities.locator
from activities
join sources using (source_id)
where network_id = $network
order by starts_on desc nulls last, activities.title, activity_id
limit $most_rows
