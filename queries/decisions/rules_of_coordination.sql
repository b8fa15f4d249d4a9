-- What documents say of coordination. Beside it what the networks that the filters leave have recorded of it.
--
-- Most of these rules say what is good or usual; what no source can show by a number is not recorded in the data.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
-- Which number belongs to a statement.
shown as (
    select *
    from (values ('com-in-coordination-01', 'manager')) as said_of (statement_id, shown_by)
),
managed as (
    select
        count(management) as networks_stating,
        count(*) filter (where management = 'management_bodies') as networks_by_bodies,
        count(*) filter (where management = 'coordinator') as networks_by_coordinator,
        count(*) filter (where management = 'lead_partner') as networks_by_lead
    from chosen
)
select
    said.text,
    said.source_id,
    sources.title as source,
    said.locator,
    shown_by,
    managed.*
from statements as said
left join shown using (statement_id)
left join sources on sources.source_id = said.source_id
cross join managed
where said.subject = 'coordination'
order by shown_by nulls last, said.source_id, said.statement_id
