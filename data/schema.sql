-- The data model of Meshwork. A data set is one DuckDB file with these tables.
--
-- Codes stand in the tables, words for people in `terms` and in the translations. What a page does not say is
-- NULL: never "none", never zero. Dates are text, as exact as the source allows: YYYY, YYYY-MM or YYYY-MM-DD.
--
-- The importer reads this file for what it checks: types, keys, references and checks are the catalogue's own,
-- and a column whose comment ends in "(code of SCHEME)" takes the codes that `terms` has for that scheme.

-- What checks and derived columns mean -----------------------------------------------------------------------------

create macro is_known_date(known) as
    known is null
    or (
        regexp_full_match(known, '\d{4}(-\d{2}(-\d{2})?)?')
        and try_cast(known || right('-01-01', 10 - length(known)) as date) is not null
    );

-- Compared as exactly as both are known: 2021 is not before 2021-09.
create macro is_not_before(later, earlier) as
    left(later, least(length(later), length(earlier))) >= left(earlier, least(length(later), length(earlier)));

create macro is_web_address(address) as regexp_full_match(address, '(https?://|www\.)[^\s<>"]+');

-- NUTS has names of its own for two countries.
create macro is_nuts_of(nuts, country) as
    regexp_full_match(nuts, '[A-Z]{2}[A-Z0-9]{1,3}')
    and left(nuts, 2) = case country when 'GR' then 'EL' when 'GB' then 'UK' else coalesce(country, left(nuts, 2)) end;

create macro default_as_of() as 2026;

create macro year_of(known) as try_cast(left(known, 4) as integer);

-- Where words and numbers come from --------------------------------------------------------------------------------

create table data_set (
    dataset text not null,
    title text not null,
    is_generated boolean not null,
    content_hash text not null,
    published_at timestamp not null,
    published_by text,
    made_from text
);
comment on table data_set is 'One row: what this file is';
comment on column data_set.dataset is 'Its short name, as in links';
comment on column data_set.title is 'Its name for people';
comment on column data_set.is_generated is 'True for invented data, which says so wherever it is shown';
comment on column data_set.content_hash is 'Fingerprint of the files it was made of';
comment on column data_set.published_at is 'When it was made, to be published (UTC)';
comment on column data_set.published_by is 'Who published it: an organisation, or the machine';
comment on column data_set.made_from is 'The files that it was made of, where someone brought them';

create table countries (
    country text primary key check (regexp_full_match(country, '[A-Z]{2}')),
    longitude double check (longitude between -180 and 180),
    latitude double check (latitude between -90 and 90)
);
comment on table countries is 'A country that may be named';
comment on column countries.country is 'ISO 3166-1 alpha-2 code; XK is Kosovo';
comment on column countries.longitude is 'Where a map puts its mark (degrees east)';
comment on column countries.latitude is 'Where a map puts its mark (degrees north)';

create table regions (
    nuts text primary key,
    name text not null
);
comment on table regions is 'A region of Europe that has a name here; an organisation may be of others';
comment on column regions.nuts is 'Its code in NUTS 2021, at level 2 (four letters and digits) or 3 (five)';
comment on column regions.name is 'Its own name in Latin letters';

create table sources (
    source_id text primary key,
    title text not null,
    publisher text,
    url text check (is_web_address(url)),
    published_on text check (is_known_date(published_on)),
    language text check (regexp_full_match(language, '[a-z]{2,3}')),
    kind text,
    published_year integer generated always as (year_of(published_on)) virtual
);
comment on table sources is 'A document or page that rows are taken from';
comment on column sources.source_id is 'Key';
comment on column sources.title is 'Title';
comment on column sources.publisher is 'Who published it';
comment on column sources.url is 'Where it was read';
comment on column sources.published_on is 'Date of the page, where it bears one';
comment on column sources.language is 'ISO 639 code';
comment on column sources.kind is 'What it is (code of source_kind)';

create table terms (
    scheme text not null,
    code text not null,
    label text not null,
    definition text,
    position integer not null check (position > 0),
    source_id text references sources (source_id),
    locator text,
    primary key (scheme, code)
);
comment on table terms is 'A word of a fixed list';
comment on column terms.scheme is 'The list';
comment on column terms.code is 'What stands in the tables';
comment on column terms.label is 'What people read, in English; the key of its translations';
comment on column terms.definition is 'What is meant';
comment on column terms.position is 'Its place in the list';
comment on column terms.source_id is 'Source of the definition';
comment on column terms.locator is 'Place in the source';

