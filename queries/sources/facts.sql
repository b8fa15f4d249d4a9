-- What is known of the source itself.
with source as (
    select * from sources where source_id = $source
),
facts as (
    select 1 as position, 'publisher' as fact, null as code, publisher as words from source
    union all
    select 2, 'source_kind', kind, null from source
    union all
    select 3, 'published_on', null, published_on from source
    union all
    select 4, 'language', language, null from source
)
select fact, code, words, null as note, null as source_id, null as source, null as locator
from facts
order by position
