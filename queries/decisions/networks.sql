-- The networks that the filters leave: how each decides, which bodies it has, who manages it, what binds its members
-- and what its coordination can rely on, with the source of how it decides.
select
    network_id,
    name,
    form,
    decision_mode,
    decision_mode_note,
    decision_bodies,
    management,
    management_note,
    contract_kind,
    coordinator_capacity,
    ended_year,
    -- What says nothing on deciding and managing has no source for it.
    case
        when coalesce(decision_mode, decision_mode_note, decision_bodies, management, management_note) is not null
            then concat_ws(', ', sources.title, case when decision_source_id is null then chosen.locator else decision_locator end)
    end as source
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
left join sources on sources.source_id = coalesce(decision_source_id, chosen.source_id)
order by decision_mode is null and decision_bodies is null and management is null, name, network_id
