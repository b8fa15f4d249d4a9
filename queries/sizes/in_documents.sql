-- What documents say of the forms, levels, kinds and sizes of networks. Beside it how many of the networks that the filters
-- leave are of the same form, level or kind, of those that state one.
--
-- The documents speak of what may be and what their authors saw, the data of those of which sources were found: a form that is
-- seldom here may be frequent where nobody publishes.
with chosen as (
    select form, level, scope, members
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
stating as (
    select 'form' as subject, form as code from chosen where form is not null
    union all
    select 'level', level from chosen where level is not null
    union all
    select 'scope', scope from chosen where scope is not null
),
counted as (
    select subject, code, count(*) as networks
    from stating
    group by subject, code
),
in_all as (
    select subject, count(*) as networks_stating from stating group by subject
    union all
    select 'size', count(members) from chosen
),
sizes as (
    select min(members) as fewest_members, max(members) as most_members, count(*) filter (where members >= 100) as networks_from_100
    from chosen
)
select
    statement_id,
    text,
    statements.subject,
    case when statements.subject = 'form' then statements.code end as form,
    case when statements.subject = 'level' then statements.code end as level,
    case when statements.subject = 'scope' then statements.code end as scope,
    coalesce(counted.networks, 0) as networks,
    coalesce(in_all.networks_stating, 0) as networks_stating,
    fewest_members,
    most_members,
    networks_from_100,
    source_id,
    sources.title as source,
    statements.locator
from statements
join sources using (source_id)
left join counted on counted.subject = statements.subject and counted.code = statements.code
left join in_all on in_all.subject = statements.subject
join terms on scheme = 'subject' and terms.code = statements.subject
cross join sizes
where statements.subject in ('form', 'level', 'scope', 'size')
order by position, statements.source_id, statements.rowid
