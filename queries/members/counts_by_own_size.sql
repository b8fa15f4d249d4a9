-- Organisations that are networks themselves, counted by bands of the number of their own members and of the networks, among
-- those that the filters leave, that they are members of. Their size is that of the Sizes page: the number of members they
-- state, else those listed, as "at least".
--
-- Of other organisations no source gives the size. Large networks also have more sources that can name what they are in, and
-- a network that only lists a part of its members looks small here.
with held as (
    select
        size_band(own.members) as size_band,
        case
            when chosen.networks <= 2 then chosen.networks::text
            when chosen.networks <= 5 then '3-5'
            when chosen.networks <= 10 then '6-10'
            else 'over 10'
        end as networks_band
    from chosen_members($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
    join members on members.rowid = chosen.member
    join networks_as_of($as_of) as own on own.network_id = members.network_id
    where chosen.networks > 0 and own.members is not null
),
counted as (
    select
        (select count(*) from held) as members_stating,
        (
            select coalesce(sum(members), 0)::bigint
            from chosen_organisations($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
            where networks > 0
        ) as members_in_all
)
select
    size_band,
    networks_band,
    count(*) as organisations,
    any_value(members_stating) as members_stating,
    any_value(members_in_all) as members_in_all,
    any_value(sizes.position) as row_position,
    any_value(bands.position) as column_position
from held
cross join counted
join terms as sizes on sizes.scheme = 'size_band' and sizes.code = size_band
join terms as bands on bands.scheme = 'networks_band' and bands.code = networks_band
group by size_band, networks_band
order by row_position desc, column_position
