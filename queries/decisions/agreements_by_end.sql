-- Agreements by their end: those that end soonest come first, then those that are over. An agreement is over where it
-- ended before the year for which the page is shown; one that ends in that year still runs.
--
-- Only few sources name an end. Statutes mostly have none, and an agreement may have been renewed in one that was not
-- found: ask before you count on it.
select
    more.agreement_until,
    chosen.network_id,
    chosen.name,
    chosen.contract_kind,
    more.agreement_from,
    more.agreement_note,
    year_of(more.agreement_from) as agreement_from_year,
    chosen.agreement_until_year,
    chosen.agreement_until_year < $as_of as is_over,
    $as_of as as_of
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
join networks as more on more.rowid = network
order by
    is_over nulls last,
    case when not is_over then more.agreement_until end,
    more.agreement_until desc nulls last,
    chosen.name,
    chosen.network_id
