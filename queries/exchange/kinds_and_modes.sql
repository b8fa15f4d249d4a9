-- Activities by what they are and the way people met; the area of a circle is their number. Known for those that state
-- both.
--
-- The mode is not stated more often where it goes without saying: a study visit is rarely called a live meeting.
with chosen as (
    select network_id from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
done as (
    select kind, mode
    from activities_done($as_of)
    semi join chosen using (network_id)
),
counted as (
    select kind as activity_kind, mode_group(mode) as mode_group, count(*) as activities
    from done
    group by all
)
select
    activity_kind,
    mode_group,
    activities,
    (sum(activities) over (partition by activity_kind))::bigint as activities_of_kind,
    (select count(*) from done where kind is not null and mode is not null) as activities_stating,
    (select count(*) from done) as activities_in_all
from counted
left join terms on scheme = 'mode_group' and code = mode_group
order by activities_of_kind desc, activity_kind nulls last, terms.position nulls last
