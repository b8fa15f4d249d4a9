-- The networks whose sources say something of their coordination, in the sense of the source.
select
    chosen.network_id,
    chosen.name,
    chosen.coordinator_capacity,
    more.coordination_note,
    coalesce(coordination_source_id, more.source_id) as source_id,
    sources.title as source,
    case when coalesce(coordination_source_id, more.source_id) = more.source_id then more.locator end as locator
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
join networks as more on more.rowid = network
left join sources on sources.source_id = coalesce(coordination_source_id, more.source_id)
where chosen.coordinator_capacity is not null or more.coordination_note is not null
order by chosen.coordinator_capacity nulls last, chosen.name, chosen.network_id
limit $most_rows
