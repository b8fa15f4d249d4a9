-- Every code of every fixed list with its English word, in the order of the list.
select scheme, code, label from terms order by scheme, position
