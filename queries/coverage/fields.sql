-- For each field of each kind of record, how many records state it: the networks that the filters leave, their
-- organisations, memberships, purposes, levels of deciding, activities, parts in them and outcomes of every year, and the
-- sources of all these. Left out is what need not be there: other names, an end (an empty one means that no leaving was
-- seen), a figure and its unit, a working group, the challenge that something answers, and the place in the source; and what
-- every record of a kind states.
--
-- Not stated means that no source that was read says it: it is never "none" and never zero. What came of networks in
-- general, and belongs to none of them, is not among the outcomes. A source that bears no date has none to state.
with chosen as (
    select network
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
of_networks as (
    select 1 as position, 'networks.' || field as field, sum(stated) as stated, sum(networks) as records
    from chosen_fields($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    group by field
),
of_members as (
    unpivot (
        select
            sum(members) filter (where member_kind is not null) as kind,
            sum(members) filter (where country is not null) as country,
            sum(members_with_nuts) as nuts,
            sum(members_with_place) as place,
            sum(members_with_website) as website,
            sum(members) as records
        from chosen_organisations($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    )
    on kind, country, nuts, place, website into name field value stated
),
of_records as (
    select
        field,
        stated,
        max(stated) filter (where field like '%.records') over (partition by split_part(field, '.', 1)) as records,
        array_position(['memberships', 'purposes', 'decision_levels', 'activities', 'participations', 'outcomes'], split_part(field, '.', 1))
            as table_position
    from (
        unpivot (
            select sum(columns(* exclude (network)))
            from record_counts
            semi join chosen using (network)
        )
        on columns(*) into name field value stated
    )
),
of_sources as (
    unpivot (
        select count(columns(* exclude (source_id, title, kind, published_year))), count(*) as records
        from sources
        where rowid in (select source from chosen_sources($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q))
    )
    on columns(* exclude (records)) into name field value stated
),
every_field as (
    from of_networks
    union all
    select 2, 'members.' || field, stated, records from of_members
    union all
    select 3 + table_position, field, stated, records from of_records where field not like '%.records'
    union all
    select 10, 'sources.' || field, stated, records from of_sources
)
select
    field,
    stated::bigint as stated,
    (records - stated)::bigint as not_stated,
    records::bigint as records,
    position > 1 as is_beside_networks,
    (sum(distinct_records) over ())::bigint as records_stating,
    (sum(distinct_records) over ())::bigint as records_in_all
from (
    -- A kind of record counts once, with its first field.
    select
        *,
        case when position > 1 and row_number() over (partition by position order by field) = 1 then records else 0 end as distinct_records
    from every_field
    where records > 0
)
order by position, stated desc, field
