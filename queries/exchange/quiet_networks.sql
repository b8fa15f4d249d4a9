-- Networks that have not ended and of which no activity is recorded in the 24 months before the end of the as-of year, the
-- longest quiet first.
--
-- Quiet is what was found, not what the network does: its website may have moved or say nothing of what goes on. A date that is
-- known to the year only is shown as the year.
select network_id, last_recorded_on, name, acronym, country, dated_activities
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
where not is_ended and last_year <= $as_of::bigint - 2
order by last_recorded_on, name, network_id
limit $most_rows
