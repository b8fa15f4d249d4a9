-- What the organisation takes care of, as far as recorded, in every year: outcomes of networks that name it for them.
select
    due_on,
    on_date,
    outcomes.kind as outcome_kind,
    outcomes.title,
    status,
    outcomes.network_id,
    networks.name as network,
    outcomes.source_id,
    sources.title as source,
    outcomes.locator
from outcomes
left join networks using (network_id)
join sources on sources.source_id = outcomes.source_id
where owner_id = $member
order by due_on nulls last, on_date desc nulls last, outcomes.title, outcome_id
limit $most_rows
