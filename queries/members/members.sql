-- Organisations with a membership, in one of the networks that the filters leave, that holds in the as-of year.
with held as (
    select current.member_id, current.network_id
    from current_memberships($as_of) as current
    join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network_id)
)
select
    member_id,
    members.name,
    any_value(members.acronym) as acronym,
    any_value(members.kind) as member_kind,
    any_value(members.country) as country,
    any_value(members.place) as place,
    count(distinct held.network_id) as networks
from held
join members using (member_id)
group by member_id, members.name
order by members.name, member_id