-- Networks ---------------------------------------------------------------------------------------------------------

create table networks (
    network_id text primary key,
    name text not null,
    acronym text,
    form text,
    scope text,
    level text,
    country text references countries (country),
    region text,
    founded_on text check (is_known_date(founded_on)),
    ended_on text check (is_known_date(ended_on)),
    decision_mode text,
    decision_mode_note text,
    decision_bodies text,
    decision_source_id text references sources (source_id),
    decision_locator text,
    management text,
    management_note text,
    has_contract boolean,
    contract_kind text,
    agreement_from text check (is_known_date(agreement_from)),
    agreement_until text check (is_known_date(agreement_until)),
    agreement_note text,
    agreement_source_id text references sources (source_id),
    coordinator_capacity text,
    coordination_note text,
    coordination_source_id text references sources (source_id),
    stated_members integer check (stated_members > 0),
    stated_members_note text,
    serves_integration boolean,
    serves_exchange boolean,
    topic text,
    website text check (is_web_address(website)),
    source_id text not null references sources (source_id),
    locator text,
    founded_year integer generated always as (year_of(founded_on)) virtual,
    ended_year integer generated always as (year_of(ended_on)) virtual,
    agreement_until_year integer generated always as (year_of(agreement_until)) virtual,
    check (is_not_before(ended_on, founded_on)),
    check (is_not_before(agreement_until, agreement_from))
);
comment on table networks is 'A network';
comment on column networks.network_id is 'Key';
comment on column networks.name is 'Name';
comment on column networks.acronym is 'Short name';
comment on column networks.form is 'How it is constituted (code of form)';
comment on column networks.scope is 'Whether a territory or a content holds it together (code of scope)';
comment on column networks.level is 'How far it reaches (code of level)';
comment on column networks.country is 'Country of its seat';
comment on column networks.region is 'Region of its seat, in the words of the source';
comment on column networks.founded_on is 'When it was founded';
comment on column networks.ended_on is 'When it ended';
comment on column networks.decision_mode is 'How it decides (code of decision_mode)';
comment on column networks.decision_mode_note is 'How it decides, in the sense of the source';
comment on column networks.decision_bodies is 'Who decides';
comment on column networks.decision_source_id is 'Source of how it decides and is managed; empty: the source of the row';
comment on column networks.decision_locator is 'Place in that source';
comment on column networks.management is 'Who manages it (code of management)';
comment on column networks.management_note is 'How it is managed, in the sense of the source';
comment on column networks.has_contract is 'True where a contract or statutes are named';
comment on column networks.contract_kind is 'What binds the members (code of contract_kind)';
comment on column networks.agreement_from is 'Start of the agreement';
comment on column networks.agreement_until is 'End of the agreement';
comment on column networks.agreement_note is 'The agreement, in the sense of the source';
comment on column networks.agreement_source_id is 'Source of the agreement; empty: the source of the row';
comment on column networks.coordinator_capacity is 'What the coordination can rely on (code of coordinator_capacity)';
comment on column networks.coordination_note is 'The coordination, in the sense of the source';
comment on column networks.coordination_source_id is 'Source of the coordination; empty: the source of the row';
comment on column networks.stated_members is 'Number of members that the network states';
comment on column networks.stated_members_note is 'What the number counts, and of when';
comment on column networks.serves_integration is 'True where it works for social and work integration';
comment on column networks.serves_exchange is 'True where it exchanges knowledge';
comment on column networks.topic is 'What it is about';
comment on column networks.website is 'Its own page';
comment on column networks.source_id is 'Source';
comment on column networks.locator is 'Place in the source';

create table network_purposes (
    network_id text not null references networks (network_id),
    purpose text not null,
    purpose_note text,
    source_id text not null references sources (source_id),
    locator text
);
comment on table network_purposes is 'A purpose of a network';
comment on column network_purposes.network_id is 'The network';
comment on column network_purposes.purpose is 'What it is for (code of purpose)';
comment on column network_purposes.purpose_note is 'The purpose, in the sense of the source';
comment on column network_purposes.source_id is 'Source';
comment on column network_purposes.locator is 'Place in the source';

