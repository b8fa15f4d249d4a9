-- Pairs of purposes by the number of networks that state both, and beside it the number that state either. The pairs
-- that most networks state are drawn, up to twelve; the table has every pair, also those of one network. A network of
-- which only one purpose is known has none.
--
-- Frequent purposes meet often because they are frequent: compare both with either. A short source states one
-- purpose and makes no pair.
with chosen as (
    select network, network_id
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
stated as (
    select network_id, purpose
    from purposes_pursued
    join chosen using (network)
),
frequency as (
    select purpose, count(*) as networks, row_number() over (order by count(*) desc, purpose) as place
    from stated
    group by purpose
),
pairs as (
    select
        concat(first.purpose, ', ', second.purpose) as purposes,
        count(*) as networks,
        min(first.networks + second.networks) - count(*) as networks_stating_either
    from (from stated join frequency using (purpose)) as first
    join (from stated join frequency using (purpose)) as second using (network_id)
    where first.place < second.place
    group by first.purpose, second.purpose
),
ranked as (
    select *, row_number() over (order by networks desc, networks_stating_either, purposes) as pair_place
    from pairs
),
left_over as (
    select count(*) as networks_in_all, count(*) filter (where purposes_stated > 1) as networks_stating
    from chosen
    left join (select network_id, count(*) as purposes_stated from stated group by network_id) using (network_id)
)
select
    purposes,
    networks,
    networks_stating_either,
    networks_stating,
    networks_in_all,
    pair_place <= 12 and networks > 1 as is_drawn,
    pair_place
-- Where networks are left and none states two purposes, one row without a pair says so.
from left_over
left join ranked on true
where networks_in_all > 0
order by pair_place
