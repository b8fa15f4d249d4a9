-- Activities by the month in which they began, over all years. Those of which only the year is known, or no date, have no
-- month.
--
-- Months stand out also for reasons of the page: a network that dates its assembly to the day is in, one that only names the
-- year is not.
with chosen as (
    select network_id from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
counted as (
    select case when length(starts_on) >= 7 then substr(starts_on, 6, 2) end as month, count(*) as activities
    from activities_done($as_of)
    semi join chosen using (network_id)
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
