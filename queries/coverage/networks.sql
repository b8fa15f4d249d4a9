-- The networks that the filters leave, each with how many of the nine main fields it does not state, and which, the least
-- known first.
--
-- Of one network more pages were read than of another: what is not stated here may well be said elsewhere, and the
-- network itself knows it.
with chosen as (
    select network_id, name, form, country
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select
    network_id,
    any_value(name) as name,
    count(*) filter (where not is_stated) as main_fields_not_stated,
    string_agg(field, '; ' order by field) filter (where not is_stated) as lacks,
    any_value(country) as country,
    any_value(form) as form
from network_fields($as_of)
join chosen using (network_id)
where is_main_field(field)
group by network_id
order by main_fields_not_stated desc, name, network_id
