-- Activities of a known year by the way people met: those that began by 2019, in 2020 and 2021, and since. The area of a
-- circle is the part of the activities of its years. Known for those that state a year and a mode.
--
-- The years before 2020 are many and those since are few, so their numbers cannot be compared, only how each is made up. Of
-- an activity without a stated mode nobody can say that it was not online.
with counted as (
    select
        case when starts_year <= 2019 then 'to_2019' when starts_year <= 2021 then '2020_2021' when starts_year > 2021 then 'since_2022' end
            as period,
        mode_group,
        sum(activities)::bigint as activities
    from chosen_activities($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where status = 'done'
    group by all
)
select
    period,
    mode_group,
    activities,
    (sum(activities) over (partition by period))::bigint as activities_of_period,
    activities / sum(activities) over (partition by period) as part_of_period,
    coalesce(sum(activities) filter (where period is not null and mode_group is not null) over (), 0)::bigint as activities_stating,
    (sum(activities) over ())::bigint as activities_in_all,
    $as_of::bigint as as_of
from counted
left join terms as periods on periods.scheme = 'period' and periods.code = period
left join terms as modes on modes.scheme = 'mode_group' and modes.code = mode_group
order by periods.position nulls last, modes.position nulls last
