-- Organisations that are members of a network that the filters leave, by what they are.
--
-- Where no source says what an organisation is, its kind was judged from its name; an association that runs enterprises may
-- stand under either.
select member_kind, sum(members)::bigint as members
from chosen_organisations($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
where networks > 0
group by member_kind
order by member_kind is null, members desc, member_kind
