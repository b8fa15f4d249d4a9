-- What the collection holds within the filters. Each figure says of how many networks it is known. Organisations
-- count with a membership that holds in the as-of year; supporters are not members. Activities count that began by
-- then, or of which no year is known; planned ones do not.
with chosen as (
    select network_id, members, country, is_ended
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
figures as (
    select
        count(*) as networks,
        count(*) filter (where is_ended) as ended_networks,
        median(members) as median_members,
        count(members) as networks_of_known_size,
        count(distinct country) as seat_countries,
        count(country) as networks_of_known_seat
    from chosen
),
listed as (
    select count(distinct member_id) as organisations
    from current_memberships($as_of)
    semi join chosen using (network_id)
),
done as (
    select count(*) as activities, count(distinct network_id) as networks_with_activities
    from activities_done($as_of)
    semi join chosen using (network_id)
)
select *
from figures, listed, done
