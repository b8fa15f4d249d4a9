-- The networks that the filters leave, each with its size and on what the size rests.
select
    network_id,
    name,
    acronym,
    form,
    level,
    country,
    members,
    size_band(members) as size_band,
    size_basis,
    stated_members,
    listed_members,
    founded_year,
    ended_year
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
order by members desc nulls last, name, network_id
limit $most_rows
