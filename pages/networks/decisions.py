"""Who decides what, and how are the networks managed?"""

from charts import decisions
from report import beside_documents, by_name, citations, figure, filters, heading, note, section, table

heading("Decisions", __doc__)
chosen = filters()

note("""What documents say of networks in general stands in words at the left, and what the data hold of it beside it. No way to
decide is better than another: they fit different networks. Each dot is a network: click it to open its page. A hollow dot is a
network that has ended. Where too many are left for dots they are counted. A click on a cell or a bar filters or lists.""")
section("How they decide")
note("A network that states no decision mode has no dot: those are named under Ask them.")
beside_documents(decisions.rules_of_modes, chosen)
figure(decisions.networks_by_mode_and_form, chosen, beyond=(300, decisions.counts_by_mode_and_form))
figure(decisions.networks_by_mode_and_level, chosen, beyond=(300, decisions.counts_by_mode_and_level))
section("What members decide together")
beside_documents(decisions.rules_of_levels, chosen)
figure(decisions.levels_by_mode, chosen, beyond=(300, decisions.counts_of_levels_by_mode))
section("Who manages")
beside_documents(decisions.rules_of_management, chosen)
figure(decisions.networks_by_management_and_form, chosen, beyond=(300, decisions.counts_by_management_and_form), lists="decisions/networks")
section("Contracts and agreements")
beside_documents(decisions.rules_of_membership, chosen)
note("""The grey marks stand at the year for which the page is shown. A line begins where an agreement does, as far as known.""")
figure(decisions.agreements_by_end, chosen, beyond=(25, decisions.agreements_by_end_year), lists="decisions/agreements")
figure(decisions.contracts_by_kind, chosen, lists="decisions/networks")
table("decisions/agreements", chosen, opens="network_id")
section("Coordination")
beside_documents(decisions.rules_of_coordination, chosen)
figure(decisions.coordination_by_capacity, chosen, lists="decisions/networks")
table("decisions/coordination", chosen, opens="network_id")
section("Ask them")
note("""Of these networks it is not known how they decide. A partner who meets one of them can ask, and bring the answer with
its source.""")
by_name("decisions/ask_them", chosen)
table("decisions/ask_them", chosen, opens="network_id")
section("Modes, bodies and management of all networks")
table("decisions/networks", chosen, opens="network_id")
section("Sources of this page")
citations()
