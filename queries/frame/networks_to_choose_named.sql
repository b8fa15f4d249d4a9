-- Names of networks by their keys.
select network_id as key, name from networks where network_id in (select unnest($keys::text[])) order by name, key
