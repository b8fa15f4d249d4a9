-- Three things that stand out: how the members are spread over the networks, how many organisations tie networks
-- together, and how much is not known.
with chosen as (
    select network_id, members, decision_mode, has_contract
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
sized as (
    select members, row_number() over (order by members desc, network_id) as place, count(*) over () as networks
    from chosen
    where members is not null
),
spread as (
    select
        count(*) as networks_of_known_size,
        count(*) filter (where place <= ceil(networks / 10)) as largest_networks,
        sum(members) filter (where place <= ceil(networks / 10)) as members_of_largest,
        sum(members) as members_of_all
    from sized
),
listed as (
    select member_id, count(distinct network_id) as networks
    from current_memberships($as_of)
    semi join chosen using (network_id)
    group by member_id
),
ties as (
    select count(*) as organisations, count(*) filter (where networks > 1) as organisations_in_several from listed
),
unknown as (
    select
        count(*) as networks,
        count(*) filter (where decision_mode is null) as networks_without_decision_mode,
        count(*) filter (where has_contract is null) as networks_without_contract
    from chosen
)
select *
from unknown, spread, ties
