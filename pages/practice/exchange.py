"""What do they do together, when, and by which mode; and who has gone quiet?"""

from charts import exchange
from report import beside_documents, citations, figure, filters, heading, key_figures, note, section, table, told

heading("Exchange of knowledge", __doc__)
chosen = filters()

key_figures(exchange.key_figures, chosen)
note("""Activities count as sources tell of them: what no source tells of is not here. What began after the as-of year,
what is planned and what was cancelled is not counted as done. A click on a column or a bar lists the activities behind it.""")
section("When")
figure(exchange.activities_by_year_and_mode, chosen, unit="activities", lists="exchange/activities")
figure(exchange.activities_by_month, chosen, unit="activities", lists="exchange/activities")
section("Of which kind, and by which mode")
figure(exchange.kinds_and_modes, chosen, unit="activities")
section("What changed in 2020")
figure(exchange.modes_by_period, chosen, unit="activities")
section("Who has activities recorded")
figure(exchange.networks_by_activities, chosen, lists="exchange/networks")
table("exchange/networks", chosen, opens="network_id")
section("Who has gone quiet")
told(exchange.gone_quiet, chosen)
table("exchange/quiet_networks", chosen, opens="network_id")
section("On which topics")
told(exchange.topics_stated, chosen)
table("exchange/topics", chosen, opens="network_id")
section("What is planned")
table("exchange/planned", chosen, opens="network_id")
section("What documents say of kinds and modes of exchange")
beside_documents(exchange.kinds_and_modes_in_documents, chosen)
section("What documents say of the exchange itself")
beside_documents(exchange.exchange_in_documents, chosen)
section("Sources of this page")
citations()
