-- For each field of each kind of record, how many records state it: the networks that the filters leave, their
-- organisations, memberships, purposes, levels of deciding, activities, parts in them and outcomes of every year, and the
-- sources of all these. Left out is what need not be there: other names, an end (an empty one means that no leaving was
-- seen), a figure and its unit, a working group, the challenge that something answers, and the place in the source; and what
-- every record of a kind states.
--
-- Not stated means that no page was found that says it: it is never "none" and never zero. What came of networks in
-- general, and belongs to none of them, is not among the outcomes. A page that bears no date has none to state.
with chosen as (
    select network_id
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
of_memberships as (
    select memberships.* from memberships semi join chosen using (network_id)
),
of_networks as (
    select 1 as position, 'networks.' || field as field, count(*) filter (where is_stated) as stated, count(*) as records
    from network_fields($as_of)
    semi join chosen using (network_id)
    group by field
),
of_members as (
    unpivot (
        select count(columns(* exclude (member_id, name, acronym, aliases, network_id, source_id, locator))), count(*) as records
        from members
        where member_id in (select member_id from of_memberships)
    )
    on columns(* exclude (records)) into name field value stated
),
of_their_memberships as (
    unpivot (
        select
            count(columns(* exclude (network_id, member_id, until, source_id, locator, since_year, until_year))),
            count(*) as records
        from of_memberships
    )
    on columns(* exclude (records)) into name field value stated
),
of_purposes as (
    select count(purpose_note) as stated, count(*) as records from network_purposes semi join chosen using (network_id)
),
of_levels as (
    select count(note) as stated, count(*) as records from network_decision_levels semi join chosen using (network_id)
),
chosen_activities as (
    select activities.* from activities semi join chosen using (network_id)
),
of_activities as (
    unpivot (
        select
            count(columns(* exclude (activity_id, network_id, title, ends_on, source_id, locator, starts_year))),
            count(*) as records
        from chosen_activities
    )
    on columns(* exclude (records)) into name field value stated
),
of_participations as (
    unpivot (
        select count(columns(* exclude (activity_id, member_id, source_id, locator))), count(*) as records
        from participations
        semi join chosen_activities using (activity_id)
    )
    on columns(* exclude (records)) into name field value stated
),
of_outcomes as (
    unpivot (
        select
            count(
                columns(
                    * exclude (
                        outcome_id, network_id, title, working_group, answers_outcome_id, value, unit, source_id, locator, on_year
                    )
                )
            ),
            count(*) as records
        from outcomes
        semi join chosen using (network_id)
    )
    on columns(* exclude (records)) into name field value stated
),
cited as (
    select unnest([source_id, decision_source_id, agreement_source_id, coordination_source_id]) as source_id
    from networks
    semi join chosen using (network_id)
    union all
    select source_id from network_purposes semi join chosen using (network_id)
    union all
    select source_id from network_decision_levels semi join chosen using (network_id)
    union all
    select source_id from members where member_id in (select member_id from of_memberships)
    union all
    select source_id from of_memberships
    union all
    select source_id from chosen_activities
    union all
    select source_id from participations semi join chosen_activities using (activity_id)
    union all
    select source_id from outcomes semi join chosen using (network_id)
),
of_sources as (
    unpivot (
        select count(columns(* exclude (source_id, title, kind, published_year))), count(*) as records
        from sources
        semi join cited using (source_id)
    )
    on columns(* exclude (records)) into name field value stated
),
every_field as (
    from of_networks
    union all
    select 2, 'members.' || field, stated, records from of_members
    union all
    select 3, 'memberships.' || field, stated, records from of_their_memberships
    union all
    select 4, 'purposes.purpose_note', stated, records from of_purposes
    union all
    select 5, 'decision_levels.note', stated, records from of_levels
    union all
    select 6, 'activities.' || field, stated, records from of_activities
    union all
    select 7, 'participations.' || field, stated, records from of_participations
    union all
    select 8, 'outcomes.' || field, stated, records from of_outcomes
    union all
    select 9, 'sources.' || field, stated, records from of_sources
)
select
    field,
    stated,
    records - stated as not_stated,
    records,
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
