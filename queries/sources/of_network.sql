-- Sources that rows of one network cite, with the number of rows taken from each.
with cited as (
    select unnest([source_id, decision_source_id, agreement_source_id, coordination_source_id]) as source_id
    from networks
    where network_id = $network
    union all
    select source_id from network_purposes where network_id = $network
    union all
    select source_id from network_decision_levels where network_id = $network
    union all
    select source_id from memberships where network_id = $network
    union all
    select source_id from members where member_id in (select member_id from memberships where network_id = $network)
    union all
    select source_id from activities where network_id = $network
    union all
    select held.source_id from participations as held join activities using (activity_id) where activities.network_id = $network
    union all
    select source_id from outcomes where network_id = $network
)
select
    source_id,
    any_value(title) as title,
    count(*) as rows_taken,
    any_value(publisher) as publisher,
    any_value(language) as language,
    any_value(published_on) as published_on,
    any_value(url) as url
from cited
join sources using (source_id)
group by source_id
order by rows_taken desc, title, source_id
