-- Networks by the purpose that they state; a network counts once for each. Every purpose of the list is there, stated
-- or not.
--
-- The numbers sum to more than the networks. Sources differ in how much they say: a purpose that many sources leave out
-- looks less frequent than it is, and one that nobody states may be pursued all the same.
with chosen as (
    select network, network_id
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
stated as (
    select network_id, purpose
    from purposes_pursued
    join chosen using (network)
),
counted as (
    select code as purpose, count(network_id) as networks, min(position) as position
    from terms
    left join stated on stated.purpose = terms.code
    where scheme = 'purpose' and exists (from chosen)
    group by code
    -- What gathers the rest is no gap where nobody states it.
    having count(network_id) > 0 or code <> 'other'
    union all
    select null, count(*), null
    from chosen
    anti join stated using (network_id)
    having count(*) > 0
)
select
    purpose,
    (select count(distinct network_id) from stated) as networks_stating,
    (select count(*) from chosen) as networks_in_all,
    networks
from counted
order by purpose is null, networks desc, position
