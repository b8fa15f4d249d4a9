-- What documents say a network for exchange brings, what it can do, where and with whom it should work, and for whom; beside
-- each point what the data hold, where they hold anything.
--
-- Outcomes are recorded as the pages tell them, and pages tell what went well.
with chosen as (
    select network_id from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
organisations as (
    select distinct member_id, kind
    from current_memberships($as_of)
    semi join chosen using (network_id)
    join members using (member_id)
)
select
    statements.text,
    statements.subject,
    case when subject = 'partner_body' then code end as member_kind,
    case
        when subject = 'partner_body' and code is not null then (select count(*) from organisations where kind = statements.code)
        when subject = 'benefit' then (select count(*) from outcomes semi join chosen using (network_id) where kind = 'benefit')
    end as holding,
    case
        when subject = 'partner_body' and code is not null then (select count(kind) from organisations)
        when subject = 'benefit' then (select count(kind) from outcomes semi join chosen using (network_id))
    end as stating,
    statements.source_id,
    sources.title as source,
    statements.locator
from statements
join sources using (source_id)
where subject in ('benefit', 'capability', 'work_area', 'partner_body', 'service', 'beneficiary')
order by array_position(['benefit', 'capability', 'work_area', 'partner_body', 'service', 'beneficiary'], subject), code is null, statement_id
