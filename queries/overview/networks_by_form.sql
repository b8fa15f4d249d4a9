-- Networks by form: how they are constituted, as far as their sources show.
--
-- The form was judged from what sources say: a loose consortium and a partnership may look alike. Informal networks keep
-- fewer pages than associations and are found less often.
select form, count(*) as networks
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
group by form
order by form is null, networks desc, form
