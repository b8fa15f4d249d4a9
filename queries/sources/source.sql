-- One source.
select source_id, title, publisher, url, published_on, language, kind as source_kind
from sources
where source_id = $source
