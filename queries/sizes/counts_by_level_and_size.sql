-- Networks by level and number of members, as counts in bands. A network counts with the number it states; where it states
-- none, with its listed members, as "at least". Beside a level stand the number of its networks and, where the size of five
-- is known, their median.
--
-- Members of an international network are often national networks with members of their own: a small number may reach
-- further than a large one. Stated numbers are often rounded, or of another year; lists are often fragments.
with sized as (
    select level, members, size_band(members) as size_band, size_basis
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
of_level as (
    select level, count(*) as networks_in_row, case when count(members) >= 5 then median(members) end as median_members
    from sized
    group by level
),
counted as (
    select level, size_band, count(*) as networks, count(*) filter (where size_basis = 'stated') as networks_by_statement
    from sized
    group by level, size_band
)
select
    size_band,
    counted.level,
    networks,
    networks_by_statement,
    median_members,
    networks_in_row as row_position,
    terms.position as column_position
from counted
join of_level on of_level.level is not distinct from counted.level
left join terms on terms.scheme = 'size_band' and terms.code = size_band
order by counted.level is null, row_position desc, counted.level, column_position nulls last