create table network_decision_levels (
    network_id text not null references networks (network_id),
    decision_level text not null,
    note text,
    source_id text not null references sources (source_id),
    locator text
);
comment on table network_decision_levels is 'A level at which members take part in deciding';
comment on column network_decision_levels.network_id is 'The network';
comment on column network_decision_levels.decision_level is 'What is decided together (code of decision_level)';
comment on column network_decision_levels.note is 'In the sense of the source';
comment on column network_decision_levels.source_id is 'Source';
comment on column network_decision_levels.locator is 'Place in the source';

-- Members ----------------------------------------------------------------------------------------------------------

create table members (
    member_id text primary key,
    name text not null,
    acronym text,
    aliases text,
    kind text,
    country text references countries (country),
    nuts text,
    place text,
    website text check (is_web_address(website)),
    network_id text references networks (network_id),
    source_id text not null references sources (source_id),
    locator text,
    check (is_nuts_of(nuts, country))
);
comment on table members is 'An organisation';
comment on column members.member_id is 'Key';
comment on column members.name is 'Name';
comment on column members.acronym is 'Short name';
comment on column members.aliases is 'Other names';
comment on column members.kind is 'What it is (code of member_kind)';
comment on column members.country is 'Country';
comment on column members.nuts is 'NUTS code of its region, as exact as the source has it';
comment on column members.place is 'Town or region, in the words of the source';
comment on column members.website is 'Its own page';
comment on column members.network_id is 'Where the member is itself a network';
comment on column members.source_id is 'Source';
comment on column members.locator is 'Place in the source';

create table memberships (
    network_id text not null references networks (network_id),
    member_id text not null references members (member_id),
    role text,
    since text check (is_known_date(since)),
    until text check (is_known_date(until)),
    in_management boolean,
    source_id text not null references sources (source_id),
    locator text,
    since_year integer generated always as (year_of(since)) virtual,
    until_year integer generated always as (year_of(until)) virtual,
    unique (network_id, member_id, role, since),
    check (is_not_before(until, since))
);
comment on table memberships is 'An organisation in a network';
comment on column memberships.network_id is 'The network';
comment on column memberships.member_id is 'The organisation';
comment on column memberships.role is 'Its role (code of role)';
comment on column memberships.since is 'Since when';
comment on column memberships.until is 'Until when; empty: no leaving seen';
comment on column memberships.in_management is 'True where it sits in a body that manages the network';
comment on column memberships.source_id is 'Source';
comment on column memberships.locator is 'Place in the source';

-- What they do, and what comes of it -------------------------------------------------------------------------------

create table activities (
    activity_id text primary key,
    network_id text not null references networks (network_id),
    title text not null,
    kind text,
    mode text,
    topic text,
    starts_on text check (is_known_date(starts_on)),
    ends_on text check (is_known_date(ends_on)),
    country text references countries (country),
    place text,
    participants integer check (participants >= 0),
    hours double check (hours >= 0),
    status text,
    promoter_id text references members (member_id),
    source_id text not null references sources (source_id),
    locator text,
    starts_year integer generated always as (year_of(starts_on)) virtual,
    check (is_not_before(ends_on, starts_on))
);
comment on table activities is 'Something a network did or plans';
comment on column activities.activity_id is 'Key';
comment on column activities.network_id is 'The network';
comment on column activities.title is 'Title';
comment on column activities.kind is 'What it is (code of activity_kind)';
comment on column activities.mode is 'How people met or exchanged (code of exchange_mode)';
comment on column activities.topic is 'What it is about';
comment on column activities.starts_on is 'Start';
comment on column activities.ends_on is 'End';
comment on column activities.country is 'Country where it took place';
comment on column activities.place is 'Town';
comment on column activities.participants is 'Number of people who took part';
comment on column activities.hours is 'Length in hours';
comment on column activities.status is 'Whether it took place (code of activity_status)';
comment on column activities.promoter_id is 'The organisation that promotes it';
comment on column activities.source_id is 'Source';
comment on column activities.locator is 'Place in the source';

create table participations (
    activity_id text not null references activities (activity_id),
    member_id text not null references members (member_id),
    role text,
    people integer check (people >= 0),
    source_id text not null references sources (source_id),
    locator text,
    unique (activity_id, member_id, role)
);
comment on table participations is 'An organisation in an activity';
comment on column participations.activity_id is 'The activity';
comment on column participations.member_id is 'The organisation';
comment on column participations.role is 'Its role, in the words of the source';
comment on column participations.people is 'Number of people it sent';
comment on column participations.source_id is 'Source';
comment on column participations.locator is 'Place in the source';

