-- Agreements by their end: those that end soonest come first, then those that are over. An agreement is over where it
-- ended before the year for which the page is shown; one that ends in that year still runs.
--
-- Only few pages name an end. Statutes mostly have none, and an agreement may have been renewed on a page that was not
-- found: ask before you count on it.
with dated as (
    select *, agreement_until_year < $as_of as is_over
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select
    agreement_until,
    network_id,
    name,
    contract_kind,
    agreement_from,
    agreement_note,
    year_of(agreement_from) as agreement_from_year,
    agreement_until_year,
    is_over,
    $as_of as as_of
from dated
order by
    is_over nulls last,
    case when not is_over then agreement_until end,
    agreement_until desc nulls last,
    name,
    network_id
