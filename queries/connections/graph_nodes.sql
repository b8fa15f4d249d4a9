-- The nodes of the two-mode graph: each network that the filters leave, and each organisation that is a member of one in the
-- as-of year. Supporters are no members. A network of which no member was found listed stands alone.
with nodes as (
    select
        'network' as kind,
        network_id as key,
        name,
        acronym,
        country,
        null as nuts,
        null as member_kind,
        form,
        level,
        members,
        size_basis
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    union all
    select 'member', member_id, name, acronym, country, nuts, kind, null, null, null, null
    from members
    where
        members.rowid in (
            select member
            from chosen_members($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
            where networks > 0
        )
)
from nodes
order by kind desc, key
limit $most_rows
