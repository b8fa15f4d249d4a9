-- The networks of which no source that was read says how they decide: those that still work and have a website come
-- first.
--
-- They may well have told somewhere how they decide, where nobody has looked yet.
select
    chosen.network_id,
    chosen.name,
    chosen.form,
    chosen.level,
    chosen.country,
    more.website,
    more.decision_mode_note,
    more.decision_bodies,
    chosen.management,
    chosen.ended_year
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) as chosen
join networks as more on more.rowid = network
where chosen.decision_mode is null
order by is_ended, website is null, chosen.name, chosen.network_id
limit $most_rows
