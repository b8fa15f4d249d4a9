-- The agreements that sources name: those that end soonest first, then those that are over, then those without a known
-- end, each with its source.
select
    chosen.network_id,
    chosen.name,
    more.agreement_until,
    chosen.agreement_until_year < $as_of as is_over,
    more.agreement_from,
    chosen.contract_kind,
    more.agreement_note,
    chosen.agreement_until_year,
    sources.title as source
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
join networks as more on more.rowid = network
left join sources on sources.source_id = coalesce(agreement_source_id, more.source_id)
where chosen.has_contract or coalesce(chosen.contract_kind, more.agreement_from, more.agreement_until, agreement_note) is not null
order by
    is_over nulls last,
    case when not is_over then more.agreement_until end,
    more.agreement_until desc nulls last,
    chosen.name,
    chosen.network_id
limit $most_rows
