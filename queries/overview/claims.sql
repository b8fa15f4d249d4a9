-- What documents claim of networks in general, and beside each claim what the networks that the filters leave show of it.
-- Claims on which the data hold no figure are listed after those on which they do.
--
-- The documents speak of what their authors saw, the data of what sources show: where the two differ, neither is
-- proved wrong.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
of_networks as (
    select
        count(*) as networks,
        count(form) as networks_of_known_form,
        count(*) filter (where form = 'informal_network') as informal_networks,
        count(*) filter (where form = 'consortium') as consortia,
        count(*) filter (where form = 'formal_association') as associations,
        count(country) as networks_of_known_seat,
        count(*) filter (where country = 'FR') as seated_in_france,
        count(*) filter (where country = 'IT') as seated_in_italy,
        count(*) filter (where country = 'SI') as seated_in_slovenia,
        count(*) filter (where country in ('HU', 'MK', 'PT', 'RS', 'SK')) as seated_where_they_begin,
        count(members) as networks_of_known_size,
        min(members) as fewest_members,
        max(members) as most_members,
        count(*) filter (where members >= 100) as networks_from_100,
        count(*) filter (where scope = 'territorial') as territorial_networks,
        count(*) filter (where scope = 'territorial' and country in ('FR', 'IT')) as territorial_in_france_and_italy,
        count(*) filter (where form = 'partnership') as partnerships,
        count(*) filter (where form = 'partnership' and decision_mode is not null) as partnerships_of_known_mode,
        count(*) filter (where form = 'partnership' and decision_mode = 'consensus') as partnerships_by_consensus,
        count(*) filter (where level = 'local' and management is not null) as local_networks_of_known_management,
        count(*) filter (where level = 'local' and management = 'public_authority') as local_networks_led_by_authority,
        count(*) filter (where has_contract) as networks_with_contract
    from chosen
),
of_members as (
    select
        (select count(listed_members) from chosen) as networks_with_listed_members,
        coalesce(sum(members), 0)::bigint as organisations,
        (select coalesce(sum(memberships_stating_seats), 0)::bigint from chosen) as memberships_stating_seats,
        (
            select count(distinct member)
            from management_seats
            semi join chosen using (network)
            where from_year <= $as_of and until_year > $as_of
        ) as organisations_in_management,
        (
            select count(*)
            from (
                select network
                from member_countries
                semi join chosen using (network)
                where from_year <= $as_of and until_year > $as_of
                group by network
                having count(*) > 1
            )
        ) as networks_across_countries
    from chosen_organisations($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where networks > 0
),
of_exchange as (
    select count(*) as networks_that_exchange
    from chosen
    where activities is not null or network in (select network from purposes_pursued where purpose = 'knowledge_capitalisation')
),
of_proposals as (
    select
        count(*) as proposals_on_exchange,
        count(*) filter (where title in (
            select title from outcomes where kind = 'proposal' and about = 'performance' and source_id = 'doc-com-in-networks'
        )) as proposals_on_both
    from outcomes
    where kind = 'proposal' and about = 'exchange' and source_id = 'doc-com-in-networks'
),
-- Whether an organisation that the partnership of the document names is in another network, whatever the filters leave.
of_partners as (
    select
        count(distinct member_id) as partners,
        count(distinct member_id) filter (
            where member_id in (select member_id from current_memberships($as_of) where network_id <> 'com-in')
        ) as partners_in_other_networks
    from current_memberships($as_of)
    where network_id = 'com-in' and role <> 'associate'
)
select
    statement_id,
    text,
    source_id,
    sources.title as source,
    statements.locator,
    of_networks.*,
    of_members.*,
    of_exchange.*,
    of_proposals.*,
    of_partners.*
from statements
join sources using (source_id)
cross join of_networks
cross join of_members
cross join of_exchange
cross join of_proposals
cross join of_partners
where
    subject = 'claim'
    or statement_id in (
        'com-in-size-01', 'com-in-scope-01', 'com-in-decision-03', 'com-in-management-02', 'com-in-rule-01',
        'com-in-membership-01', 'com-in-membership-02', 'com-in-membership-03'
    )
order by statements.source_id <> 'doc-com-in-networks', statements.source_id, statements.rowid
