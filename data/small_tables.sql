-- Small tables, made when a data set is published, so that no page reads its memberships or activities as a whole.
--
-- Nothing in them is not in the tables of the schema too. A network and an organisation are named by their place in the tables
-- `networks` and `members` (their rowid), which a published file never changes: whole numbers join faster than keys. What holds
-- for some years stands once for all of them: from `from_year` to the year before `until_year`; 0 is since ever, 9999 for good.

-- The two-mode graph: an organisation in a network for as long as it was a member without a break. Supporters do not count
-- as members: who was never more stands here once, for no year. A membership that ended in the year of its network's own end
-- still holds, so that an ended network keeps the size it had.
create table ties as
with held as (
    select
        networks.rowid::integer as network,
        members.rowid::integer as member,
        coalesce(since_year, 0) as from_,
        case when until_year = ended_year then 9999 else coalesce(until_year, 9999) end as until_,
        coalesce(role, '') <> 'supporter' and from_ < until_ as holds
    from memberships
    join networks using (network_id)
    join members using (member_id)
),
joined as (
    select
        network,
        member,
        coalesce(min(from_) filter (where holds), 0) as from_year,
        coalesce(max(until_) filter (where holds), 0) as until_year,
        -- Spans that all meet in one year are one.
        coalesce(max(from_) filter (where holds) <= min(until_) filter (where holds), true) as is_unbroken
    from held
    group by network, member
),
broken as (
    select
        held.*,
        from_ > max(until_) over (partition by network, member order by from_, until_ rows between unbounded preceding and 1 preceding) as begins
    from held
    semi join (from joined where not is_unbroken) using (network, member)
    where holds
),
numbered as (
    select *, count(*) filter (where begins) over (partition by network, member order by from_, until_ rows unbounded preceding) as span
    from broken
)
select network, member, from_year, until_year from joined where is_unbroken
union all
select network, member, min(from_), max(until_) from numbered group by network, member, span
order by network, member, from_year;

-- What is asked of organisations most, each in its place.
create table member_cards as
select
    members.rowid::integer as member,
    members.kind as member_kind,
    country,
    nuts,
    place is not null as has_place,
    website is not null as has_website,
    sources.rowid::integer as source,
    -- Its place among all by name.
    (row_number() over (order by members.name, member_id))::integer as name_place
from members
join sources using (source_id)
order by member;

-- How many members a network has in a country.
create table member_countries as
with changes as (
    select network, country, from_year as year, 1 as change
    from ties
    join member_cards using (member)
    where country is not null and from_year < until_year
    union all
    select network, country, until_year, -1
    from ties
    join member_cards using (member)
    where country is not null and from_year < until_year and until_year < 9999
),
by_year as (
    select network, country, year, sum(change) as change from changes group by network, country, year
)
select
    network,
    country,
    year as from_year,
    lead(year, 1, 9999) over (partition by network, country order by year) as until_year,
    (sum(change) over (partition by network, country order by year))::integer as members
from by_year
qualify members > 0
order by network, country, from_year;

-- Organisations that sit in a body that manages a network.
create table management_seats as
select distinct
    networks.rowid::integer as network,
    members.rowid::integer as member,
    coalesce(since_year, 0) as from_year,
    case when until_year = ended_year then 9999 else coalesce(until_year, 9999) end as until_year
from memberships
join networks using (network_id)
join members using (member_id)
where in_management and coalesce(role, '') <> 'supporter'
order by network, member, from_year;

-- Memberships counted, each row of them apart: who has two roles in a network counts with both.
create table membership_counts as
select
    networks.rowid::integer as network,
    role,
    in_management,
    coalesce(since_year, 0) as from_year,
    case when until_year = ended_year then 9999 else coalesce(until_year, 9999) end as until_year,
    count(*)::integer as memberships
from memberships
join networks using (network_id)
where coalesce(role, '') <> 'supporter'
group by all
order by all;

-- What networks did and plan, each activity in its place.
create table recorded_activities as
select
    networks.rowid::integer as network,
    activities.rowid::integer as activity,
    coalesce(status, 'done') as status,
    starts_on,
    starts_year,
    activities.topic is not null as has_topic
from activities
join networks using (network_id)
order by network, activity;

-- The same counted. What bears no status was done.
create table activity_counts as
select
    networks.rowid::integer as network,
    coalesce(status, 'done') as status,
    starts_year,
    case when length(starts_on) >= 7 then substr(starts_on, 6, 2) end as month,
    activities.kind as activity_kind,
    mode as exchange_mode,
    count(*)::integer as activities,
    count(activities.topic)::integer as activities_with_topic,
    count(promoter_id)::integer as activities_with_promoter
