-- What is known of the organisation. Its kind, and sometimes its country, were judged from its name.
with member as (
    select * from members where member_id = $member
),
facts as (
    select 1 as position, 'member_kind' as fact, kind as code, null as words, source_id, locator from member
    union all
    select 2, 'country', country, null, source_id, locator from member
    union all
    select 3, 'nuts', nuts, null, source_id, locator from member where nuts is not null
    union all
    select 4, 'place', null, place, source_id, locator from member where place is not null
    union all
    select 5, 'acronym', null, acronym, source_id, locator from member where acronym is not null
    union all
    select 6, 'aliases', null, aliases, source_id, locator from member where aliases is not null
)
select
    fact,
    code,
    words,
    null as note,
    case when code is not null or words is not null then source_id end as source_id,
    case when code is not null or words is not null then sources.title end as source,
    facts.locator
from facts
left join sources using (source_id)
order by position
