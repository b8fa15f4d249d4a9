-- Networks by decision mode and by how far they reach, as counts.
--
-- Most networks do not say how they decide: the last row counts those, and how they decide cannot be told from the others.
select
    decision_mode,
    level,
    count(*) as networks,
    sum(count(*)) over (partition by decision_mode) as row_position,
    min(terms.position) as column_position
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
left join terms on terms.scheme = 'level' and terms.code = chosen.level
group by decision_mode, level
order by decision_mode is null, row_position desc, decision_mode, column_position nulls last
