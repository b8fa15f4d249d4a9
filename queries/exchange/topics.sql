-- The activities that state what they are about, in the words of their source. The topic of the network is not put in
-- where an activity states none.
with chosen as (
    select network_id, coalesce(acronym, name) as network
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select network_id, network, starts_on, activities.topic, title
from activities_done($as_of) as activities
join chosen using (network_id)
where activities.topic is not null
order by starts_on desc nulls last, title, activity_id
