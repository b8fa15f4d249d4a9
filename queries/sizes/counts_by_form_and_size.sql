-- Networks by form and number of members, as counts in bands. A network counts with the number it states; where it states
-- none, with its listed members, as "at least". Beside a form stand the number of its networks and, where the size of five
-- is known, their median.
--
-- Members are not alike: one network counts organisations, another its regional branches or federations that have
-- hundreds of their own. Stated numbers are often rounded, or of another year; lists are often fragments, so that the
-- medians are rather too low.
with sized as (
    select form, members, size_band(members) as size_band, size_basis
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
of_form as (
    select form, count(*) as networks_in_row, case when count(members) >= 5 then median(members) end as median_members
    from sized
    group by form
),
counted as (
    select form, size_band, count(*) as networks, count(*) filter (where size_basis = 'stated') as networks_by_statement
    from sized
    group by form, size_band
)
select
    size_band,
    counted.form,
    networks,
    networks_by_statement,
    median_members,
    networks_in_row as row_position,
    terms.position as column_position
from counted
join of_form on of_form.form is not distinct from counted.form
left join terms on terms.scheme = 'size_band' and terms.code = size_band
order by counted.form is null, row_position desc, counted.form, column_position nulls last
