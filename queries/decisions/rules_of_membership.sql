-- What documents say of contracts, membership and rules in networks. Beside it what the networks that the filters leave
-- have recorded of it.
--
-- Most of these rules say what is good or usual; what no source can show by a number is not recorded in the data.
with chosen as (
    select *
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
-- Which number belongs to a statement.
shown as (
    select *
    from (
        values
            ('com-in-rule-01', 'contract'),
            ('com-in-membership-02', 'seat')
    ) as said_of (statement_id, shown_by)
),
contracts as (
    select count(*) as networks, count(*) filter (where has_contract or contract_kind is not null) as networks_with_contract
    from chosen
),
seats as (
    select
        (select coalesce(sum(members), 0)::bigint from chosen_organisations($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) where networks > 0) as organisations,
        (
            select count(distinct member)
            from management_seats
            semi join chosen using (network)
            where from_year <= $as_of and until_year > $as_of
        ) as organisations_in_management,
        (select coalesce(sum(memberships_stating_seats), 0)::bigint from chosen) as memberships_stating
)
select
    said.text,
    said.source_id,
    sources.title as source,
    said.locator,
    shown_by,
    contracts.*,
    seats.*
from statements as said
left join shown using (statement_id)
left join sources on sources.source_id = said.source_id
cross join contracts
cross join seats
where said.subject in ('rule', 'membership')
order by shown_by nulls last, said.source_id, said.statement_id
