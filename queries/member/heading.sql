-- One organisation, and whether it is a member of a network that the filters leave.
select
    member_id,
    members.name,
    acronym,
    aliases,
    members.website,
    members.network_id,
    member_id in (
        select current.member_id
        from current_memberships($as_of) as current
        join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network_id)
    ) as is_chosen
from members
where member_id = $member
