-- The networks that state both purposes of a pair, for each pair that a network states.
with chosen as (
    select network, network_id, name
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
stated as (
    select network_id, purpose
    from purposes_pursued
    join chosen using (network)
),
frequency as (
    select purpose, row_number() over (order by count(*) desc, purpose) as place
    from stated
    group by purpose
)
select
    -- The more frequent one comes first, as where pairs are counted.
    concat(first.purpose, ', ', second.purpose) as purposes,
    network_id,
    name
from (from stated join frequency using (purpose)) as first
join (from stated join frequency using (purpose)) as second using (network_id)
join chosen using (network_id)
where first.place < second.place
order by purposes, name, network_id
