-- What the networks that are left did together, as far as recorded: each activity by its title and its network. It opens
-- the network.
with chosen as (
    select network_id, coalesce(acronym, name) as network
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select
    activity_id,
    network_id,
    concat(title, ' (', network, ')') as name,
    starts_year,
    case when length(starts_on) >= 7 then substr(starts_on, 6, 2) end as month,
    starts_on,
    kind as activity_kind,
    mode as exchange_mode,
    country,
    place
from activities_done($as_of)
join chosen using (network_id)
order by starts_on desc nulls last, title, activity_id
