-- The networks whose pages say something of their coordination, in the sense of the source.
select
    network_id,
    name,
    coordinator_capacity,
    coordination_note,
    coalesce(coordination_source_id, chosen.source_id) as source_id,
    sources.title as source,
    case when coalesce(coordination_source_id, chosen.source_id) = chosen.source_id then chosen.locator end as locator
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
left join sources on sources.source_id = coalesce(coordination_source_id, chosen.source_id)
where coordinator_capacity is not null or coordination_note is not null
order by coordinator_capacity nulls last, name, network_id
