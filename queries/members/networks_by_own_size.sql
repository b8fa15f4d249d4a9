-- Organisations that are networks themselves, by the number of their own members and by that of the networks, among those
-- that the filters leave, that they are members of. Their size is that of the Sizes page: the number of members they state,
-- else those listed, as "at least".
--
-- Of other organisations no source gives the size. Large networks also have more sources that can name what they are in, and
-- a network that only lists a part of its members looks small here.
with held as (
    select
        members.member_id,
        members.name,
        members.country,
        chosen.networks,
        own.members as own_members,
        own.size_basis
    from chosen_members($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
    join members on members.rowid = chosen.member
    left join networks_as_of($as_of) as own on own.network_id = members.network_id
    where chosen.networks > 0 and members.network_id is not null
),
counted as (
    select
        (select count(own_members) from held) as members_stating,
        (
            select coalesce(sum(members), 0)::bigint
            from chosen_organisations($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
            where networks > 0
        ) as members_in_all
)
select
    own_members,
    member_id,
    name,
    country,
    networks,
    size_basis,
    counted.*
from counted
left join held on own_members is not null
where members_in_all > 0
order by own_members desc, name, member_id
