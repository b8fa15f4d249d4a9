-- Organisations by the number of networks, among those that the filters leave, in which they are listed as members.
--
-- Only networks that were collected and name their members count: an organisation in one network here may be in many.
-- One that is written in two ways may have been taken for two.
with counted as (
    select current.member_id, count(distinct current.network_id) as networks
    from current_memberships($as_of) as current
    join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network_id)
    group by current.member_id
)
select networks, count(*) as members
from counted
group by networks
order by networks
