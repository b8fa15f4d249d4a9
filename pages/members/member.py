"""In which networks is this organisation, and whom does it meet there?"""

from charts import member
from report import citations, entries, facts, filters, lead, opened, own, section, table, told

chosen = filters()

if opened("member/heading", "Organisation", __doc__):
    facts("member/facts")
    section("Its networks")
    entries("member/networks", chosen, opens="network_id", tells=("role", "since", "until", "form"))
    section("Whom it meets there most")
    table("member/meets_most", chosen, opens="member_id")
    section("If it left")
    told(member.leaving, chosen)
    lead("connections", "What if others leave, too?", {"leaves": [own()]})
    section("Sources of this page")
    citations()
