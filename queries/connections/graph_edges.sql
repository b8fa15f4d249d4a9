-- The ties of the two-mode graph: each organisation in each network that the filters leave and of which it is a member in the
-- as-of year, with its role and the years that a source names. Where it holds several roles, they stand together, from the earliest
-- year to the latest, unless one of them names none.
select
    network_id,
    member_id,
    string_agg(distinct role, ', ' order by role) as role,
    case when count(since) = count(*) then min(since) end as since,
    case when count(until) = count(*) then max(until) end as until
from current_memberships($as_of)
semi join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network_id)
group by network_id, member_id
order by network_id, member_id
limit $most_rows
