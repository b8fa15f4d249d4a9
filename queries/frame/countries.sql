-- Countries in which a network is seated or a member has its seat.
select country from networks where country is not null
union
select country from members where country is not null
order by country
