-- The two-mode graph of what the filters leave, with the country of each organisation and where that lies.
select network, member, country as area, longitude, latitude
from chosen_ties($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
join member_cards using (member)
left join countries using (country)
order by network, member
limit $most_rows
