-- How many networks seated in a country state each of the main fields: the six countries with most networks, the others
-- together, and the networks that name no seat. A stronger shade is a larger part that states it; a group of fewer than
-- five networks has its numbers without a shade.
--
-- This counts what was collected: that a country's networks state less may only mean that fewer of their pages were
-- read, or that they write in a language that was searched less.
with chosen as (
    select network_id, country
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
ranked as (
    select country, row_number() over (order by count(*) desc, country) as place
    from chosen
    where country is not null
    group by country
),
seated as (
    select
        network_id,
        case when place <= 6 then country when place is not null then 'others' end as seat,
        case when place <= 6 then place when place is not null then 7 else 8 end as position
    from chosen
    left join ranked using (country)
),
grouped as (
    select
        *,
        count(*) over (partition by position) as networks_of_seat,
        count(seat) over () as networks_stating,
        count(*) over () as networks_in_all
    from seated
),
counted as (
    select
        seat,
        field,
        position,
        count(*) filter (where is_stated) as stated,
        any_value(networks_of_seat) as records,
        any_value(networks_stating) as networks_stating,
        any_value(networks_in_all) as networks_in_all
    from network_fields($as_of)
    join grouped using (network_id)
    where is_main_field(field)
    group by seat, field, position
)
select
    seat as country,
    field,
    stated,
    records,
    case when records >= 5 then stated / records end as stated_share,
    row_number() over (partition by seat order by field) = 1 as is_head,
    position,
    networks_stating,
    networks_in_all
from counted
order by position, sum(stated) over (partition by field) desc, field
