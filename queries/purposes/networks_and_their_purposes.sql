-- Networks and the purposes that they state, a dot for each purpose of a network.
--
-- A purpose counts where a source of the network states it. A source that is short states few: an empty place is not a
-- purpose that the network refuses.
with chosen as (
    select network, network_id, name, acronym, form, country
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
stated as (
    select network_id, purpose
    from purposes_pursued
    join chosen using (network)
),
widest as (
    select
        network_id,
        count(*) as purposes_stated,
        row_number() over (order by count(*) desc, min(name), network_id) as row_place
    from stated
    join chosen using (network_id)
    group by network_id
),
most_frequent as (
    select
        purpose,
        count(*) as networks_of_purpose,
        row_number() over (order by count(*) desc, purpose) as column_place
    from stated
    group by purpose
)
select
    purpose,
    network_id,
    name,
    coalesce(acronym, name) as short_name,
    form,
    country,
    purposes_stated,
    networks_of_purpose,
    row_place,
    column_place,
    -- Each name and each word is written once, beside its first dot.
    row_number() over (partition by network_id order by column_place) = 1 as heads_row,
    purpose is not null and row_number() over (partition by purpose order by row_place) = 1 as heads_column
from chosen
left join stated using (network_id)
left join widest using (network_id)
left join most_frequent using (purpose)
order by row_place nulls last, name, network_id, column_place
