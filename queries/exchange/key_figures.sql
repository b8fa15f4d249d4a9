-- What the networks that are left did together, as far as recorded. Activities count that began by the as-of year, or of
-- which no year is known; planned and cancelled ones are kept apart.
with chosen as (
    select network_id from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
done as (
    select
        count(*) as activities,
        count(distinct network_id) as networks_with_activities,
        count(starts_year) as dated_activities,
        count(*) filter (where length(starts_on) >= 7) as activities_of_known_month,
        count(mode) as activities_of_known_mode
    from activities_done($as_of)
    semi join chosen using (network_id)
),
kept_apart as (
    select
        count(*) filter (where status = 'planned') as planned_activities,
        count(*) filter (where status = 'cancelled') as cancelled_activities
    from activities
    semi join chosen using (network_id)
)
select (select count(*) from chosen) as networks, *
from done, kept_apart
