-- Sources that rows of one network cite, with the number of rows taken from each.
with network as (
    select rowid from networks where network_id = $network
),
cited as (
    select source, rows_taken from citations where network = (from network)
    union all
    select source, 1 from member_cards where member in (select member from ties where network = (from network))
)
select
    source_id,
    any_value(title) as title,
    sum(rows_taken)::bigint as rows_taken,
    any_value(publisher) as publisher,
    any_value(language) as language,
    any_value(published_on) as published_on,
    any_value(url) as url
from cited
join sources on sources.rowid = source
group by source_id
order by rows_taken desc, title, source_id
