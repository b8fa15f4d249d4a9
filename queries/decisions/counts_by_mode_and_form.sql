-- Networks by decision mode and by form, as counts.
--
-- Most networks do not say how they decide: the last row counts those, and how they decide cannot be told from the others.
select
    decision_mode,
    form,
    count(*) as networks,
    sum(count(*)) over (partition by decision_mode) as row_position,
    min(terms.position) as column_position
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
left join terms on terms.scheme = 'form' and terms.code = chosen.form
group by decision_mode, form
order by decision_mode is null, row_position desc, decision_mode, column_position nulls last
