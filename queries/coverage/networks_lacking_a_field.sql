-- The networks that the filters leave and that do not state a field, field by field.
with stated as (
    select
        chosen.network_id,
        chosen.name,
        network_fields.* exclude (network),
        listed_members is not null as listed_members,
        members is not null as size,
        activities is not null as activities,
        outcomes is not null as outcomes
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
    join network_fields using (network)
)
select field as lacks, network_id, name
from (
    unpivot (select network_id, name, coalesce(columns(* exclude (network_id, name)), false) from stated)
    on columns(* exclude (network_id, name)) into name field value is_stated
)
where not is_stated
order by field, name, network_id