create table outcomes (
    outcome_id text primary key,
    network_id text references networks (network_id),
    activity_id text references activities (activity_id),
    kind text,
    theme text,
    working_group text,
    title text not null,
    about text,
    answers_outcome_id text references outcomes (outcome_id),
    value double,
    unit text,
    status text,
    owner_id text references members (member_id),
    due_on text check (is_known_date(due_on)),
    on_date text check (is_known_date(on_date)),
    source_id text not null references sources (source_id),
    locator text,
    on_year integer generated always as (year_of(on_date)) virtual
);
comment on table outcomes is 'What came of it';
comment on column outcomes.outcome_id is 'Key';
comment on column outcomes.network_id is 'The network; empty: of networks in general';
comment on column outcomes.activity_id is 'The activity it came of';
comment on column outcomes.kind is 'What it is (code of outcome_kind)';
comment on column outcomes.theme is 'Theme, in the words of the source';
comment on column outcomes.working_group is 'Working group that put it forward';
comment on column outcomes.title is 'What it says';
comment on column outcomes.about is 'What it is about (code of outcome_about)';
comment on column outcomes.answers_outcome_id is 'The challenge it answers, only where the source pairs them';
comment on column outcomes.value is 'A figure';
comment on column outcomes.unit is 'What the figure counts';
comment on column outcomes.status is 'How far it has come, in the words of the source';
comment on column outcomes.owner_id is 'The organisation that takes care of it';
comment on column outcomes.due_on is 'When it is due';
comment on column outcomes.on_date is 'The date it holds for';
comment on column outcomes.source_id is 'Source';
comment on column outcomes.locator is 'Place in the source';

create table statements (
    statement_id text primary key,
    source_id text not null references sources (source_id),
    locator text,
    subject text not null,
    code text,
    text text not null
);
comment on table statements is 'Something a document says of networks in general';
comment on column statements.statement_id is 'Key';
comment on column statements.source_id is 'Source';
comment on column statements.locator is 'Place in the source';
comment on column statements.subject is 'What it speaks of (code of subject)';
comment on column statements.code is 'Code of the vocabulary, where one fits';
comment on column statements.text is 'What it says, in own words';

-- Questionnaires ---------------------------------------------------------------------------------------------------

create table questionnaires (
    questionnaire_id text primary key,
    activity_id text references activities (activity_id),
    title text not null,
    source_id text not null references sources (source_id),
    locator text
);
comment on table questionnaires is 'An evaluation form';
comment on column questionnaires.questionnaire_id is 'Key';
comment on column questionnaires.activity_id is 'The activity it evaluates';
comment on column questionnaires.title is 'Title';
comment on column questionnaires.source_id is 'Source';
comment on column questionnaires.locator is 'Place in the source';

create table questions (
    question_id text primary key,
    questionnaire_id text not null references questionnaires (questionnaire_id),
    position integer not null check (position > 0),
    scale text
);
comment on table questions is 'A question of a form';
comment on column questions.question_id is 'Key; also the key of its words in texts';
comment on column questions.questionnaire_id is 'The form';
comment on column questions.position is 'Its place in the form';
comment on column questions.scale is 'The scale it is answered on';

create table options (
    scale text not null,
    position integer not null check (position > 0),
    label_key text not null,
    primary key (scale, position)
);
comment on table options is 'A step of a scale';
comment on column options.scale is 'The scale';
comment on column options.position is 'Its place on the scale, lowest first';
comment on column options.label_key is 'Key of its words in texts';

create table texts (
    key text not null,
    language text not null check (regexp_full_match(language, '[a-z]{2,3}')),
    text text not null,
    primary key (key, language)
);
comment on table texts is 'Words of questionnaires by language';
comment on column texts.key is 'What the words belong to';
comment on column texts.language is 'ISO 639 code';
comment on column texts.text is 'The words';

create table answers (
    question_id text not null references questions (question_id),
    position integer not null check (position > 0),
    count integer not null check (count >= 0),
    occasion text,
    source_id text not null references sources (source_id)
);
comment on table answers is 'How often an option was chosen';
comment on column answers.question_id is 'The question';
comment on column answers.position is 'The option''s place on the scale';
comment on column answers.count is 'How often it was chosen';
comment on column answers.occasion is 'When or where it was asked';
comment on column answers.source_id is 'Source';
