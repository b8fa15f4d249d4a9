-- Sources that rows of one organisation cite, with the number of rows taken from each.
with cited as (
    select source_id from members where member_id = $member
    union all
    select source_id from memberships where member_id = $member
    union all
    select source_id from participations where member_id = $member
)
select
    source_id,
    any_value(title) as title,
    count(*) as rows_taken,
    any_value(publisher) as publisher,
    any_value(language) as language,
    any_value(published_on) as published_on,
    any_value(url) as url
from cited
join sources using (source_id)
group by source_id
order by rows_taken desc, title, source_id
