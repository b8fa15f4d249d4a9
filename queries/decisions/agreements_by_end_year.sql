-- Networks by the year in which their agreement ends.
--
-- Only few sources name an end. Statutes mostly have none, and an agreement may have been renewed in one that was not
-- found: ask before you count on it.
select agreement_until_year, count(*) as networks
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
group by agreement_until_year
order by agreement_until_year nulls last
