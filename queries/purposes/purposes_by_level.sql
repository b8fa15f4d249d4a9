-- Networks by purpose and level. A network counts once for each purpose that it states; the number beside a level is
-- that of its networks that state any. Levels with fewer than five of these are not drawn: the table has them. All
-- purposes of the list are there but the one that gathers the rest. Known for those that state a purpose and a level.
--
-- This is a collection, not a census, and sources are short: a ring means that no source read here states the purpose,
-- not that nobody pursues it.
with chosen as (
    select network, network_id, level
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
stated as (
    select network_id, purpose
    from purposes_pursued
    join chosen using (network)
),
parts as (
    select
        level,
        count(*) filter (where states) as networks_of_level,
        count(*) filter (where states) >= 5 as is_drawn,
        row_number() over (order by count(*) filter (where states) < 5, level is null, min(terms.position)) as column_place
    from (select *, network_id in (select network_id from stated) as states from chosen)
    left join terms on terms.scheme = 'level' and terms.code = level
    group by level
),
purposes as (
    select code as purpose, count(network_id) as networks_of_purpose
    from terms
    left join stated on stated.purpose = terms.code
    where scheme = 'purpose' and code <> 'other'
    group by code
),
ranked as (
    select purpose, row_number() over (order by networks_of_purpose desc, purpose) as row_place
    from purposes
),
counted as (
    select purpose, level, count(*) as networks
    from stated
    join chosen using (network_id)
    group by purpose, level
)
select
    ranked.purpose,
    parts.level,
    coalesce(networks, 0) as networks,
    networks_of_level,
    (select count(*) from chosen where level is not null and network_id in (select network_id from stated)) as networks_stating,
    (select count(*) from chosen) as networks_in_all,
    is_drawn,
    row_place,
    column_place,
    -- Each word is written once, at the first of its row or column.
    column_place = 1 as heads_row,
    row_place = 1 as heads_column
from ranked
cross join parts
left join counted on counted.purpose = ranked.purpose and counted.level is not distinct from parts.level
order by row_place, column_place
