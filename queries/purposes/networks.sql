-- The networks that the filters leave, each with the purposes that it states, in the order of the list, and how its
-- source puts each of them.
--
-- The purposes are those of a fixed list, chosen by those who read the source: how the source puts it is nearer to it.
with chosen as (
    select network, network_id, name, acronym, form, level, country, count(purpose) as purposes_stated
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    left join purposes_pursued using (network)
    group by all
    order by purposes_stated desc, name, network_id
    limit $most_rows
),
stated as (
    select network_id, purpose, position, string_agg(purpose_note, '; ' order by purpose_note) as purpose_note
    from network_purposes
    semi join chosen using (network_id)
    join terms on scheme = 'purpose' and code = purpose
    group by network_id, purpose, position
),
of_network as (
    select
        network_id,
        string_agg(purpose, ', ' order by position) as purposes,
        string_agg(purpose_note, ' · ' order by position) as purpose_notes
    from stated
    group by network_id
)
select network_id, name, acronym, purposes, purpose_notes, form, level, country
from chosen
left join of_network using (network_id)
order by purposes_stated desc, name, network_id
