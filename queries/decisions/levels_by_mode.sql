-- What members take part in deciding, by the decision mode of their network. A network counts in each column that its
-- sources speak of; those that state no mode stand last.
--
-- A source that tells of one assembly or one position paper is enough to be counted: an empty place means that nothing
-- was found, not that members have no part in it.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
taken as (
    select network_id, decision_level, string_agg(note, '; ' order by note) as note
    from network_decision_levels
    group by network_id, decision_level
),
modes as (
    select decision_mode, count(distinct network_id) as networks_of_mode
    from chosen
    join taken using (network_id)
    group by decision_mode
),
cells as (
    select
        *,
        count(*) over (partition by decision_level, decision_mode) as networks_of_cell,
        row_number() over (partition by decision_level, decision_mode order by name, network_id) as place_in_cell
    from chosen
    left join taken using (network_id)
)
select
    decision_level,
    cells.decision_mode,
    network_id,
    name,
    form,
    note,
    -- Each count is drawn once, whatever the number of networks in it.
    case when place_in_cell = 1 and decision_level is not null then networks_of_cell end as cell,
    networks_of_mode as row_position,
    terms.position as column_position
from cells
left join modes on modes.decision_mode is not distinct from cells.decision_mode
left join terms on terms.scheme = 'decision_level' and terms.code = cells.decision_level
order by cells.decision_mode is null, row_position desc nulls last, cells.decision_mode, column_position nulls last, name, network_id
