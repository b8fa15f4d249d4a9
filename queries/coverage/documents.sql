-- What each document gave, whatever the filters: the number of rows taken from it, table by table. A document is a source
-- of that kind, or one that says something of networks in general or holds a questionnaire; the pages are one row together.
--
-- A row may say little or much: the numbers tell how the data was made, not which document matters most. Rows taken
-- count more than is listed beside them: decisions, purposes, parts in activities and answers too.
with taken as (
    select source_id, 'networks' as taken from networks
    union all
    select unnest([decision_source_id, agreement_source_id, coordination_source_id]), 'parts_of_networks' from networks
    union all
    select source_id, 'purposes' from network_purposes
    union all
    select source_id, 'decision_levels' from network_decision_levels
    union all
    select source_id, 'members' from members
    union all
    select source_id, 'memberships' from memberships
    union all
    select source_id, 'activities' from activities
    union all
    select source_id, 'participations' from participations
    union all
    select source_id, 'outcomes' from outcomes
    union all
    select source_id, 'statements' from statements
    union all
    select source_id, 'questionnaires' from questionnaires
    union all
    select source_id, 'questions' from questions join questionnaires using (questionnaire_id)
    union all
    select source_id, 'answers' from answers
    union all
    select source_id, 'terms' from terms
),
counted as (
    select
        source_id,
        count(*) filter (where taken = 'statements') as statements,
        count(*) filter (where taken = 'outcomes') as outcomes,
        count(*) filter (where taken = 'questions') as questions,
        count(*) filter (where taken = 'networks') as networks,
        count(*) filter (where taken = 'members') as members,
        count(*) filter (where taken = 'memberships') as memberships,
        count(*) filter (where taken = 'activities') as activities,
        -- The questions of a form are told, but taken with it.
        count(*) filter (where taken <> 'questions') as rows_taken
    from taken
    where source_id is not null
    group by source_id
),
told as (
    select
        coalesce(sources.kind = 'document' or statements > 0 or questions > 0, false) as is_document,
        case when is_document then source_id end as source_id,
        case when is_document then title end as title,
        kind,
        counted.* exclude (source_id)
    from sources
    join counted using (source_id)
)
select
    source_id,
    title,
    sum(statements)::bigint as statements,
    sum(outcomes)::bigint as outcomes,
    sum(questions)::bigint as questions,
    sum(networks)::bigint as networks,
    sum(members)::bigint as members,
    sum(memberships)::bigint as memberships,
    sum(activities)::bigint as activities,
    sum(rows_taken)::bigint as rows_taken,
    count(*) as sources,
    kind as source_kind
from told
group by is_document, source_id, title, kind
order by is_document desc, rows_taken desc, title, source_id, kind
