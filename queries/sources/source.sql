-- One source.
select source_id, title, url as website
from sources
where source_id = $source
