-- Memberships that hold in the as-of year in the networks that the filters leave, by role. An organisation counts once for
-- each of its networks, and with each role that it has there. Supporters do not count as members.
--
-- Pages use these words in their own ways: what one network calls a partner is a full member elsewhere, and who leads is
-- named more often than who takes part.
select role, sum(memberships)::bigint as memberships
from membership_counts
semi join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network)
where from_year <= $as_of and until_year > $as_of
group by role
order by role is null, memberships desc, role
