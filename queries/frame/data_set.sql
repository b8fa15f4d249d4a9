-- What this data set is, and the year for which it is shown unless another is chosen.
select dataset, title, is_generated, published_at, default_as_of() as as_of from data_set
