-- The data set `illustrative`: everything in it is invented, from two numbers, the variables `memberships` and `seed`.
--
-- Each value hangs on a hash of the seed, of the record's own number and of a word for what is drawn, never on the order in
-- which rows come: the same two numbers give the same rows. The proportions are those that the documents tell of: most
-- networks in France, somewhat fewer in Italy, fewest in Slovenia; mostly informal networks and consortia; sizes from a
-- couple to some hundreds; a few organisations in many networks, most in one.

-- A number from 0 to below 1.
create temp macro chance(what, number) as (hash(number, what, getvariable('seed')) >> 11) / 9007199254740992.0;

-- One of a list. What stands in it twice is drawn twice as often; what is missing is not stated.
create temp macro one_of(choices, drawn) as choices[1 + floor(drawn * len(choices))::integer];

create temp macro maybe(part, what, number, value) as case when chance(what, number) < part then value end;

create temp macro whole(least_, most, drawn) as least_ + floor(drawn * (most - least_ + 1))::integer;

-- Normally distributed, with mean 0 and deviation 1 (Box and Muller, 1958).
create temp macro bell(what, number) as
    sqrt(-2 * ln(1 - chance(what || ', how far', number))) * cos(2 * pi() * chance(what || ', where', number));

-- A date of a year, known to the day, the month or the year.
create temp macro date_in(year, what, number) as
    left(
        (make_date(year, 1, 1) + whole(0, 364, chance(what, number)))::text,
        one_of([10, 10, 10, 7, 4], chance(what || ', how exactly', number))
    );

create temp macro key_of(kind, number) as kind || '-' || lpad(number::text, 7, '0');

create temp macro country_of(drawn) as
    one_of(
        [
            'FR', 'FR', 'FR', 'FR', 'FR', 'FR', 'FR', 'FR', 'IT', 'IT', 'IT', 'IT', 'IT', 'IT', 'IT', 'ES', 'ES', 'ES', 'ES',
            'DE', 'DE', 'DE', 'BE', 'BE', 'BE', 'PT', 'PT', 'AT', 'AT', 'HU', 'HU', 'SK', 'SK', 'RS', 'RS', 'SI'
        ],
        drawn
    );

create temp macro this_year() as default_as_of();

-- What all is about, so that a search finds something.
create temp macro topic_of(drawn) as
    one_of(
        [
            'Work for young people', 'Long-term unemployment', 'Work for people with disabilities', 'Social enterprises',
            'Training at work', 'Services for families', 'Housing and work', 'Migrants at work', 'Health and work', 'Rural areas'
        ],
        drawn
    );

