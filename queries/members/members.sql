-- Organisations with a membership, in one of the networks that the filters leave, that holds in the as-of year.
with shown as (
    select member, networks
    from chosen_members($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    join member_cards using (member)
    where networks > 0
    order by name_place
    limit $most_rows
)
select
    member_id,
    name,
    acronym,
    kind as member_kind,
    country,
    place,
    networks
from shown
join members on members.rowid = member
order by name, member_id
