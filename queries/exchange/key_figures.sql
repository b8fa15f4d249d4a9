-- What the networks that are left did together, as far as recorded. Activities count that began by the as-of year, or of
-- which no year is known; planned and cancelled ones are kept apart.
with of_networks as (
    select count(*) as networks, count(activities) as networks_with_activities
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
of_activities as (
    select
        coalesce(sum(activities) filter (where status = 'done'), 0)::bigint as activities,
        coalesce(sum(activities) filter (where status = 'done' and starts_year is not null), 0)::bigint as dated_activities,
        coalesce(sum(activities) filter (where status = 'done' and month is not null), 0)::bigint as activities_of_known_month,
        coalesce(sum(activities) filter (where status = 'done' and exchange_mode is not null), 0)::bigint as activities_of_known_mode,
        coalesce(sum(activities) filter (where status = 'planned'), 0)::bigint as planned_activities,
        coalesce(sum(activities) filter (where status = 'cancelled'), 0)::bigint as cancelled_activities
    from chosen_activities($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select networks, activities, networks_with_activities, of_activities.* exclude (activities)
from of_networks, of_activities
