-- What each document gave, whatever the filters: the number of rows taken from it, table by table. A document is a source
-- of that kind, or one that says something of networks in general or holds a questionnaire; the pages are one row together.
--
-- A row may say little or much: the numbers tell how the data was made, not which document matters most. Rows taken
-- count more than is listed beside them: decisions, purposes, parts in activities and answers too.
with counted as (
    select
        source_id,
        coalesce(sum(rows_taken) filter (where taken = 'statements'), 0) as statements,
        coalesce(sum(rows_taken) filter (where taken = 'outcomes'), 0) as outcomes,
        coalesce(sum(rows_taken) filter (where taken = 'questions'), 0) as questions,
        coalesce(sum(rows_taken) filter (where taken = 'networks'), 0) as networks,
        coalesce(sum(rows_taken) filter (where taken = 'members'), 0) as members,
        coalesce(sum(rows_taken) filter (where taken = 'memberships'), 0) as memberships,
        coalesce(sum(rows_taken) filter (where taken = 'activities'), 0) as activities,
        -- The questions of a form are told, but taken with it.
        coalesce(sum(rows_taken) filter (where taken <> 'questions'), 0) as rows_taken
    from source_counts
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
