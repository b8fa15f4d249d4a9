-- What documents say of the kinds and modes of exchange, and of who coordinates it; beside each point what the recorded
-- activities hold.
--
-- The documents say what can be done, the data what was found done: a letter or a call leaves no trace on a public page, an
-- assembly does.
with shown as (
    -- Which number belongs to a statement that has no code.
    select *
    from (values ('com-in-coordination-01', 'coordinator')) as said_of (statement_id, shown_by)
),
chosen as (
    select network_id, form from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
done as (
    select network_id, kind, mode, promoter_id
    from activities_done($as_of)
    semi join chosen using (network_id)
),
active as (
    select form from chosen semi join done using (network_id)
),
coordinated as (
    select count(distinct network_id) as networks
    from current_memberships($as_of)
    semi join chosen using (network_id)
    where role in ('lead', 'coordinator')
)
select
    statements.text,
    statements.subject,
    shown_by,
    case when subject = 'exchange_kind' then statements.code end as activity_kind,
    case when subject = 'exchange_mode' then statements.code end as exchange_mode,
    case when subject = 'exchange_form' then statements.code end as form,
    case subject
        when 'exchange_kind' then (select count(*) from done where kind = statements.code)
        when 'exchange_mode' then (select count(*) from done where mode = statements.code)
        when 'exchange_form' then (select count(*) from active where active.form = statements.code)
        when 'coordination' then (select count(promoter_id) from done)
    end as holding,
    case subject
        when 'exchange_kind' then (select count(kind) from done)
        when 'exchange_mode' then (select count(mode) from done)
        when 'exchange_form' then (select count(active.form) from active)
        when 'coordination' then (select count(*) from done)
    end as stating,
    (select networks from coordinated) as networks_with_coordinator,
    (select count(*) from chosen) as networks,
    statements.source_id,
    sources.title as source,
    statements.locator
from statements
left join shown using (statement_id)
join sources using (source_id)
where subject in ('exchange_kind', 'exchange_mode', 'exchange_form', 'coordination')
order by
    array_position(['exchange_kind', 'exchange_mode', 'exchange_form', 'coordination'], subject),
    statements.code is null,
    shown_by nulls last,
    statement_id
