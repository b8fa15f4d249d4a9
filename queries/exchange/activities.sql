-- What the networks that are left did together, as far as recorded: each activity by its title and its network. It opens
-- the network.
with chosen as (
    select network, network_id, coalesce(acronym, name) as network_name
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),

done as (
    select *
    from recorded_activities
    join chosen using (network)
    where status = 'done' and (starts_year is null or starts_year <= $as_of)
)
select
    activity_id,
    done.network_id,
    concat(title, ' (', network_name, ')') as name,
    done.starts_year,
    case when length(done.starts_on) >= 7 then substr(done.starts_on, 6, 2) end as month,
    done.starts_on,
    kind as activity_kind,
    mode as exchange_mode,
    country,
    place
from done
join activities on activities.rowid = activity
order by done.starts_on desc nulls last, title, activity_id
