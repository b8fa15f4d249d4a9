-- Activities by the month in which they began, over all years. Those of which only the year is known, or no date, have no
-- month.
--
-- Months stand out also for reasons of the sources: a network that dates its assembly to the day is in, one that only names the
-- year is not.
with counted as (
    select month, sum(activities) as activities
    from chosen_activities($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where status = 'done'
    group by month
),
-- A month without an activity keeps its empty place.
empty as (
    select lpad(number::text, 2, '0') as month, 0 as activities
    from range(1, 13) as months (number)
    where exists (from counted where month is not null)
)
select month, sum(activities)::bigint as activities
from (from counted union all from empty)
group by month
order by month nulls last
