-- What this data set is, the year for which it is shown unless another is chosen, and whether it names regions by their codes.
select dataset, title, is_generated, published_at, default_as_of() as as_of, (select count(nuts) > 0 from members) as names_regions
from data_set
