-- Networks by what their coordination can rely on.
--
-- Permanent offices present themselves on their websites; somebody who coordinates beside other work is seldom mentioned.
-- So offices stand out more here than they do among all networks.
select coordinator_capacity, count(*) as networks
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
group by coordinator_capacity
order by coordinator_capacity is null, networks desc, coordinator_capacity
