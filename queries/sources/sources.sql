-- Sources that rows of the chosen networks cite, with the number of rows taken from each.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
cited as (
    select unnest([source_id, decision_source_id, agreement_source_id, coordination_source_id]) as source_id from chosen
    union all
    select source_id from network_purposes semi join chosen using (network_id)
    union all
    select source_id from network_decision_levels semi join chosen using (network_id)
    union all
    select source_id from memberships semi join chosen using (network_id)
    union all
    select source_id
    from members
    where member_id in (select held.member_id from memberships as held semi join chosen using (network_id))
    union all
    select source_id from activities semi join chosen using (network_id)
    union all
    select held.source_id from participations as held join activities using (activity_id) semi join chosen using (network_id)
    union all
    select source_id from outcomes semi join chosen using (network_id)
)
select
    source_id,
    any_value(title) as title,
    count(*) as rows_taken,
    any_value(publisher) as publisher,
    any_value(language) as language,
    any_value(published_on) as published_on
from cited
join sources using (source_id)
group by source_id
order by rows_taken desc, title, source_id
