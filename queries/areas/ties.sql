-- The two-mode graph of what the filters leave, with the country of each organisation and where that lies.
select network, member, country as area, longitude, latitude
from ties
semi join chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q) using (network)
join member_cards using (member)
left join countries using (country)
where from_year <= $as_of and until_year > $as_of
order by network, member
limit $most_rows
