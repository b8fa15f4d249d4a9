-- Keys and names of networks by their places in the table.
select rowid::integer as place, network_id as key, name, coalesce(acronym, name) as short
from networks
where rowid in (select unnest($places::integer[]))
order by place
