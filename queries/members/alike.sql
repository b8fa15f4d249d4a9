-- Organisations that may be one under two names: of one country, as far as known, and alike in a name or a short name. At least
-- one of the two is listed in a network that the filters leave; the networks beside each are those, among them, that it is a member
-- of in the as-of year.
--
-- Branches, and others of the same name, stand here too. Left out are two that state different web addresses or places, that are
-- different networks themselves, that one source lists side by side in one network, or of which one is a member of the other. Names
-- are compared where they share a word that few have: two that share none are not found.
with chosen as (
    select member, networks
    from chosen_members($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
shown as (
    select alike.*, coalesce(one.networks, 0) as networks, coalesce(another.networks, 0) as other_networks
    from alike
    left join chosen as one using (member)
    left join chosen as another on another.member = alike.other
    where one.member is not null or another.member is not null
)
select
    one.member_id,
    one.name,
    another.member_id as other_member_id,
    another.name as other_name,
    likeness,
    coalesce(one.country, another.country) as country,
    networks,
    other_networks,
    nullif(concat_ws('; ', one.acronym, one.aliases), '') as also_called,
    nullif(concat_ws('; ', another.acronym, another.aliases), '') as other_also_called
from shown
join members as one on one.rowid = member
join members as another on another.rowid = other
join terms on scheme = 'likeness' and code = likeness
order by terms.position, one.name, one.member_id, other_member_id
limit $most_rows
