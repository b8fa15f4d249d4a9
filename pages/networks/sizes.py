"""How large are the networks, and where are the large ones?"""

from charts import sizes
from report import beside_documents, citations, figure, filters, heading, note, section, table

heading("Network sizes", __doc__)
chosen = filters()

note("""Each dot is a network: click it to open its page. The scale is logarithmic: from 10 to 100 is as far as from 100 to
1,000. A hollow dot is a network that has ended. Where too many are left for dots they are counted: a click on a number
filters or lists.""")
section("By form, size and level")
figure(sizes.networks_by_form_and_size, chosen, beyond=(400, sizes.counts_by_form_and_size))
figure(sizes.networks_by_size, chosen, lists="sizes/networks")
figure(sizes.networks_by_level_and_size, chosen, beyond=(400, sizes.counts_by_level_and_size))
section("Where and since when")
note("""This is a collection of what sources show, not a census: a country with few networks here may only be one of which
few sources were read. A click on a country leaves the networks that have their seat or a member there.""")
figure(sizes.seats_by_country, chosen)
figure(sizes.founding_years, chosen, beyond=(250, sizes.counts_by_founding_year), lists="sizes/networks")
section("Stated and listed")
note("""On the dashed line a network lists as many members as it states; below it, it lists more. Where
several networks have the same two numbers their dots lie on each other: the table has them all. Where they are counted, the
numbers with an outline are of networks that state and list about as many.""")
figure(sizes.stated_and_listed, chosen, beyond=(250, sizes.counts_by_stated_and_listed))
section("What the documents say")
beside_documents(sizes.in_documents, chosen)
section("All networks")
table("sizes/networks", chosen, opens="network_id")
section("Sources of this page")
citations()
