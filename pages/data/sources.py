"""Where does each number come from, and what was taken from which page?"""

from report import collected, facts, filters, heading, lead, note, opened, own, section, table

chosen = filters()

if own():
    if opened("sources/source", "Source", __doc__):
        facts("sources/facts")
        lead("sources", "All sources")
        section("What was taken from it")
        table("sources/rows", chosen, opens="member_id", or_else="network_id")
else:
    heading("Sources", __doc__)
    note("""Every record names the page, the document or the file that it was taken from. Listed are the sources of the networks that the
filters leave, and always those of what is said of networks in general, with the number of rows taken from each.""")
    table("sources/sources", chosen, opens="source_id")
    if collected():
        section("How far to trust them")
        note("""The networks in Europe were collected in November 2026 from public pages; five documents complete them, and all that is
said of networks in general is theirs. Of 65 rows from pages, drawn at random and held against them by someone else, 57 were
right; 1 was wrong and was mended; 5 had a code that fitted badly, and were mended where the page was clear; 2 pages were not
found again.""")
        note("""Lists of members are often fragments, of large associations most of all. The number that a network states is often
rounded, or of another year. The kind of an organisation, and sometimes its country, was judged from its name. The first year
of a membership is seldom that of joining: growth cannot be read from it.""")
