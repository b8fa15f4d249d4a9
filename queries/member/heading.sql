-- One organisation, and whether it is a member of a network that the filters leave.
select
    member_id,
    members.name,
    acronym,
    aliases,
    members.website,
    members.network_id,
    members.rowid in (
        select member
        from ties
        semi join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network)
        where member = (select rowid from members where member_id = $member) and from_year <= $as_of and until_year > $as_of
    ) as is_chosen
from members
where member_id = $member
