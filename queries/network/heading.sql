-- One network, and whether the filters leave it.
select
    networks.network_id,
    networks.name,
    networks.acronym,
    networks.topic,
    networks.website,
    networks.ended_year,
    networks.ended_on,
    networks.network_id in (
        select network_id from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    ) as is_chosen,
    members.member_id
from networks
left join members on members.network_id = networks.network_id
where networks.network_id = $network
order by members.member_id
limit 1
