-- Organisations by the number of networks, among those that the filters leave, in which they are listed as members.
--
-- Only networks that were collected and name their members count: an organisation in one network here may be in many.
-- One that is written in two ways may have been taken for two.
select networks, sum(members)::bigint as members
from chosen_organisations($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
where networks > 0
group by networks
order by networks
