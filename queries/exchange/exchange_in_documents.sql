-- What documents say a network for exchange brings and guarantees, what it can do, where and with whom it should work, for
-- whom, and what stands in its way; beside each point what the data hold, where they hold anything.
--
-- The data hold with whom networks work, as far as the kinds of their members are stated, and which purposes they state. What
-- a network really brings, or how hard working together is, no source shows by a number.
with organisations as (
    select member_kind, sum(members) as members
    from chosen_organisations($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    where networks > 0
    group by member_kind
),
purposes as (
    select purpose, count(*) as networks
    from purposes_pursued
    semi join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network)
    group by purpose
),
stating as (
    select count(distinct network) as networks
    from purposes_pursued
    semi join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network)
)
select
    statements.text,
    statements.subject,
    case when subject = 'partner_body' then code end as member_kind,
    case when subject = 'guarantee' then code end as purpose,
    case subject
        when 'partner_body' then coalesce(organisations.members, 0)
        when 'guarantee' then coalesce(purposes.networks, 0)
    end::bigint as holding,
    case subject
        when 'partner_body' then (select coalesce(sum(members), 0) from organisations where member_kind is not null)
        when 'guarantee' then (select networks from stating)
    end::bigint as stating,
    statements.source_id,
    sources.title as source,
    statements.locator
from statements
join sources using (source_id)
left join organisations on subject = 'partner_body' and organisations.member_kind = statements.code
left join purposes on subject = 'guarantee' and purposes.purpose = statements.code
where subject in ('benefit', 'guarantee', 'capability', 'work_area', 'partner_body', 'service', 'beneficiary', 'obstacle', 'challenge')
order by
    array_position(
        ['benefit', 'guarantee', 'capability', 'work_area', 'partner_body', 'service', 'beneficiary', 'obstacle', 'challenge'], subject
    ),
    code is null,
    statement_id
