-- What documents say of the way in which networks decide. Beside it, of the networks that the filters leave and that
-- state a way, how many state the same one; where the document speaks of some networks only, how many among these.
--
-- The documents speak of networks that their authors knew, the data of those of which sources were found: a difference
-- is no contradiction, and a small number no proof.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
-- Of which networks a statement speaks, where not of all.
narrower as (
    select *
    from (
        values
            ('com-in-decision-01', null, 'public_authority'),
            ('com-in-decision-02', null, 'public_authority'),
            ('com-in-decision-03', 'partnership', null)
    ) as said_of (statement_id, form, management)
),
said as (
    select statements.*, form, management
    from statements
    left join narrower using (statement_id)
    where subject = 'decision_mode'
)
select
    said.text,
    said.source_id,
    sources.title as source,
    said.locator,
    said.code as decision_mode,
    said.form,
    said.management,
    count(n.decision_mode) as networks_stating,
    count(*) filter (where n.decision_mode = said.code) as networks_naming,
    count(n.decision_mode) filter (where n.form = said.form or n.management = said.management) as narrower_stating,
    count(*) filter (where n.decision_mode = said.code and (n.form = said.form or n.management = said.management)) as narrower_naming,
    count(*) filter (where n.management = said.management) as networks_managed,
    count(*) filter (
        where n.management = said.management and n.network_id in (select network_id from network_decision_levels)
    ) as networks_taking_part
from said
left join sources on sources.source_id = said.source_id
left join chosen as n on true
group by all
order by said.source_id, min(said.statement_id)
