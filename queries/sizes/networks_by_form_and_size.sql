-- Each network by form and number of members. A network counts with the number it states; where it states none, with
-- its listed members, as "at least". The median is that of the form's networks whose size is known.
--
-- Members are not alike: one network counts organisations, another its regional branches or federations that have
-- hundreds of their own. Stated numbers are often rounded, or of another year; lists are often fragments, so that the
-- medians are rather too low.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
placed as (
    select
        *,
        median(members) over (partition by form) as median_members,
        count(*) over (partition by form) as networks_of_form,
        row_number() over (partition by form order by members, network_id) as place,
        row_number() over (order by members desc nulls last, network_id) <= 3 as is_named
    from chosen
)
select
    members,
    form,
    network_id,
    coalesce(acronym, name) as short_name,
    name,
    country,
    size_basis,
    is_ended,
    median_members,
    case when place = 1 then median_members end as median_once,
    -- Dots of the same size would hide each other: they take five lanes in turn.
    (place * 2) % 5 as lane,
    case when is_named then acronym end as label
from placed
order by networks_of_form desc, form nulls last, members nulls last, network_id
