-- The two-mode graph of what the filters leave, with the country of each organisation and where that lies, and its region at level 2
-- of NUTS.
select network, member, country as area, longitude, latitude, case when length(nuts) >= 4 then left(nuts, 4) end as nuts
from chosen_ties($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
join member_cards using (member)
left join countries using (country)
order by network, member
limit $most_rows
