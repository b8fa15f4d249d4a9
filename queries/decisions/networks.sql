-- The networks that the filters leave: how each decides, which bodies it has, who manages it, what binds its members
-- and what its coordination can rely on, with the source of how it decides.
select
    chosen.network_id,
    chosen.name,
    chosen.form,
    chosen.decision_mode,
    more.decision_mode_note,
    more.decision_bodies,
    chosen.management,
    more.management_note,
    chosen.contract_kind,
    chosen.coordinator_capacity,
    chosen.ended_year,
    -- What says nothing on deciding and managing has no source for it.
    case
        when coalesce(chosen.decision_mode, decision_mode_note, decision_bodies, chosen.management, management_note) is not null
            then concat_ws(', ', sources.title, case when decision_source_id is null then more.locator else decision_locator end)
    end as source
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
join networks as more on more.rowid = network
left join sources on sources.source_id = coalesce(decision_source_id, more.source_id)
order by
    chosen.decision_mode is null and more.decision_bodies is null and chosen.management is null,
    chosen.name,
    chosen.network_id
limit $most_rows
