-- One source with all that tells where it is found.
select source_id, title, publisher, language, published_on, url
from sources
where source_id = $source
