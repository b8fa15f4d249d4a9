-- Networks by the year of their founding, as counts; those that have ended apart.
--
-- Ended networks are found less often than living ones, and young ones more easily than old ones: the figure shows what
-- was collected, not how many were founded.
select founded_year, is_ended, count(*) as networks
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
group by founded_year, is_ended
order by founded_year nulls last, is_ended
