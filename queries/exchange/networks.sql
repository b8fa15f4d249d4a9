-- The networks that are left, with the number of their recorded activities, how many of them bear no year, and the years of
-- the first and the last of those that do.
select
    network_id,
    name,
    activities,
    case when activities is not null then undated_activities end as undated_activities,
    first_year,
    last_start as last_year,
    is_ended
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
order by name, network_id
limit $most_rows
