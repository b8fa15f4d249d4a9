-- What members take part in deciding, by the decision mode of their network, as counts. A network counts in each column
-- that its sources speak of; those that state no mode stand last.
--
-- A source that tells of one assembly or one position paper is enough to be counted: an empty place means that nothing
-- was found, not that members have no part in it.
with chosen as (
    select network_id, decision_mode
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
levels as (
    select distinct network_id, decision_level from network_decision_levels
),
taken as (
    select network_id, decision_mode, decision_level
    from chosen
    left join levels using (network_id)
),
modes as (
    select decision_mode, count(distinct network_id) as networks_of_mode
    from taken
    where decision_level is not null
    group by decision_mode
),
counted as (
    select decision_level, decision_mode, count(*) as networks
    from taken
    group by decision_level, decision_mode
)
select
    decision_level,
    counted.decision_mode,
    networks,
    networks_of_mode as row_position,
    terms.position as column_position,
    (select count(distinct network_id) from taken where decision_level is not null) as networks_stating,
    (select count(*) from chosen) as networks_in_all
from counted
left join modes on modes.decision_mode is not distinct from counted.decision_mode
left join terms on terms.scheme = 'decision_level' and terms.code = decision_level
order by counted.decision_mode is null, row_position desc nulls last, counted.decision_mode, column_position nulls last
