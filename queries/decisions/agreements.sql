-- The agreements that pages name: those that end soonest first, then those that are over, then those without a known
-- end, each with its source.
with dated as (
    select *, agreement_until_year < $as_of as is_over
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where has_contract or coalesce(contract_kind, agreement_from, agreement_until, agreement_note) is not null
)
select
    network_id,
    name,
    agreement_until,
    is_over,
    agreement_from,
    contract_kind,
    agreement_note,
    agreement_until_year,
    sources.title as source
from dated
left join sources on sources.source_id = coalesce(agreement_source_id, dated.source_id)
order by
    is_over nulls last,
    case when not is_over then agreement_until end,
    agreement_until desc nulls last,
    name,
    network_id
