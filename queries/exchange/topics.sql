-- The activities that state what they are about, in the words of their source. The topic of the network is not put in
-- where an activity states none.
with shown as (
    select network, activity, network_id, coalesce(acronym, name) as network_name, starts_on
    from recorded_activities
    join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network)
    where has_topic and status = 'done' and (starts_year is null or starts_year <= $as_of)
    order by starts_on desc nulls last, activity
    limit $most_rows
)
select shown.network_id, network_name as network, shown.starts_on, activities.topic, title
from shown
join activities on activities.rowid = activity
order by shown.starts_on desc nulls last, activity
