-- What documents say of who manages networks. Beside it, of the networks that the filters leave and that state who
-- manages them, how many state the same; where the document speaks of some networks only, how many among these.
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
            ('com-in-management-01', 'formal_association', null),
            ('com-in-management-02', null, 'local'),
            ('com-in-management-03', 'partnership', null)
    ) as said_of (statement_id, form, level)
),
said as (
    select statements.*, form, level
    from statements
    left join narrower using (statement_id)
    where subject = 'management'
)
select
    said.text,
    said.source_id,
    sources.title as source,
    said.locator,
    said.code as management,
    said.form,
    said.level,
    count(n.management) as networks_stating,
    count(*) filter (where n.management = said.code) as networks_naming,
    count(n.management) filter (where n.form = said.form or n.level = said.level) as narrower_stating,
    count(*) filter (where n.management = said.code and (n.form = said.form or n.level = said.level)) as narrower_naming
from said
left join sources on sources.source_id = said.source_id
left join chosen as n on true
group by all
order by said.source_id, min(said.statement_id)
