-- Networks by the number of members that they state and the number found listed in sources, as counts in bands, where both
-- are known.
--
-- They differ for good reasons: sources show a part of the members, hold for another year, or count other things than the
-- number does. In one band the two numbers may still differ: the sentence compares the numbers themselves.
with compared as (
    select
        case when listed_members is not null then stated_members end as stated,
        case when stated_members is not null then listed_members end as listed
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
counted as (
    select
        size_band(stated) as stated_size_band,
        size_band(listed) as listed_size_band,
        count(*) as networks,
        count(*) filter (where listed < stated) as networks_listing_fewer,
        count(*) filter (where listed > stated) as networks_listing_more
    from compared
    group by all
)
select counted.*, bands.position as row_position, columns.position as column_position
from counted
left join terms as bands on bands.scheme = 'size_band' and bands.code = stated_size_band
left join terms as columns on columns.scheme = 'size_band' and columns.code = listed_size_band
order by row_position nulls last, column_position nulls last
