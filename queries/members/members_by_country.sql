-- Organisations that are members of a network that the filters leave, by their country.
--
-- This counts what was collected: more organisations of a country may only mean that more lists of members there were
-- read. The country was sometimes judged from the name.
select country, sum(members)::bigint as members
from chosen_organisations($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
where networks > 0
group by country
order by country is null, members desc, country
