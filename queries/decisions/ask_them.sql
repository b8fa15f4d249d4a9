-- The networks of which no page was found that says how they decide: those that still work and have a page of their own
-- come first.
--
-- They may well have told somewhere how they decide, where nobody has looked yet.
select
    network_id,
    name,
    form,
    level,
    country,
    website,
    decision_mode_note,
    decision_bodies,
    management,
    ended_year
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
where decision_mode is null
order by is_ended, website is null, name, network_id
