"""In which networks is this organisation, and whom does it meet there?"""

from report import citations, entries, facts, filters, opened, section, table

chosen = filters()

if opened("member/heading", "Organisation", __doc__):
    facts("member/facts")
    section("Its networks")
    entries("member/networks", chosen, opens="network_id", tells=("role", "since", "until", "form"))
    section("Whom it meets there most")
    table("member/meets_most", chosen, opens="member_id")
    section("Sources of this page")
    citations()
