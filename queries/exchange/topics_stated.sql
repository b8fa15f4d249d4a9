-- How many of the recorded activities state a topic.
with chosen as (
    select network_id from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select count(*) as activities, count(topic) as activities_with_topic
from activities_done($as_of)
semi join chosen using (network_id)
