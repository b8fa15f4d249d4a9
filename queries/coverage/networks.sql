-- The networks that the filters leave, each with how many of the nine main fields it does not state, and which, the least
-- known first.
--
-- Of one network more sources were read than of another: what is not stated here may well be said elsewhere, and the
-- network itself knows it.
with chosen as (
    select
        *,
        -- The main fields, in the order of their names.
        concat_ws(
            '; ',
            case when activities is null then 'activities' end,
            case when coordinator_capacity is null then 'coordinator_capacity' end,
            case when decision_mode is null then 'decision_mode' end,
            case when founded_year is null then 'founded_on' end,
            case when has_contract is null then 'has_contract' end,
            case when listed_members is null then 'listed_members' end,
            case when management is null then 'management' end,
            case when network not in (select network from purposes_pursued) then 'purpose' end,
            case when members is null then 'size' end
        ) as lacks
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select
    network_id,
    name,
    case when lacks = '' then 0 else length(lacks) - length(replace(lacks, ';', '')) + 1 end as main_fields_not_stated,
    nullif(lacks, '') as lacks,
    country,
    form
from chosen
order by main_fields_not_stated desc, name, network_id
limit $most_rows
