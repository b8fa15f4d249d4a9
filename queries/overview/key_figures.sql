-- What the collection holds within the filters. Each figure says of how many networks it is known. Organisations
-- count with a membership that holds in the as-of year; supporters are not members. Activities count that began by
-- then, or of which no year is known; planned ones do not.
with of_networks as (
    select
        count(*) as networks,
        count(*) filter (where is_ended) as ended_networks,
        median(members) as median_members,
        count(members) as networks_of_known_size,
        count(distinct country) as seat_countries,
        count(country) as networks_of_known_seat,
        coalesce(sum(activities), 0)::bigint as activities,
        count(activities) as networks_with_activities
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
of_members as (
    select coalesce(sum(members), 0)::bigint as organisations
    from chosen_organisations($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where networks > 0
)
select *
from of_networks, of_members
