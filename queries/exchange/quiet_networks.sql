-- Networks that have not ended and of which no activity is recorded in the 24 months before the end of the as-of year, the
-- longest quiet first.
--
-- Quiet is what was found, not what the network does: its page may have moved or say nothing of what goes on. A date that is
-- known to the year only is shown as the year.
with last_seen as (
    -- What was still going on in the as-of year was seen in it.
    select
        network_id,
        count(*) as activities,
        max(least(coalesce(year_of(ends_on), starts_year), $as_of)) as last_year,
        max(case when starts_on is null or year_of(ends_on) <= $as_of then coalesce(ends_on, starts_on) else starts_on end) as last_recorded_on
    from activities_done($as_of)
    where starts_year is not null or year_of(ends_on) <= $as_of
    group by network_id
)
select network_id, last_recorded_on, name, acronym, country, activities as dated_activities
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
join last_seen using (network_id)
where not is_ended and last_year <= $as_of::bigint - 2
order by last_recorded_on, name, network_id