from activities
join networks using (network_id)
group by all
order by all;

-- The number of a network's members and of what it did by the end of a year, in a row for each year in which one of them
-- changed.
create table network_years as
with seen as (
    -- What was still going on at the end of a year was seen in it.
    select
        networks.rowid::integer as network,
        starts_on,
        ends_on,
        starts_year,
        coalesce(year_of(ends_on), starts_year) as ends_year,
        unnest(range(coalesce(starts_year, ends_year), ends_year + 1))::integer as year
    from activities
    join networks using (network_id)
    where coalesce(status, 'done') = 'done'
),
held as (
    select
        networks.rowid::integer as network,
        coalesce(since_year, 0) as from_year,
        case when until_year = ended_year then 9999 else coalesce(until_year, 9999) end as until_year,
        (in_management is not null)::integer as says_who_manages,
        coalesce(role in ('lead', 'coordinator'), false)::integer as coordinates
    from memberships
    join networks using (network_id)
    where coalesce(role, '') <> 'supporter' and (in_management is not null or role in ('lead', 'coordinator'))
),
changes as (
    select network, from_year as year, 1 as listed_members from ties where from_year < until_year
    union all
    select network, until_year, -1 from ties where from_year < until_year and until_year < 9999
),
more_changes as (
    select network, from_year as year, says_who_manages, coordinates from held where from_year < until_year
    union all
    select network, until_year, -says_who_manages, -coordinates from held where from_year < until_year and until_year < 9999
),
by_year as (
    select
        network,
        year,
        sum(listed_members) as listed_members,
        sum(says_who_manages) as says_who_manages,
        sum(coordinates) as coordinates,
        sum(activities) as activities,
        sum(undated_activities) as undated_activities,
        sum(dated_activities) as dated_activities,
        sum(outcomes) as outcomes,
        min(starts_year) as first_year,
        max(starts_year) as last_start,
        max(seen_year) as last_year,
        max(seen_on) as last_recorded_on
    from (
        from changes
        union all by name
        from more_changes
        union all by name
        select
            network,
            coalesce(starts_year, 0) as year,
            activities,
            case when starts_year is null then activities end as undated_activities,
            starts_year
        from activity_counts
        where status = 'done'
        union all by name
        select
            network,
            year,
            (year = coalesce(starts_year, ends_year))::integer as dated_activities,
            year as seen_year,
            case when year = ends_year then coalesce(ends_on, starts_on) else starts_on end as seen_on
        from seen
        union all by name
        select networks.rowid::integer as network, coalesce(on_year, 0) as year, 1 as outcomes
        from outcomes
        join networks using (network_id)
    )
    group by network, year
)
select
    network,
    year as from_year,
    lead(year, 1, 9999) over (partition by network order by year) as until_year,
    nullif(sum(listed_members) over by_then, 0)::integer as listed_members,
    coalesce(sum(says_who_manages) over by_then, 0)::integer as memberships_stating_seats,
    coalesce(sum(coordinates) over by_then, 0)::integer as coordinators,
    nullif(sum(activities) over by_then, 0)::integer as activities,
    coalesce(sum(undated_activities) over by_then, 0)::integer as undated_activities,
    coalesce(sum(dated_activities) over by_then, 0)::integer as dated_activities,
    nullif(sum(outcomes) over by_then, 0)::integer as outcomes,
    min(first_year) over by_then as first_year,
    max(last_start) over by_then as last_start,
    max(last_year) over by_then as last_year,
    max(last_recorded_on) over by_then as last_recorded_on
from by_year
window by_then as (partition by network order by year)
order by network, from_year;

-- Each purpose of a network once, in whatever words it is told.
create table purposes_pursued as
select distinct networks.rowid::integer as network, purpose
from network_purposes
join networks using (network_id)
order by network, purpose;

-- What a network states itself, true or missing: the fields that do not hang on a year.
create table network_fields as
select
    rowid::integer as network,
    nullif(
        columns(
            * exclude (
                network_id, name, acronym, ended_on, decision_mode_note, decision_source_id, decision_locator, management_note,
                contract_kind, agreement_note, agreement_source_id, coordination_note, coordination_source_id, stated_members_note,
                source_id, locator, founded_year, ended_year, agreement_until_year
            )
        ) is not null,
        false
    ),
    nullif(rowid in (select network from purposes_pursued), false) as purpose,
    nullif(network_id in (select network_id from network_decision_levels), false) as decision_level
from networks
order by network;

