-- Networks by who manages them and by form, as counts.
--
-- A coordinator may work for the bodies of the members, and a lead partner be a public authority: the source's own words
-- stand in the table of all networks.
select
    management,
    form,
    count(*) as networks,
    sum(count(*)) over (partition by management) as row_position,
    min(terms.position) as column_position
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
left join terms on terms.scheme = 'form' and terms.code = chosen.form
group by management, form
order by management is null, row_position desc, management, column_position nulls last
