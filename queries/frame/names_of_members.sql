-- Keys and names of organisations by their places in the table.
select rowid::integer as place, member_id as key, name, coalesce(acronym, name) as short
from members
where rowid in (select unnest($places::integer[]))
order by place
