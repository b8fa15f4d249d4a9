"""Who ties the networks together, which networks overlap, and what would break if one left?"""

from charts import connections
from report import choose_members, choose_networks, figure, filters, graph_files, heading, key_figures, note, section, table, told

heading("Connections", __doc__)
chosen = filters()

note("""Organisations and networks form a graph of two kinds of nodes: a line stands for each membership that a source lists. Two
organisations are **in touch** here if a path of shared networks leads from one to the other. It is an occasion to meet, not a proof
of it.""")
key_figures(connections.key_figures, chosen)

section("Who holds it together")
figure(connections.pairs_cut, chosen, unit="shown")
told(connections.key_sets, chosen)
note("All organisations that are in more than one network, with how much of the way between others leads over them:")
table("connections/who_holds", chosen, opens="member_id")

section("What if some leave?")
note("Choose organisations and networks that leave. The choice stands in the address: send the link, and others see the same.")
choose_members("leaves", "Organisations that leave", chosen)
choose_networks("network_leaves", "Networks that leave", chosen)
figure(connections.parts, chosen, unit="shown")

section("Which networks overlap")
figure(connections.most_overlap, chosen, unit="shown")
table("connections/overlaps", chosen, opens=("network_id", "other_network_id"))

section("Organisations by networks")
figure(connections.membership_matrix, chosen, unit="shown")
told(connections.core, chosen)

section("The drawing")
note("A click on a circle or a square puts it into the middle, with what lies within two steps; so one goes from one to the next.")
choose_members("around", "Organisations in the middle", chosen)
choose_networks("network_around", "Networks in the middle", chosen)
figure(connections.drawing, chosen, unit="shown")

section("The way from one organisation to another")
choose_members("path_from", "From", chosen)
choose_members("path_to", "To", chosen)
told(connections.path, chosen)

section("Networks without which organisations lose touch")
table("connections/networks_that_hold", chosen, opens="network_id")

section("All figures of the graph")
note("Lowest and highest are what a figure would be without one network and the organisations of no other: how much hangs on one list.")
table("connections/key_figures", chosen, opens=("lowest_without_network_id", "highest_without_network_id"))

section("The graph as a file")
graph_files(chosen)
