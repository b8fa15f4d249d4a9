-- What documents say of the kinds and modes of exchange, and of who coordinates it; beside each point what the recorded
-- activities hold.
--
-- The documents say what can be done, the data what was found done: a letter or a call leaves no trace in a source, an assembly
-- does.
with shown as (
    -- Which number belongs to a statement that has no code.
    select *
    from (values ('com-in-coordination-01', 'coordinator')) as said_of (statement_id, shown_by)
),
of_networks as (
    select form, count(*) as networks, count(activities) as active, count(*) filter (where coordinators > 0) as coordinated
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    group by form
),
done as (
    select activity_kind, exchange_mode, activities, activities_with_promoter
    from chosen_activities($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where status = 'done'
)
select
    statements.text,
    statements.subject,
    shown_by,
    case when subject = 'exchange_kind' then statements.code end as activity_kind,
    case when subject = 'exchange_mode' then statements.code end as exchange_mode,
    case when subject = 'exchange_form' then statements.code end as form,
    case subject
        when 'exchange_kind' then (select coalesce(sum(activities), 0) from done where done.activity_kind = statements.code)
        when 'exchange_mode' then (select coalesce(sum(activities), 0) from done where done.exchange_mode = statements.code)
        when 'exchange_form' then (select coalesce(sum(active), 0) from of_networks where of_networks.form = statements.code)
        when 'coordination' then (select coalesce(sum(activities_with_promoter), 0) from done)
    end::bigint as holding,
    case subject
        when 'exchange_kind' then (select coalesce(sum(activities), 0) from done where done.activity_kind is not null)
        when 'exchange_mode' then (select coalesce(sum(activities), 0) from done where done.exchange_mode is not null)
        when 'exchange_form' then (select coalesce(sum(active), 0) from of_networks where of_networks.form is not null)
        when 'coordination' then (select coalesce(sum(activities), 0) from done)
    end::bigint as stating,
    (select coalesce(sum(coordinated), 0)::bigint from of_networks) as networks_with_coordinator,
    (select coalesce(sum(networks), 0)::bigint from of_networks) as networks,
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
