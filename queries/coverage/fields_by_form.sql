-- How many networks of each form state each of the main fields. A stronger shade is a larger part of the form's networks
-- that states it; where a form has fewer than five networks the number stands without a shade.
--
-- A form whose networks keep public pages states more than one that works without them: the shades tell of pages, not of
-- how well networks are run. A contract that is not stated may be there all the same.
with chosen as (
    select
        network_id,
        form,
        count(*) over (partition by form) as networks_of_form,
        count(form) over () as networks_stating,
        count(*) over () as networks_in_all
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
counted as (
    select
        form,
        field,
        count(*) filter (where is_stated) as stated,
        any_value(networks_of_form) as records,
        any_value(networks_stating) as networks_stating,
        any_value(networks_in_all) as networks_in_all
    from network_fields($as_of)
    join chosen using (network_id)
    where is_main_field(field)
    group by form, field
)
select
    form,
    field,
    stated,
    records,
    case when records >= 5 then stated / records end as stated_share,
    row_number() over (partition by form order by field) = 1 as is_head,
    networks_stating,
    networks_in_all
from counted
order by form is null, records desc, form, sum(stated) over (partition by field) desc, field
