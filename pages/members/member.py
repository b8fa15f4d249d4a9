"""In which networks is this organisation, whom does it meet there, what did it do, and which networks are near?"""

from charts import member
from report import citations, entries, facts, filters, lead, note, opened, own, section, table, told

chosen = filters()

if opened("member/heading", "Organisation", __doc__):
    note("The numbers in brackets are those of the sources at the end of the page.")
    facts("member/facts")
    section("Its networks")
    entries("member/networks", chosen, opens="network_id", tells=("role", "since", "until", "form"))
    section("Whom it meets there most")
    table("member/meets_most", chosen, opens="member_id")
    section("What it did")
    table("member/activities", chosen, opens="network_id")
    section("What it takes care of")
    table("member/outcomes", chosen, opens="network_id", or_else="source_id")
    section("Networks near to it")
    entries("member/networks_near", chosen, "network_id", member.networks_near_says)
    section("If it left")
    told(member.leaving, chosen)
    lead("connections", "What if others leave, too?", {"leaves": [own()]})
    section("Sources of this page")
    citations()