-- Of how many records of a network each field is stated. Left out is what need not be there: other names, an end (an empty one
-- means that no leaving was seen), a figure and its unit, a working group, the challenge that something answers, the place in
-- the source; and what every record states. The place of the network, which each record has, counts the records.
create table record_counts as
with membership as (
    select networks.rowid as records, m.* exclude (network_id, member_id, until, source_id, locator, since_year, until_year)
    from memberships as m
    join networks using (network_id)
),
purpose as (
    select networks.rowid as records, purpose_note
    from network_purposes
    join networks using (network_id)
),
decision_level as (
    select networks.rowid as records, note
    from network_decision_levels
    join networks using (network_id)
),
activity as (
    select networks.rowid as records, a.* exclude (activity_id, network_id, title, ends_on, source_id, locator, starts_year)
    from activities as a
    join networks using (network_id)
),
participation as (
    select networks.rowid as records, p.* exclude (activity_id, member_id, source_id, locator)
    from participations as p
    join activities using (activity_id)
    join networks using (network_id)
),
outcome as (
    select
        networks.rowid as records,
        o.* exclude (outcome_id, network_id, title, working_group, answers_outcome_id, value, unit, source_id, locator, on_year)
    from outcomes as o
    join networks using (network_id)
),
counted as (
    select records::integer as network, count(columns('.*')) as "memberships.\0" from membership group by membership.records
    union all by name
    select records::integer as network, count(columns('.*')) as "purposes.\0" from purpose group by purpose.records
    union all by name
    select records::integer as network, count(columns('.*')) as "decision_levels.\0" from decision_level group by decision_level.records
    union all by name
    select records::integer as network, count(columns('.*')) as "activities.\0" from activity group by activity.records
    union all by name
    select records::integer as network, count(columns('.*')) as "participations.\0" from participation group by participation.records
    union all by name
    select records::integer as network, count(columns('.*')) as "outcomes.\0" from outcome group by outcome.records
)
select network, sum(columns(* exclude (network)))::integer
from counted
group by network
order by network;

-- How many rows of a network were taken from a source, its organisations apart.
create table citations as
with cited as (
    select rowid as network, unnest([source_id, decision_source_id, agreement_source_id, coordination_source_id]) as source_id from networks
    union all
    select networks.rowid, held.source_id from network_purposes as held join networks using (network_id)
    union all
    select networks.rowid, held.source_id from network_decision_levels as held join networks using (network_id)
    union all
    select networks.rowid, held.source_id from memberships as held join networks using (network_id)
    union all
    select networks.rowid, held.source_id from activities as held join networks using (network_id)
    union all
    select networks.rowid, held.source_id
    from participations as held
    join activities using (activity_id)
    join networks using (network_id)
    union all
    select networks.rowid, held.source_id from outcomes as held join networks using (network_id)
)
select network::integer as network, sources.rowid::integer as source, count(*)::integer as rows_taken
from cited
join sources using (source_id)
group by all
order by all;

-- How many rows of each table were taken from a source, whatever the filters; the parts of a network's row that have a source of
-- their own stand apart.
create table source_counts as
with taken as (
    select source_id, 'networks' as taken from networks
    union all
    select unnest([decision_source_id, agreement_source_id, coordination_source_id]), 'parts_of_networks' from networks
    union all
    select source_id, 'purposes' from network_purposes
    union all
    select source_id, 'decision_levels' from network_decision_levels
    union all
    select source_id, 'members' from members
    union all
    select source_id, 'memberships' from memberships
    union all
    select source_id, 'activities' from activities
    union all
    select source_id, 'participations' from participations
    union all
    select source_id, 'outcomes' from outcomes
    union all
    select source_id, 'statements' from statements
    union all
    select source_id, 'questionnaires' from questionnaires
    union all
    select source_id, 'questions' from questions join questionnaires using (questionnaire_id)
    union all
    select source_id, 'answers' from answers
    union all
    select source_id, 'terms' from terms
)
select source_id, taken, count(*)::integer as rows_taken
from taken
where source_id is not null
group by source_id, taken
order by source_id, taken;

-- The network to whose activity a questionnaire belongs; missing where it belongs to none.
create table questionnaire_networks as
select questionnaire_id, questionnaires.source_id, networks.rowid::integer as network
from questionnaires
left join activities using (activity_id)
left join networks using (network_id)
order by questionnaire_id;

-- What finds the rows of one network, activity, organisation or source.
create index memberships_of_networks on memberships (network_id);
create index memberships_of_members on memberships (member_id);
create index activities_of_networks on activities (network_id);
create index outcomes_of_networks on outcomes (network_id);
create index participations_of_activities on participations (activity_id);
create index participations_of_members on participations (member_id);
create index members_of_sources on members (source_id);
create index memberships_of_sources on memberships (source_id);
create index activities_of_sources on activities (source_id);
create index participations_of_sources on participations (source_id);
create index outcomes_of_sources on outcomes (source_id);
