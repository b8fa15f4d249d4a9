-- Networks by form: how they are constituted, as far as their pages show.
select form, count(*) as networks
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
group by form
order by form is null, networks desc, form
