"""What are they for, which purposes go together, and which does nobody pursue in a country?"""

from charts import purposes
from report import beside_documents, citations, figure, filters, heading, note, section, table

heading("Purposes", __doc__)
chosen = filters()

note("""A network may state several purposes, and counts once for each. A click on a purpose leaves the networks that state
it; their other purposes stay in view. Up to 40 networks are drawn one by one: click a dot to open the network.""")
section("Which purposes they state")
figure(purposes.networks_by_purpose, chosen)
figure(purposes.networks_and_their_purposes, chosen, beyond=(40, purposes.purposes_by_form))
section("Which go together")
figure(purposes.pairs_of_purposes, chosen, lists="purposes/networks_of_pairs")
section("Which does nobody state")
note("""This is a collection of what sources show, not a census. A ring says that no source read here states the
purpose; the networks may pursue it all the same. Choose a country or a level at the left: the sentence below the bars
then says which purposes none of its networks states.""")
figure(purposes.purposes_by_country, chosen)
figure(purposes.purposes_by_level, chosen)
section("What the documents say")
beside_documents(purposes.twelve_purposes, chosen)
section("The networks and their purposes")
table("purposes/networks", chosen, opens="network_id")
section("Sources of this page")
citations()
