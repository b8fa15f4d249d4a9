-- Every region that has a name.
select nuts, name from regions order by nuts
