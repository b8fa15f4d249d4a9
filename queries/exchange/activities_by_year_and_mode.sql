-- Activities by the year in which they began and the way people met. Those of no known year are counted and stand in no
-- bar; planned and cancelled ones are not counted.
--
-- This counts what was found in sources: young networks and recent years show more, and an empty year may only mean that
-- none tells of it. A large conference counts as much as a call of two.
with counted as (
    select starts_year, mode_group, sum(activities)::bigint as activities
    from chosen_activities($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where status = 'done'
    group by all
),
-- The axis reaches to the as-of year and over ten years at least, so that silence is seen and one year is no wall.
drawn as (
    from counted
    union all
    select $as_of::bigint - before as starts_year, null as mode_group, 0 as activities
    from unnest([0, 9]) as years (before)
    where
        exists (from counted where starts_year is not null)
        and $as_of::bigint - before not in (select starts_year from counted where starts_year is not null)
)
select
    starts_year,
    mode_group,
    activities,
    (sum(activities) over (partition by starts_year))::bigint as activities_of_year,
    coalesce(position, 99) as position
from drawn
left join terms on scheme = 'mode_group' and code = mode_group
order by starts_year nulls last, position
