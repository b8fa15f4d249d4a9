-- What the collection holds within the filters. Each figure says of how many networks it is known. Organisations
-- count with a membership that holds in the as-of year; supporters are not members.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
listed as (
    select held.member_id, count(distinct held.network_id) as networks
    from current_memberships($as_of) as held
    join chosen using (network_id)
    group by held.member_id
)
select
    (select count(*) from chosen) as networks,
    (select count(*) from chosen where is_ended) as ended_networks,
    (select median(members) from chosen) as median_members,
    (select count(members) from chosen) as networks_of_known_size,
    (select count(*) from listed) as organisations,
    (select count(*) from listed where networks > 1) as organisations_in_several,
    (select count(distinct country) from chosen) as seat_countries,
    (select count(country) from chosen) as networks_of_known_seat,
    (select count(decision_mode) from chosen) as networks_of_known_decision_mode,
    (select count(*) from activities join chosen using (network_id)) as activities,
    (select count(distinct network_id) from activities join chosen using (network_id)) as networks_with_activities
