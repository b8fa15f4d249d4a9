-- Organisations that are members of the networks that the filters leave, those in most of them first.
with most as (
    select member, networks
    from chosen_members($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    join member_cards using (member)
    where networks > 0
    order by networks desc, name_place
    limit $most_rows
)
select member_id as key, name
from most
join members on members.rowid = member
order by networks desc, name, member_id
