-- Sources that rows of the chosen networks cite, with the number of rows taken from each. What documents say of networks
-- in general belongs to none of them and is shown on pages whatever the filters leave: its sources always stand here.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
-- A questionnaire on an activity belongs to the activity's network.
forms as (
    select questionnaires.questionnaire_id, questionnaires.source_id
    from questionnaires
    left join activities using (activity_id)
    where activities.network_id is null or activities.network_id in (select network_id from chosen)
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
    union all
    select source_id from outcomes where network_id is null
    union all
    select source_id from statements
    union all
    select source_id from terms
    union all
    select source_id from forms
    union all
    select answers.source_id from answers join questions using (question_id) semi join forms using (questionnaire_id)
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
