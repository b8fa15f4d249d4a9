"""How large are the networks, and where are the large ones?"""

from charts import sizes
from report import figure, filters, heading, note, section, table

heading("Network sizes", __doc__)
chosen = filters()

figure(sizes.networks_by_form_and_size, chosen)
note("Each dot is a network; click one to open it. Hollow dots are networks that have ended.")
figure(sizes.networks_by_size, chosen, lists="sizes/networks")
figure(sizes.networks_by_level_and_size, chosen)
section("Where and when")
note("This is a collection of what public pages show, not a census: countries differ in how many pages were read.")
figure(sizes.seats_by_country, chosen)
figure(sizes.founding_years, chosen)
section("Stated and listed")
figure(sizes.stated_and_listed, chosen)
section("All of them")
table("sizes/networks", chosen, opens="network_id")
