-- What is known of the network, fact by fact, each with its source. A fact without a source of its own has that of the
-- network's row; what is not stated is said so.
with network as (
    select
        * replace (
            coalesce(decision_source_id, source_id) as decision_source_id,
            coalesce(agreement_source_id, source_id) as agreement_source_id,
            coalesce(coordination_source_id, source_id) as coordination_source_id
        ),
        coalesce(decision_locator, case when decision_source_id is null then locator end) as place_of_decision
    from networks
    where network_id = $network
),
facts as (
    select 1 as position, 'form' as fact, form as code, null as words, null as note, source_id, locator from network
    union all
    select 2, 'scope', scope, null, null, source_id, locator from network
    union all
    select 3, 'level', level, null, null, source_id, locator from network
    union all
    select 4, 'country', country, null, region, source_id, locator from network
    union all
    select 5, 'stated_members', null, stated_members::text, stated_members_note, source_id, locator from network
    union all
    select 6, 'listed_members', null, count(distinct member_id)::text, null, null, null
    from current_memberships($as_of)
    where network_id = $network
    having count(*) > 0
    union all
    select 7, 'founded_on', null, founded_on, null, source_id, locator from network
    union all
    select 8, 'ended_on', null, ended_on, null, source_id, locator from network where ended_on is not null
    union all
    select 10, 'purpose', purpose, null, purpose_note, source_id, locator from network_purposes where network_id = $network
    union all
    select 10, 'purpose', null, null, null, source_id, locator
    from network
    where network_id not in (select network_id from network_purposes)
    union all
    select 11, 'decision_mode', decision_mode, null, decision_mode_note, decision_source_id, place_of_decision from network
    union all
    select 12, 'decision_bodies', null, decision_bodies, null, decision_source_id, place_of_decision
    from network
    where decision_bodies is not null
    union all
    select 13, 'decision_level', decision_level, null, note, source_id, locator
    from network_decision_levels
    where network_id = $network
    union all
    select 14, 'management', management, null, management_note, decision_source_id, place_of_decision from network
    union all
    select
        15,
        'contract_kind',
        contract_kind,
        null,
        concat_ws('; ', agreement_note, nullif(trim(coalesce(agreement_from, '') || ' – ' || coalesce(agreement_until, '')), '–')),
        agreement_source_id,
        case when agreement_source_id = source_id then locator end
    from network
    union all
    select
        16,
        'coordinator_capacity',
        coordinator_capacity,
        null,
        coordination_note,
        coordination_source_id,
        case when coordination_source_id = source_id then locator end
    from network
)
select
    fact,
    code,
    words,
    nullif(note, '') as note,
    -- What is not stated has no source; a note alone is a statement.
    case when code is not null or words is not null or note <> '' then source_id end as source_id,
    case when code is not null or words is not null or note <> '' then sources.title end as source,
    case when code is not null or words is not null or note <> '' then facts.locator end as locator
from facts
left join sources using (source_id)
order by position, code
