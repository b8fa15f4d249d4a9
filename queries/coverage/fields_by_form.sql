-- How many networks of each form state each of the main fields. A stronger shade is a larger part of the form's networks
-- that states it; where a form has fewer than five networks the number stands without a shade.
--
-- A form whose networks keep public pages states more than one that works without them: the shades tell of sources, not
-- of how well networks are run. A contract that is not stated may be there all the same.
with counted as (
    select
        form,
        field,
        sum(stated) as stated,
        sum(networks) as records,
        sum(sum(networks)) filter (where form is not null) over (partition by field) as networks_stating,
        sum(sum(networks)) over (partition by field) as networks_in_all
    from chosen_fields($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where is_main_field(field)
    group by form, field
)
select
    form,
    field,
    stated::bigint as stated,
    records::bigint as records,
    case when records >= 5 then stated / records end as stated_share,
    row_number() over (partition by form order by field) = 1 as is_head,
    coalesce(networks_stating, 0)::bigint as networks_stating,
    networks_in_all::bigint as networks_in_all
from counted
order by form is null, records desc, form, sum(stated) over (partition by field) desc, field
