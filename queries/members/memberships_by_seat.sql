-- Memberships that hold in the as-of year in the networks that the filters leave, by whether the organisation sits in a body
-- that manages the network.
--
-- Pages name the members of their bodies as persons, and seldom the organisations these come from: that no seat is
-- recorded does not mean that there is none. Who has a seat is told more often than who has none.
select
    case when in_management then 'in_management' when not in_management then 'not_in_management' end as management_seat,
    sum(memberships)::bigint as memberships
from membership_counts
semi join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network)
where from_year <= $as_of and until_year > $as_of
group by management_seat
order by management_seat nulls last
