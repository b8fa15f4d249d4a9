-- Networks by the number of their recorded activities; grey are those of which none is recorded.
--
-- This is no measure of how active a network is: a large network with a page of news has more recorded than a busy circle
-- without one.
select activities, count(*) as networks
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
group by activities
order by activities nulls last
