-- How many networks seated in a country state each of the main fields: the six countries with most networks, the others
-- together, and the networks that name no seat. A stronger shade is a larger part that states it; a group of fewer than
-- five networks has its numbers without a shade.
--
-- This counts what was collected: that a country's networks state less may only mean that fewer of their sources were
-- read, or that they write in a language that was searched less.
with fields as (
    select * from chosen_fields($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where is_main_field(field)
),
ranked as (
    select country, row_number() over (order by sum(networks) desc, country) as place
    from fields
    where country is not null
    group by country
),
counted as (
    select
        case when place <= 6 then country when place is not null then 'others' end as seat,
        case when place <= 6 then place when place is not null then 7 else 8 end as position,
        field,
        sum(stated) as stated,
        sum(networks) as records
    from fields
    left join ranked using (country)
    group by seat, position, field
)
select
    seat as country,
    field,
    stated::bigint as stated,
    records::bigint as records,
    case when records >= 5 then stated / records end as stated_share,
    row_number() over (partition by seat order by field) = 1 as is_head,
    position,
    coalesce(sum(records) filter (where seat is not null) over (partition by field), 0)::bigint as networks_stating,
    (sum(records) over (partition by field))::bigint as networks_in_all
from counted
order by position, sum(stated) over (partition by field) desc, field
