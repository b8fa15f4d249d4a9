-- What came of it, as far as recorded, in every year; figures as reported by the source.
select
    on_date,
    outcomes.kind as outcome_kind,
    outcomes.title,
    value,
    unit,
    outcomes.source_id,
    sources.title as source,
    outcomes.locator
from outcomes
join sources using (source_id)
where network_id = $network
order by on_date desc nulls last, outcomes.title, outcome_id
limit $most_rows
