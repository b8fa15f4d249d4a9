-- Three things that stand out: how the members are spread over the networks, which organisation meets the most
-- networks, and how much is not known.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
sized as (
    select members, row_number() over (order by members desc, network_id) as place, count(*) over () as networks
    from chosen
    where members is not null
),
listed as (
    select held.member_id, count(distinct held.network_id) as networks
    from current_memberships($as_of) as held
    join chosen using (network_id)
    group by held.member_id
),
busiest as (
    select members.name, listed.networks
    from listed
    join members using (member_id)
    order by listed.networks desc, members.name
    limit 1
)
select
    (select count(*) from chosen) as networks,
    (select any_value(networks) from sized) as networks_of_known_size,
    (select count(*) from sized where place <= ceil(networks / 10)) as largest_networks,
    (select sum(members) from sized where place <= ceil(networks / 10)) as members_of_largest,
    (select sum(members) from sized) as members_of_all,
    (select count(*) from listed) as organisations,
    (select count(*) from listed where networks > 1) as organisations_in_several,
    (select name from busiest) as busiest_member,
    (select networks from busiest) as networks_of_busiest,
    (select count(*) from chosen where decision_mode is null) as networks_without_decision_mode,
    (select count(*) from chosen where has_contract is null) as networks_without_contract
