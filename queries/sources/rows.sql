-- The rows taken from a source, table by table, with the place in the source where it is known.
with rows_taken as (
    select 1 as position, 'networks' as taken, network_id, null as member_id, name as what, locator
    from networks
    where source_id = $source
    union all
    select 2, 'decisions', network_id, null, coalesce(decision_mode_note, management_note, name), decision_locator
    from networks
    where decision_source_id = $source
    union all
    select 3, 'agreements', network_id, null, coalesce(agreement_note, name), null
    from networks
    where agreement_source_id = $source
    union all
    select 4, 'coordination', network_id, null, coalesce(coordination_note, name), null
    from networks
    where coordination_source_id = $source
    union all
    select 5, 'purposes', network_id, null, purpose_note, locator from network_purposes where source_id = $source
    union all
    select 6, 'decision_levels', network_id, null, note, locator from network_decision_levels where source_id = $source
    union all
    select 7, 'members', network_id, member_id, name, locator from members where source_id = $source
    union all
    select 8, 'memberships', held.network_id, member_id, members.name, held.locator
    from memberships as held
    join members using (member_id)
    where held.source_id = $source
    union all
    select 9, 'activities', network_id, null, title, locator from activities where source_id = $source
    union all
    select 10, 'participations', acts.network_id, held.member_id, concat_ws(': ', members.name, acts.title), held.locator
    from participations as held
    join members using (member_id)
    join activities as acts using (activity_id)
    where held.source_id = $source
    union all
    select 11, 'outcomes', network_id, null, title, locator from outcomes where source_id = $source
    union all
    select 12, 'statements', null, null, text, locator from statements where source_id = $source
    union all
    select 13, 'questionnaires', null, null, title, locator from questionnaires where source_id = $source
    union all
    select 14, 'answers', null, null, concat_ws(', ', questions.question_id, occasion), null
    from answers
    join questions using (question_id)
    where answers.source_id = $source
    union all
    select 15, 'terms', null, null, label, locator from terms where source_id = $source
)
select taken, what, networks.name as network, rows_taken.network_id, rows_taken.member_id, rows_taken.locator
from rows_taken
left join networks on networks.network_id = rows_taken.network_id
order by position, what, rows_taken.network_id, rows_taken.member_id, rows_taken.locator
limit $most_rows
