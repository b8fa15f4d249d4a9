-- Names of organisations by their keys.
select member_id as key, name from members where member_id in (select unnest($keys::text[])) order by name, key
