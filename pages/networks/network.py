"""What is known of this network, and from which source?"""

from charts import network
from report import citations, entries, facts, figure, filters, note, opened, section, table

chosen = filters()

if opened("network/heading", "Network", __doc__):
    note("The numbers in brackets are those of the sources at the end of the page.")
    facts("network/facts")
    section("Members")
    figure(network.members_by_role_and_country, chosen, unit="members")
    table("network/members", chosen, opens="member_id")
    section("Activities")
    figure(network.activities_by_year, chosen, unit="activities")
    table("network/activities", chosen, opens="source_id")
    section("Outcomes")
    table("network/outcomes", chosen, opens="source_id")
    section("Networks that share members with it")
    entries(
        "network/networks_sharing_members",
        chosen,
        "network_id",
        ("shared_members", "members_in_common"),
        "A member in the table above leads to its page, which names every network in which it is.",
    )
    section("Sources of this page")
    citations()
