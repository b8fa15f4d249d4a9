-- Networks by the country of their seat. European networks whose source names no seat are a group of their own.
--
-- This counts what was collected: more networks of a country may only mean that more of its sources were read. The seat
-- of a European network says little of where it works.
with seats as (
    select country, count(*) as networks
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
    group by country
)
select seats.country, networks, longitude, latitude
from seats
left join countries on countries.country = seats.country
order by seats.country is null, networks desc, seats.country
