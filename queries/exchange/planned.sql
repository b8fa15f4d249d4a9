-- What is planned, as far as recorded; most of it bears no date. It is not counted above.
with shown as (
    select network, activity, network_id, coalesce(acronym, name) as network_name, starts_on
    from recorded_activities
    join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network)
    where status = 'planned'
    order by starts_on nulls last, activity
    limit $most_rows
)
select
    shown.network_id,
    shown.starts_on,
    activities.title,
    network_name as network,
    activities.kind as activity_kind,
    activities.mode as exchange_mode,
    activities.topic,
    promoter.name as promoter
from shown
join activities on activities.rowid = activity
left join members as promoter on promoter.member_id = activities.promoter_id
order by shown.starts_on nulls last, activity