-- Networks, each with its first seat: the seats of all are numbered through and are as many as memberships are wanted.
create temp table drawn as
with tried as (
    select
        number,
        one_of(
            [
                'informal_network', 'informal_network', 'informal_network', 'informal_network', 'informal_network',
                'informal_network', 'informal_network', 'informal_network', 'consortium', 'consortium', 'consortium',
                'consortium', 'consortium', 'consortium', 'partnership', 'partnership', 'partnership', 'formal_association',
                'formal_association', 'virtual_network'
            ],
            chance('form', number)
        ) as form,
        case form
            when 'informal_network' then 14
            when 'virtual_network' then 20
            when 'consortium' then 10
            when 'partnership' then 7
            else 40
        end as usual_size,
        least(greatest(round(usual_size * exp(1.2 * bell('size', number))), 2), 600)::bigint as size
    -- The mean size is some thirty, so that a tenth of this would be enough.
    from range(1, getvariable('memberships') // 4 + 100) as numbers (number)
),
seated as (
    select *, sum(size) over (order by number) - size as first_seat
    from tried
    qualify first_seat < getvariable('memberships')
)
select
    number,
    key_of('net', number) as network_id,
    form,
    first_seat::bigint as first_seat,
    least(size, getvariable('memberships') - first_seat)::bigint as seats,
    case
        when form = 'informal_network' then one_of(['local', 'local', 'regional', 'regional', 'national'], chance('level', number))
        when form = 'virtual_network' then one_of(['national', 'international', 'international'], chance('level', number))
        else one_of(['local', 'regional', 'national', 'national', 'international', null], chance('level', number))
    end as level,
    country_of(chance('country', number)) as home,
    case when level = 'international' and chance('seat', number) < 0.3 then null else home end as country,
    -- More of the young ones are still there.
    this_year() - floor(36 * power(chance('founded', number), 1.1))::integer as founded,
    case when founded < this_year() - 3 and chance('ended', number) < 0.06 then least(founded + whole(3, 12, chance('age', number)), this_year()) end as ended,
    whole(0, 24, power(chance('activities', number), 1.5)) as activities,
    sum(activities) over (order by number) - activities as first_activity
from seated;

insert into sources by name
select
    'generated-document' as source_id,
    'Generated document' as title,
    'Generator of illustrative data' as publisher,
    'https://illustrative.example/document' as url,
    '2026' as published_on,
    'en' as language,
    'document' as kind
union all
select
    key_of('src', number),
    'Generated page ' || number,
    'Generator of illustrative data',
    'https://illustrative.example/' || number,
    maybe(0.4, 'page', number, date_in(whole(2015, this_year(), chance('year of the page', number)), 'date of the page', number)),
    one_of(['fr', 'fr', 'it', 'it', 'es', 'en', 'de', 'sl'], chance('language', number)),
    'page'
from drawn
order by source_id;

insert into networks by name
with agreed as (
    select
        *,
        one_of(['statutes', 'partnership_agreement', 'memorandum', 'grant_agreement', 'convention', null, null], chance('contract', number))
            as contract_kind,
        greatest(founded, this_year() - whole(0, 6, chance('agreed', number))) as agreed_in,
        agreed_in + whole(1, 8, chance('agreed for', number)) as agreed_until
    from drawn
)
select
    network_id,
    'Illustrative network ' || number || ', ' || lower(topic_of(chance('topic', number))) as name,
    'IN' || number as acronym,
    form,
    one_of(['territorial', 'territorial', 'content', null], chance('scope', number)) as scope,
    level,
    country,
    maybe(0.5, 'region', number, 'Region ' || whole(1, 20, chance('which region', number))) as region,
    maybe(0.85, 'founding', number, date_in(founded, 'date of founding', number)) as founded_on,
    case when ended is not null then date_in(ended, 'date of the end', number) end as ended_on,
    case
        when chance('silent', number) < 0.2 then null
        when form = 'partnership'
            then one_of(['consensus', 'consensus', 'lead_partner_decides', 'one_voice_per_country'], chance('mode', number))
        when form = 'formal_association'
            then one_of(['members_vote', 'majority_vote', 'board_delegated', 'one_voice_per_country'], chance('mode', number))
        else one_of(['consensus', 'consensus', 'members_vote', 'authority_finalises', 'lead_partner_decides', 'mixed'], chance('mode', number))
    end as decision_mode,
    maybe(0.5, 'mode in words', number, 'How it decides, generated') as decision_mode_note,
    maybe(0.5, 'bodies', number, one_of(['General assembly', 'Steering committee', 'General assembly and board'], chance('which bodies', number)))
        as decision_bodies,
    maybe(0.3, 'source of decisions', number, 'generated-document') as decision_source_id,
    case when decision_source_id is not null then 'p. ' || whole(1, 90, chance('page of decisions', number)) end as decision_locator,
    case
        when level = 'local' then one_of(['public_authority', 'public_authority', 'coordinator', null], chance('management', number))
        when form = 'formal_association' then one_of(['management_bodies', 'management_bodies', 'coordinator'], chance('management', number))
        else one_of(['lead_partner', 'coordinator', 'management_bodies', null], chance('management', number))
    end as management,
    maybe(0.3, 'management in words', number, 'How it is managed, generated') as management_note,
    case when contract_kind is not null then true when chance('no contract', number) < 0.3 then false end as has_contract,
    contract_kind,
    case when contract_kind is not null and contract_kind <> 'statutes' then date_in(agreed_in, 'agreed from', number) end as agreement_from,
    case when agreement_from is not null then date_in(agreed_until, 'agreed until', number) end as agreement_until,
    maybe(0.3, 'agreement in words', number, 'The agreement, generated') as agreement_note,
    maybe(0.2, 'source of the agreement', number, 'generated-document') as agreement_source_id,
    one_of(['full_time', 'part_time', 'part_time', 'secretariat', 'rotating', null, null], chance('capacity', number)) as coordinator_capacity,
    maybe(0.2, 'coordination in words', number, 'How it is coordinated, generated') as coordination_note,
    maybe(0.2, 'source of coordination', number, 'generated-document') as coordination_source_id,
    -- The number that a network states differs from its list, as it does on pages.
    maybe(0.4, 'stated', number, greatest(2, round(seats * exp(0.3 * bell('stated size', number)))::integer)) as stated_members,
    case when stated_members is not null then 'Generated number' end as stated_members_note,
    maybe(0.9, 'integration', number, chance('serves integration', number) < 0.8) as serves_integration,
    maybe(0.9, 'exchange', number, chance('serves exchange', number) < 0.8) as serves_exchange,
    topic_of(chance('topic', number)) as topic,
    maybe(0.6, 'website', number, 'https://illustrative.example/network/' || number) as website,
    key_of('src', number) as source_id,
    maybe(0.3, 'place of the network', number, 'p. ' || whole(1, 90, chance('page of the network', number))) as locator
from agreed
order by network_id;

insert into network_purposes by name
with choices as (
    select code, power(0.9, position) as weight from terms where scheme = 'purpose'
)
select
    network_id,
    code as purpose,
    maybe(0.5, 'purpose in words ' || code, number, 'The purpose, generated') as purpose_note,
    key_of('src', number) as source_id,
    maybe(0.3, 'place of the purpose ' || code, number, 'p. ' || whole(1, 90, chance('page of the purpose', number))) as locator
from drawn
join choices on chance('purpose ' || code, number) < 0.45 * weight
where chance('states purposes', number) < 0.9
order by network_id, code;

insert into network_decision_levels by name
select
    network_id,
    code as decision_level,
    maybe(0.5, 'level in words ' || code, number, 'What is decided together, generated') as note,
    key_of('src', number) as source_id,
    maybe(0.3, 'place of the level ' || code, number, 'p. ' || whole(1, 90, chance('page of the level', number))) as locator
from drawn
join terms on scheme = 'decision_level' and chance('decides on ' || code, number) < 0.25
order by network_id, code;

-- Organisations, each with the number of networks that it is in: few are in many, up to 63 (a Pareto distribution cut there).
create temp table organisations as
with tried as (
    select number, floor(power(1 - 0.998 * chance('networks', number), -1 / 1.5))::bigint as seats
    from range(1, getvariable('memberships') + 1) as numbers (number)
),
seated as (
    select *, sum(seats) over (order by number) - seats as first_seat
    from tried
    qualify first_seat < getvariable('memberships')
)
select number, key_of('org', number) as member_id, seats, country_of(chance('home', number)) as home
from seated;

create temp table regions_of as
select case left(nuts, 2) when 'EL' then 'GR' when 'UK' then 'GB' else left(nuts, 2) end as home, list(nuts order by nuts) as codes
from regions
group by all;

insert into members by name
select
    member_id,
    'Illustrative organisation ' || number as name,
    'IO' || number as acronym,
    maybe(0.1, 'other names', number, 'Organisation ' || number || ' (illustrative)') as aliases,
    -- Large organisations are in many networks, and large ones are mostly public or universities.
    case
        when seats > 6
            then one_of(['public_institution', 'local_authority', 'university', 'public_employment_service', 'network'], chance('kind', number))
        else one_of(
            [
                'ngo', 'ngo', 'ngo', 'ngo', 'ngo', 'social_enterprise', 'social_enterprise', 'education_provider',
                'education_provider', 'private_company', 'public_institution', 'local_authority', 'university', 'network', 'other', null
            ],
            chance('kind', number)
        )
    end as kind,
    maybe(0.97, 'country of the organisation', number, home) as country,
    case when country is not null then maybe(0.8, 'region of the organisation', number, one_of(codes, chance('which region of it', number))) end
        as nuts,
    maybe(0.5, 'place of the organisation', number, 'Place ' || whole(1, 200, chance('which place', number))) as place,
    maybe(0.4, 'page of the organisation', number, 'https://illustrative.example/organisation/' || number) as website,
    -- Some networks are members of networks.
    case
        when kind = 'network' and chance('is in the data', number) < 0.2
            then key_of('net', whole(1, (select count(*) from drawn)::integer, chance('which network', number)))
    end as network_id,
    key_of('src', whole(1, (select count(*) from drawn)::integer, chance('source of the organisation', number))) as source_id,
    maybe(0.2, 'where the organisation is named', number, 'p. ' || whole(1, 90, chance('page of the organisation', number))) as locator
from organisations
left join regions_of using (home)
order by member_id;

-- Seats meet organisations in the order of countries and else by chance: three quarters of a network's members are mostly of
-- its own country.
create temp table taken as
with free as (
    select number, seat
    from (
        select number, home, unnest(range(first_seat, first_seat + seats)) as seat
        from drawn
    )
    order by case when chance('at home', seat) < 0.75 then home else country_of(chance('from elsewhere', seat)) end, chance('seat', seat), seat
),
sought as (
    select member_id
    from (
        select member_id, home, number, unnest(range(seats)) as place
        from organisations
    )
    order by home, chance('organisation', number * 64 + place), number, place
    limit getvariable('memberships')
)
from free positional join sought;

insert into memberships by name
with spells as (
    -- Who is seated twice in a network left it and came back.
    select
        *,
        row_number() over (partition by number, member_id order by seat) as spell,
        count(*) over (partition by number, member_id) as spells
    from taken
),
dated as (
    select
        *,
        least(founded + floor((this_year() + 1 - founded) * power(chance('joined', seat), 1.7))::integer, this_year()) as joined,
        seat - first_seat as place_in_network
    from spells
    join drawn using (number)
)
select
    network_id,
    member_id,
    case
        when place_in_network = 0 then case when form in ('partnership', 'consortium') then 'lead' else 'coordinator' end
        when form in ('partnership', 'consortium') then one_of(['partner', 'partner', 'partner', 'partner', 'associate'], chance('role', seat))
        else one_of(['full_member', 'full_member', 'full_member', 'associate', 'observer', 'supporter', null], chance('role', seat))
    end as role,
    case
        when spells > 1 then (this_year() - 3 * (spells - spell) - 1)::text
        when chance('since', seat) < 0.85 then date_in(joined, 'date of joining', seat)
    end as since,
    case
        when spell < spells then (this_year() - 3 * (spells - spell))::text
        when spells = 1 and chance('left', seat) < 0.08 and joined < this_year() - 1
            then (joined + whole(1, this_year() - joined, chance('year of leaving', seat)))::text
    end as until,
    case when place_in_network < 3 then true when chance('sits', seat) < 0.05 then true when chance('no seat', seat) < 0.6 then false end
        as in_management,
    key_of('src', number) as source_id,
    maybe(0.3, 'place of the membership', seat, 'p. ' || whole(1, 90, chance('page of the membership', seat))) as locator
from dated
order by network_id, member_id, spell;

-- What networks do: from their founding on, more of it lately, online since 2020, and some of it only planned.
create temp table acts as
select
    first_activity + place as number,
    drawn.number as network,
    network_id,
    first_seat,
    seats,
    home,
    least(coalesce(ended, this_year() + 1), founded + floor((this_year() + 1 - founded) * power(chance('act', number), 0.7))::integer) as year,
    place
from (select *, unnest(range(1, activities + 1)) as place from drawn) as drawn;

insert into activities by name
select
    key_of('act', number) as activity_id,
    network_id,
    one_of(
        [
            'coordination_meeting', 'coordination_meeting', 'coordination_meeting', 'training_workshop', 'training_workshop',
            'joint_event', 'joint_event', 'general_assembly', 'general_assembly', 'information_sharing', 'study_visit',
            'peer_review', 'advocacy_action', 'research', 'conversation_consultation', 'joint_promotion', null
        ],
        chance('kind of act', number)
    ) as kind,
    case kind
        when 'general_assembly' then 'General assembly'
        when 'training_workshop' then 'Workshop'
        when 'study_visit' then 'Study visit'
        else 'Activity'
    end
    || ' ' || number || ' (illustrative)' as title,
    case
        when chance('mode of act', number) < 0.1 then null
        when year between 2020 and 2021
            then one_of(['video_conference', 'video_conference', 'video_conference', 'email', 'social_network'], chance('how', number))
        when year < 2020
            then one_of(['live_meeting', 'live_meeting', 'live_meeting', 'live_workshop', 'email', 'material_exchange'], chance('how', number))
        else one_of(
            ['live_meeting', 'live_meeting', 'live_workshop', 'hybrid', 'hybrid', 'video_conference', 'social_network', 'partner_promotion'],
            chance('how', number)
        )
    end as mode,
    maybe(0.6, 'topic of act', number, topic_of(chance('which topic of act', number))) as topic,
    maybe(0.96, 'dated', number, date_in(year, 'start', number)) as starts_on,
    case
        when length(starts_on) = 10 and chance('longer', number) < 0.5
            then (starts_on::date + whole(0, 3, chance('days', number)))::text
    end as ends_on,
    maybe(0.8, 'where', number, case when chance('abroad', number) < 0.2 then country_of(chance('which country', number)) else home end)
        as country,
    case when chance('where', number) < 0.5 then 'Place ' || whole(1, 200, chance('place of act', number)) end as place,
    maybe(0.6, 'people', number, whole(5, 200, power(chance('how many', number), 3))) as participants,
    maybe(0.5, 'length', number, one_of([1.5, 2, 3, 4, 8, 16], chance('hours', number))) as hours,
    case when year > this_year() then 'planned' when chance('status', number) < 0.03 then 'cancelled' when chance('status', number) < 0.9 then 'done' end
        as status,
    case when chance('promoted', number) < 0.7 then member_id end as promoter_id,
    key_of('src', network) as source_id,
    maybe(0.3, 'place of the activity', number, 'p. ' || whole(1, 90, chance('page of the activity', number))) as locator
from (
    select acts.*, member_id
    from acts
    join taken on seat = first_seat + floor(seats * chance('promoter', acts.number))::bigint
) as activities
order by activity_id;

insert into participations by name
with invited as (
    select number, network, first_seat + floor(seats * chance('takes part ' || place_in_act, number))::bigint as seat, place_in_act
    from (select *, unnest(range(whole(0, 4, chance('organisations', number)))) as place_in_act from acts)
)
select
    key_of('act', invited.number) as activity_id,
    member_id,
    one_of(['host', 'speaker', 'participant', 'participant', null], min(chance('part', seat + invited.number))) as role,
    maybe(0.7, 'sent', min(seat) + invited.number, whole(1, 12, power(chance('how many sent', min(seat) + invited.number), 2))) as people,
    key_of('src', invited.network) as source_id,
    maybe(0.3, 'place of the part', min(seat) + invited.number, 'p. ' || whole(1, 90, chance('page of the part', invited.number))) as locator
from invited
join taken using (seat)
group by invited.number, invited.network, member_id
order by activity_id, member_id;

-- What came of it. A solution answers the challenge before it.
insert into outcomes by name
with came as (
    select
        drawn.*,
        place,
        number * 8 + place as outcome,
        one_of(
            [
                'benefit', 'proposal', 'challenge', 'challenge', 'solution', 'lesson', 'obstacle', 'output', 'output', 'agreement',
                'policy_change', 'figure', 'strength', 'improvement', 'idea'
            ],
            chance('outcome', outcome)
        ) as drawn_kind,
        lag(drawn_kind) over (partition by number order by place) as kind_before,
        case when kind_before = 'challenge' then 'solution' else drawn_kind end as kind
    from (select *, unnest(range(whole(0, 5, chance('outcomes', number)))) as place from drawn) as drawn
)
select
    key_of('out', outcome) as outcome_id,
    network_id,
    case
        when activities > 0 and chance('came of an act', outcome) < 0.6
            then key_of('act', first_activity + whole(1, activities, chance('which act', outcome)))
    end as activity_id,
    kind,
    maybe(0.6, 'theme', outcome, topic_of(chance('which theme', outcome))) as theme,
    maybe(0.3, 'group', outcome, 'Working group ' || whole(1, 4, chance('which group', outcome))) as working_group,
    'Illustrative outcome ' || outcome as title,
    one_of(['performance', 'exchange', null], chance('about', outcome)) as about,
    case when kind_before = 'challenge' then key_of('out', outcome - 1) end as answers_outcome_id,
    case when kind = 'figure' then whole(1, 500, chance('value', outcome)) end as value,
    case when kind = 'figure' then one_of(['people', 'places at work', 'organisations'], chance('unit', outcome)) end as unit,
    maybe(0.4, 'state of the outcome', outcome, one_of(['open', 'under way', 'done'], chance('how far', outcome))) as status,
    case when chance('owned', outcome) < 0.6 then member_id end as owner_id,
    maybe(0.3, 'due', outcome, date_in(whole(this_year() - 1, this_year() + 2, chance('due in', outcome)), 'due on', outcome)) as due_on,
    maybe(0.7, 'on', outcome, date_in(whole(founded, this_year(), chance('year of the outcome', outcome)), 'date of the outcome', outcome))
        as on_date,
    key_of('src', came.number) as source_id,
    maybe(0.3, 'place of the outcome', outcome, 'p. ' || whole(1, 90, chance('page of the outcome', outcome))) as locator
from came
join taken on seat = first_seat + floor(seats * chance('owner', outcome))::bigint
order by outcome_id;

insert into statements by name
with schemes as (
    select *
    from (
        values
            ('exchange_form', 'form'),
            ('exchange_kind', 'activity_kind'),
            ('partner_body', 'member_kind'),
            ('guarantee', 'purpose')
    ) as named (subject, scheme)
),
spoken_of as (
    select subjects.code as subject, subjects.position, words.code, words.label, words.position as word
    from terms as subjects
    left join schemes on schemes.subject = subjects.code
    left join terms as words on words.scheme = coalesce(schemes.scheme, subjects.code)
    where subjects.scheme = 'subject'
)
select
    'generated-' || subject || '-' || lpad(coalesce(word, 1)::text, 2, '0') as statement_id,
    'generated-document' as source_id,
    'p. ' || row_number() over (order by position, word) as locator,
    subject,
    code,
    concat_ws(': ', 'Illustrative statement', coalesce(label, 'without a code of its own')) as text
from spoken_of
order by position, word;

insert into questionnaires by name
select
    'form-1' as questionnaire_id,
    (select min(activity_id) from activities) as activity_id,
    'Illustrative questionnaire' as title,
    'generated-document' as source_id,
    'p. 1' as locator;

insert into questions by name
select 'question-' || position as question_id, 'form-1' as questionnaire_id, position, case when position < 7 then 'agreement' end as scale
from range(1, 9) as places (position);

insert into options by name
select 'agreement' as scale, position, 'agreement-' || position as label_key
from range(1, 6) as places (position);

insert into texts by name
select question_id as key, language, case language when 'en' then 'Illustrative question ' else 'Pregunta ilustrativa ' end || position as text
from questions, unnest(['en', 'es']) as languages (language)
union all
select label_key, language, one_of(words, (position - 1) / 5)
from options,
    (
        values
            ('en', ['Disagree strongly', 'Disagree', 'Neither', 'Agree', 'Agree strongly']),
            ('es', ['Muy en desacuerdo', 'En desacuerdo', 'Ni lo uno ni lo otro', 'De acuerdo', 'Muy de acuerdo'])
    ) as spoken (language, words)
order by key, language;

insert into answers by name
select
    question_id,
    options.position,
    whole(0, 8 * options.position, chance('answers ' || occasion, questions.position * 8 + options.position)) as count,
    occasion,
    'generated-document' as source_id
from questions
join options using (scale),
    unnest(['first meeting', 'second meeting', 'third meeting']) as met (occasion)
order by occasion, question_id, options.position;
