-- What is planned, as far as recorded; most of it bears no date. It is not counted above.
with chosen as (
    select network_id, coalesce(acronym, name) as network
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select
    network_id,
    activities.starts_on,
    activities.title,
    network,
    activities.kind as activity_kind,
    activities.mode as exchange_mode,
    activities.topic,
    promoter.name as promoter
from activities
join chosen using (network_id)
left join members as promoter on promoter.member_id = activities.promoter_id
where status = 'planned'
order by activities.starts_on nulls last, network, activities.title, activity_id
