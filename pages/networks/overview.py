"""Where do the networks stand, and what is worth talking about?"""

from charts import overview, sizes
from report import beside, figure, filters, find, heading, key_figures, note, section, sentences

heading("Overview", __doc__)
chosen = filters()

find()
section("Worth talking about")
sentences(overview.worth_talking_about, chosen)
section("What was collected")
key_figures(overview.key_figures, chosen)
note("""This is a collection of what public pages show, not a census: a country with few networks here may only be one of
which few pages were read. Each record names its source. A click on a country leaves the networks that have their seat or a
member there.""")
figure(overview.seats_map, chosen, query="sizes/seats_by_country")
figure(sizes.seats_by_country, chosen)
section("How large they are, and of which form")
left, right = beside(2)
with left:
    figure(sizes.networks_by_size, chosen, lists="sizes/networks", leads_to="sizes")
with right:
    figure(overview.networks_by_form, chosen, leads_to="sizes")
