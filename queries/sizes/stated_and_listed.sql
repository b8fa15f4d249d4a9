-- The number of members that a network states against the number found listed in sources, where both are known.
--
-- They differ for good reasons: sources show a part of the members, hold for another year, or count other things than the
-- number does. A dot far from the line is no mistake of the network.
select
    case when stated_members is not null then listed_members end as listed_members,
    stated_members,
    network_id,
    name,
    form,
    is_ended
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
order by stated_members desc nulls last, network_id
