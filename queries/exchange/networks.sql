-- The networks that are left, with the number of their recorded activities, how many of them bear no year, and the years of
-- the first and the last of those that do.
with done as (
    select
        network_id,
        count(*) as activities,
        count(*) filter (where starts_year is null) as undated_activities,
        min(starts_year) as first_year,
        max(starts_year) as last_year
    from activities_done($as_of)
    group by network_id
)
select network_id, name, activities, undated_activities, first_year, last_year, is_ended
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
left join done using (network_id)
order by name, network_id
