-- Networks by purpose and country of their seat. A network counts once for each purpose that it states; the number
-- beside a country is that of its networks that state any. Countries with fewer than five of these are not drawn: the
-- table has them. All purposes of the list are there but the one that gathers the rest. Known for those that state a
-- purpose and a seat.
--
-- This is a collection, not a census, and sources are short: a ring means that no source read here states the purpose,
-- not that nobody in the country pursues it. European networks without a stated seat stand apart.
with chosen as (
    select network, network_id, country
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
stated as (
    select network_id, purpose
    from purposes_pursued
    join chosen using (network)
),
parts as (
    select
        country,
        count(*) filter (where states) as networks_of_country,
        count(*) filter (where states) >= 5 as is_drawn,
        row_number() over (order by count(*) filter (where states) < 5, country is null, count(*) filter (where states) desc, country) as column_place
    from (select *, network_id in (select network_id from stated) as states from chosen)
    group by country
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
    select purpose, country, count(*) as networks
    from stated
    join chosen using (network_id)
    group by purpose, country
)
select
    ranked.purpose,
    parts.country,
    coalesce(networks, 0) as networks,
    networks_of_country,
    (select count(*) from chosen where country is not null and network_id in (select network_id from stated)) as networks_stating,
    (select count(*) from chosen) as networks_in_all,
    is_drawn,
    row_place,
    column_place,
    -- Each word is written once, at the first of its row or column.
    column_place = 1 as heads_row,
    row_place = 1 as heads_column
from ranked
cross join parts
left join counted on counted.purpose = ranked.purpose and counted.country is not distinct from parts.country
order by row_place, column_place
