-- What the words mean that queries share: the filters, the size of a network, what it did and what it states. They stand on the
-- tables of schema.sql and, so that their cost does not grow with memberships and activities, on the small tables.

-- Text is sought in lower case and without accents, so that "zelezna" finds "Železna".
create macro plain(words) as lower(strip_accents(words));

-- Memberships that hold at the end of a year. Supporters do not count as members. A membership that ended in the
-- year of its network's own end still holds, so that an ended network keeps the size it had.
create macro current_memberships(as_of) as table
    select memberships.*
    from memberships
    join networks using (network_id)
    where
        coalesce(role, '') <> 'supporter'
        and (since_year is null or since_year <= as_of)
        and (until_year is null or until_year > as_of or until_year = networks.ended_year);

-- Networks that exist or existed at the end of a year: founded by then, or of unknown founding; those that ended stay
-- and are marked. The size of a network is the number of members it states, whatever the year; where it states none, the
-- number of its listed members, as "at least"; where it has neither, its size is not stated. Activities and outcomes count
-- by then, or of unknown date.
create macro networks_as_of(as_of) as table
    with of_year as (
        select * exclude (from_year, until_year) from network_years where from_year <= as_of and until_year > as_of
    )
    select
        networks.rowid::integer as network,
        networks.*,
        of_year.* exclude (network),
        coalesce(stated_members, listed_members) as members,
        case when stated_members is not null then 'stated' when listed_members is not null then 'listed' end as size_basis,
        ended_year is not null and ended_year <= as_of as is_ended
    from networks
    left join of_year on of_year.network = networks.rowid
    where founded_year is null or founded_year <= as_of;

-- The networks that the filters leave: any value within one filter, all filters together. An empty filter leaves all;
-- "not stated" chooses what does not state the field. A country chooses the networks seated there or with a
-- current member there.
create macro chosen_networks(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) as table
    with with_members_there as (
        select network from member_countries where list_contains(countries_, country) and from_year <= as_of and until_year > as_of
    ),
    with_purpose as (
        select network from purposes_pursued where list_contains(purposes, purpose)
        union all
        select rowid from networks where list_contains(purposes, 'not_stated') and rowid not in (select network from purposes_pursued)
    )
    select
        * exclude (
            region, founded_on, ended_on, decision_mode_note, decision_bodies, decision_source_id, decision_locator, management_note,
            agreement_from, agreement_until, agreement_note, agreement_source_id, coordination_note, coordination_source_id,
            stated_members_note, serves_integration, serves_exchange, topic, website, source_id, locator
        )
    from networks_as_of(as_of)
    where
        (len(levels) = 0 or list_contains(levels, coalesce(level, 'not_stated')))
        and (len(forms) = 0 or list_contains(forms, coalesce(form, 'not_stated')))
        and (len(scopes) = 0 or list_contains(scopes, coalesce(scope, 'not_stated')))
        and (len(decision_modes) = 0 or list_contains(decision_modes, coalesce(decision_mode, 'not_stated')))
        and (len(purposes) = 0 or network in (from with_purpose))
        and (
            len(countries_) = 0
            or list_contains(countries_, coalesce(country, 'not_stated'))
            or network in (from with_members_there)
        )
        and (q = '' or contains(plain(concat_ws(' ', name, acronym, topic)), plain(q)));

-- The two-mode graph of the year: each organisation in each of the networks that the filters leave and of which it is a member.
create macro chosen_ties(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) as table
    select network, member
    from ties
    semi join chosen_networks(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) using (network)
    where from_year <= as_of and until_year > as_of;

-- The organisations that are listed in the networks that the filters leave, each with the number of these networks that it is a
-- member of in the year: none where it has left, or only supports one.
create macro chosen_members(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) as table
    select member, count(*) filter (where from_year <= as_of and until_year > as_of) as networks
    from ties
    semi join chosen_networks(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) using (network)
    group by member;

-- The organisations that are listed in the networks that the filters leave, counted by the number of these networks that they
-- are members of, by kind and by country. Those that are in none now have left, or only support one.
create macro chosen_organisations(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) as table
    select
        networks,
        member_kind,
        country,
        count(*) as members,
        count(nuts) as members_with_nuts,
        count(*) filter (where has_place) as members_with_place,
        count(*) filter (where has_website) as members_with_website
    from chosen_members(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q)
    join member_cards using (member)
    group by networks, member_kind, country;

-- What the networks that the filters leave did by the end of the year, as far as recorded, counted by year, month, kind and
-- mode: what bears no date is in no year. What is planned or was cancelled is not done, and stands here apart.
create macro chosen_activities(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) as table
    select
        status,
        starts_year,
        month,
        activity_kind,
        exchange_mode,
        mode_group(exchange_mode) as mode_group,
        sum(activities)::bigint as activities,
        sum(activities_with_topic)::bigint as activities_with_topic,
        sum(activities_with_promoter)::bigint as activities_with_promoter
    from activity_counts
    semi join chosen_networks(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) using (network)
    where status <> 'done' or starts_year is null or starts_year <= as_of
    group by all;

-- More modes of exchange than colours: those that are seldom named stand together.
create macro mode_group(mode) as
    case when mode in ('live_meeting', 'live_workshop', 'video_conference', 'hybrid') then mode when mode is not null then 'other_means' end;

create macro size_band(members) as
    case
        when members <= 5 then '1-5'
        when members <= 10 then '6-10'
        when members <= 25 then '11-25'
        when members <= 50 then '26-50'
        when members <= 100 then '51-100'
        when members > 100 then 'over 100'
    end;

-- The sources that rows of the networks that the filters leave cite, and those of the organisations listed there, with the
-- number of rows taken from each.
create macro chosen_sources(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) as table
    with chosen as (
        select network from chosen_networks(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q)
    )
    select source, sum(rows_taken)::bigint as rows_taken
    from (
        select source, rows_taken from citations semi join chosen using (network)
        union all
        select source, 1
        from member_cards
        semi join chosen_members(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) using (member)
    )
    group by source;

-- Of how many of the networks that the filters leave a field is stated, by their form and the country of their seat. Left out
-- is what need not be there: other names, notes beside a code, an end that was not seen, a source of its own for a part, the
-- place in the source, and the kind of a contract, which stands where there is one. Purposes, levels of deciding, activities
-- and outcomes are stated where there is at least one, activities and outcomes by the end of the year or of unknown date.
create macro chosen_fields(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) as table
    with counted as (
        select
            chosen.form as of_form,
            chosen.country as of_country,
            count(*) as networks,
            count(columns(network_fields.* exclude (network))),
            count(listed_members) as listed_members,
            count(members) as size,
            count(activities) as activities,
            count(outcomes) as outcomes
        from chosen_networks(countries_, levels, forms, scopes, purposes, decision_modes, as_of, q) as chosen
        join network_fields using (network)
        group by of_form, of_country
    )
    select of_form as form, of_country as country, field, stated, networks
    from (unpivot counted on columns(* exclude (of_form, of_country, networks)) into name field value stated);

-- Size, members listed, founding, purpose, decision mode, management, contract, coordination and activities: without these
-- a network can hardly be compared with others.
create macro is_main_field(field) as
    field in (
        'size',
        'listed_members',
        'founded_on',
        'purpose',
        'decision_mode',
        'management',
        'has_contract',
        'coordinator_capacity',
        'activities'
    );
