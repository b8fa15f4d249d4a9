-- Activities of a known year by the way people met: those that began by 2019, in 2020 and 2021, and since. The area of a
-- circle is the part of the activities of its years. Known for those that state a year and a mode.
--
-- The years before 2020 are many and those since are few, so their numbers cannot be compared, only how each is made up. Of
-- an activity without a stated mode nobody can say that it was not online.
with chosen as (
    select network_id from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
done as (
    select
        case when starts_year <= 2019 then 'to_2019' when starts_year <= 2021 then '2020_2021' when starts_year > 2021 then 'since_2022' end
            as period,
        mode_group(mode) as mode_group
    from activities_done($as_of)
    semi join chosen using (network_id)
),
counted as (
    select period, mode_group, count(*) as activities
    from done
    group by all
)
select
    period,
    mode_group,
    activities,
    (sum(activities) over (partition by period))::bigint as activities_of_period,
    activities / sum(activities) over (partition by period) as part_of_period,
    (select count(*) from done where period is not null and mode_group is not null) as activities_stating,
    (select count(*) from done) as activities_in_all,
    $as_of::bigint as as_of
from counted
left join terms as periods on periods.scheme = 'period' and periods.code = period
left join terms as modes on modes.scheme = 'mode_group' and modes.code = mode_group
order by periods.position nulls last, modes.position nulls last
