-- Networks by when their last activity is recorded: in the 24 months before the end of the as-of year, or earlier, which is
-- gone quiet. Ended networks, and those of which no dated activity is recorded, are kept apart.
--
-- Quiet is what was found, not what the network does. Pages tell of an activity late or never, so the last two years always
-- look emptier than they were.
with standing as (
    select
        case
            when is_ended then 'ended'
            when last_year is null then 'undated'
            when last_year <= $as_of::bigint - 2 then 'quiet'
            else 'heard_of'
        end as standing,
        coalesce(acronym, name) as name,
        network_id,
        last_recorded_on
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
)
select
    count(*) as networks,
    count(*) filter (where standing = 'heard_of') as networks_heard_of,
    count(*) filter (where standing = 'quiet') as quiet_networks,
    count(*) filter (where standing = 'ended') as ended_networks,
    count(*) filter (where standing = 'undated') as networks_without_dated_activity,
    $as_of::bigint - 2 as quiet_since,
    arg_min(name, (last_recorded_on, network_id)) filter (where standing = 'quiet') as longest_quiet,
    min(last_recorded_on) filter (where standing = 'quiet') as longest_quiet_since
from standing
