-- What documents say a network for exchange brings and guarantees, what it can do, where and with whom it should work, for
-- whom, and what stands in its way; beside each point what the data hold, where they hold anything.
--
-- The data hold with whom networks work, as far as the kinds of their members are stated, and which purposes they state. What
-- a network really brings, or how hard working together is, no page shows by a number.
with chosen as (
    select network_id from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
organisations as (
    select distinct member_id, kind
    from current_memberships($as_of)
    semi join chosen using (network_id)
    join members using (member_id)
),
purposes as (
    select network_id, purpose from network_purposes semi join chosen using (network_id)
)
select
    statements.text,
    statements.subject,
    case when subject = 'partner_body' then code end as member_kind,
    case when subject = 'guarantee' then code end as purpose,
    case subject
        when 'partner_body' then (select count(*) from organisations where kind = statements.code)
        when 'guarantee' then (select count(distinct network_id) from purposes where purposes.purpose = statements.code)
    end as holding,
    case subject
        when 'partner_body' then (select count(kind) from organisations)
        when 'guarantee' then (select count(distinct network_id) from purposes)
    end as stating,
    statements.source_id,
    sources.title as source,
    statements.locator
from statements
join sources using (source_id)
where subject in ('benefit', 'guarantee', 'capability', 'work_area', 'partner_body', 'service', 'beneficiary', 'obstacle', 'challenge')
order by
    array_position(
        ['benefit', 'guarantee', 'capability', 'work_area', 'partner_body', 'service', 'beneficiary', 'obstacle', 'challenge'], subject
    ),
    code is null,
    statement_id
