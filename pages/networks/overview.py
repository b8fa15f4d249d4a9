"""Where do the networks stand, and what is worth talking about?"""

from charts import decisions, exchange, overview, purposes, sizes
from report import beside, beside_documents, citations, figure, filters, find, heading, key_figures, note, section, sentences

heading("Overview", __doc__)
chosen = filters()

find()
section("Worth talking about")
sentences(overview.worth_talking_about, chosen)
section("What was collected")
key_figures(overview.key_figures, chosen)
note("""This is a collection of what sources show, not a census: a country with few networks here may only be one of which
few sources were read. Each record names its own.""")
section("How large, what for, who decides, what they do")
left, right = beside(2)
with left:
    figure(sizes.networks_by_size, chosen, lists="sizes/networks", leads_to="sizes")
    figure(decisions.networks_by_mode, chosen, leads_to="decisions")
    figure(overview.networks_by_form, chosen, leads_to="sizes")
with right:
    figure(purposes.networks_by_purpose, chosen, leads_to="purposes")
    figure(exchange.activities_by_year_and_mode, chosen, unit="activities", lists="exchange/activities", leads_to="exchange")
section("Where they are seated")
note("A click on a country leaves the networks that have their seat or a member there.")
figure(overview.seats_map, chosen, query="sizes/seats_by_country")
section("What the documents say, what the data hold")
beside_documents(overview.claims, chosen)
section("Sources of this page")
citations()
