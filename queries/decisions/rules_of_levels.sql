-- What documents say of the levels at which members take part in deciding. Beside it, of the networks that the filters
-- leave and of which a level is recorded, at how many it is the same one.
--
-- The documents say what is possible, the data what sources tell: one assembly that is told of is enough to count.
with taken as (
    select distinct network_id, decision_level
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    join network_decision_levels using (network_id)
)
select
    said.text,
    said.source_id,
    sources.title as source,
    said.locator,
    said.code as decision_level,
    count(distinct taken.network_id) as networks_stating,
    count(distinct taken.network_id) filter (where taken.decision_level = said.code) as networks_naming
from statements as said
left join sources on sources.source_id = said.source_id
left join taken on true
where said.subject = 'decision_level'
group by all
order by said.source_id, min(said.statement_id)
