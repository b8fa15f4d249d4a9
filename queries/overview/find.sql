-- Networks and organisations whose name, short name or other name holds the words sought, wherever the filters stand.
select 'network' as page, network_id as key, name, acronym, country
from networks
where contains(plain(concat_ws(' ', name, acronym)), plain($find))
union all
select 'member', member_id, name, acronym, country
from members
where contains(plain(concat_ws(' ', name, acronym, aliases)), plain($find))
order by coalesce(plain(acronym) = plain($find), false) desc, starts_with(plain(name), plain($find)) desc, page desc, name, key
limit 20
