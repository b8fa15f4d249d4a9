"""Where does each number come from, and what was taken from which page?"""

from report import facts, filters, heading, note, opened, own, section, table

chosen = filters()

if own():
    if opened("sources/source", "Source", __doc__):
        facts("sources/facts")
        section("What was taken from it")
        table("sources/rows", chosen, opens="network_id")
else:
    heading("Sources", __doc__)
    note("""Every record comes from a page or document that anyone can open. Listed are the sources of the networks that the
filters leave, with the number of rows taken from each.""")
    table("sources/sources", chosen, opens="source_id")
