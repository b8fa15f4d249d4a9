-- The network's recorded activities of every year, by the year in which they began, each a dot.
--
-- Recorded is what a source still shows: recent years have more than old ones, and a year without a dot may have been a
-- busy one. Activities of unknown year are not drawn.
select
    starts_year,
    activities.title,
    kind as activity_kind,
    mode as exchange_mode,
    starts_on,
    place,
    row_number() over (partition by starts_year order by starts_on, activity_id) as place_in_year
from activities
where network_id = $network
order by starts_year nulls last, place_in_year
