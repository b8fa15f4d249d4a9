-- Networks by decision mode and by how far they reach. Each network counts once, under the mode that its source
-- names.
--
-- Large international networks publish more on how they decide than local ones, of which few sources were found: a
-- level with few dots says little of the networks of that level.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
-- A row is a line with its name and, below it, lines of twenty dots.
rows_of_dots as (
    select
        decision_mode,
        count(*) as networks_in_row,
        coalesce(
            sum(1 + ceil(count(*) / 20)) over (
                order by count(*) desc, decision_mode rows between unbounded preceding and 1 preceding
            ),
            0
        )::integer as lines_above
    from chosen
    where decision_mode is not null
    group by decision_mode
),
placed as (
    select
        chosen.*,
        row_number() over (
            partition by chosen.decision_mode
            order by terms.position desc, is_ended, name, network_id
        ) - 1 as place
    from chosen
    left join terms on terms.scheme = 'level' and terms.code = chosen.level
)
select
    decision_mode,
    level,
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
left join rows_of_dots using (decision_mode)
order by lines_above nulls last, place, network_id
