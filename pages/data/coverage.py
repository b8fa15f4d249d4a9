"""What is known, and what is missing?"""

from charts import coverage
from report import figure, filters, heading, note, section, table

heading("Coverage", __doc__)
chosen = filters()

note("""Not stated means that no source that was read says it. It is never "none" and never zero: a network whose contract is not
stated may have one. What need not be there, such as the end of a network or of a membership, is not counted as missing.""")
section("What the networks state")
note("A click on a field lists the networks that do not state it.")
figure(coverage.networks_by_field, chosen, lists="coverage/networks_lacking_a_field")
section("The main fields by form and by country")
note("""The number in brackets is that of the networks. A stronger shade is a larger part; groups of fewer than five networks have
numbers alone. This is a collection of what sources show, not a census. By form and by country only the main fields of
networks are counted. All other fields, and those of all other records, are counted over all that the filters leave: choose a
form or a country at the left to see them of one.""")
figure(coverage.fields_by_form, chosen)
figure(coverage.fields_by_country, chosen)
section("What is stated of members, activities, sources and the rest")
note("The table behind this figure has every field of every kind of record, those of the networks too.")
figure(coverage.records_by_field, chosen, query="coverage/fields", unit="records")
section("Whom to ask next")
note("The networks of which least is known come first; a row opens the network.")
table("coverage/networks", chosen, opens="network_id")
section("What the documents gave")
table("coverage/documents", chosen, opens="source_id")
