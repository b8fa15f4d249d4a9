-- Activities by what they are and the way people met; the area of a circle is their number. Known for those that state
-- both.
--
-- The mode is not stated more often where it goes without saying: a study visit is rarely called a live meeting.
with counted as (
    select activity_kind, mode_group, sum(activities)::bigint as activities
    from chosen_activities($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where status = 'done'
    group by all
)
select
    activity_kind,
    mode_group,
    activities,
    (sum(activities) over (partition by activity_kind))::bigint as activities_of_kind,
    (sum(activities) filter (where activity_kind is not null and mode_group is not null) over ())::bigint as activities_stating,
    (sum(activities) over ())::bigint as activities_in_all
from counted
left join terms on scheme = 'mode_group' and code = mode_group
order by activities_of_kind desc, activity_kind nulls last, terms.position nulls last
