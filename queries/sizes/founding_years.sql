-- Networks by the year of their founding, each a dot; hollow where the network has ended.
--
-- Ended networks are found less often than living ones, and young ones more easily than old ones: the figure shows what
-- was collected, not how many were founded.
select
    founded_year,
    network_id,
    name,
    form,
    ended_year,
    is_ended,
    row_number() over (partition by founded_year order by is_ended, name, network_id) as place_in_year
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
order by founded_year nulls last, place_in_year
