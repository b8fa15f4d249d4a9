-- How many of the recorded activities state a topic.
select
    coalesce(sum(activities), 0)::bigint as activities,
    coalesce(sum(activities_with_topic), 0)::bigint as activities_with_topic
from chosen_activities($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
where status = 'done'
