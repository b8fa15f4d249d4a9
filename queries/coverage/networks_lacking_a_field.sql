-- The networks that the filters leave and that do not state a field, field by field.
with chosen as (
    select network_id, name
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select field as lacks, network_id, name
from network_fields($as_of)
join chosen using (network_id)
where not is_stated
order by field, name, network_id
