-- Three things that stand out: how the members are spread over the networks, how many organisations tie networks
-- together, and how much is not known.
with chosen as (
    select members, decision_mode, has_contract
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
sized as (
    select members, row_number() over (order by members desc) as place, count(*) over () as networks
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
ties as (
    select
        coalesce(sum(members), 0)::bigint as organisations,
        coalesce(sum(members) filter (where networks > 1), 0)::bigint as organisations_in_several
    from chosen_organisations($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where networks > 0
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
