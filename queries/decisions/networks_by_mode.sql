-- Networks by decision mode, as far as their sources show.
--
-- Most networks do not say how they decide, and those that do are mostly formal associations, which publish their
-- statutes: how the silent ones decide cannot be told from these.
select decision_mode, count(*) as networks
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
group by decision_mode
order by decision_mode is null, networks desc, decision_mode
