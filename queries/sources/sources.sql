-- Sources that rows of the chosen networks cite, with the number of rows taken from each. What documents say of networks
-- in general belongs to none of them and is shown on pages whatever the filters leave: its sources always stand here.
with chosen as (
    select network
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
-- A questionnaire on an activity belongs to the activity's network.
forms as (
    select questionnaire_id, source_id
    from questionnaire_networks
    where network is null or network in (from chosen)
),
in_general as (
    select source_id from outcomes where network_id is null
    union all
    select source_id from statements
    union all
    select source_id from terms
    union all
    select source_id from forms
    union all
    select answers.source_id from answers join questions using (question_id) semi join forms using (questionnaire_id)
),
cited as (
    select source, rows_taken from chosen_sources($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    union all
    select sources.rowid, 1 from in_general join sources using (source_id)
),
counted as (
    select source, sum(rows_taken)::bigint as rows_taken
    from cited
    group by source
)
select source_id, title, rows_taken, publisher, language, published_on, url
from counted
join sources on sources.rowid = source
order by rows_taken desc, title, source_id
limit $most_rows
