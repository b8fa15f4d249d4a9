-- Networks by who manages them and by form. Each network counts once, under what its source names first.
--
-- A coordinator may work for the bodies of the members, and a lead partner be a public authority: the source's own words
-- stand in the table of all networks.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
-- A row is a line with its name and, below it, lines of twenty dots.
rows_of_dots as (
    select
        management,
        count(*) as networks_in_row,
        coalesce(
            sum(1 + ceil(count(*) / 20)) over (
                order by count(*) desc, management rows between unbounded preceding and 1 preceding
            ),
            0
        )::integer as lines_above
    from chosen
    where management is not null
    group by management
),
placed as (
    select
        chosen.*,
        row_number() over (
            partition by chosen.management
            order by terms.position desc, is_ended, name, network_id
        ) - 1 as place
    from chosen
    left join terms on terms.scheme = 'form' and terms.code = chosen.form
)
select
    management,
    form,
    network_id,
    name,
    country,
    ended_year,
    is_ended,
    case when networks_in_row is not null then place % 20 end as place_in_line,
    lines_above + 1 + place // 20 as line,
    case when place = 0 then lines_above end as head_line,
    case when place = networks_in_row - 1 then networks_in_row end as row_end
from placed
left join rows_of_dots using (management)
order by lines_above nulls last, place, network_id
