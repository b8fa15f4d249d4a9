"""Who takes part, and in how many networks?"""

from charts import members
from report import figure, filters, find, heading, note, section, table

heading("Members", __doc__)
chosen = filters()

note("""Members are organisations, never persons. They are taken from lists, and lists often name only a part of the
members: who is not here may still be one.""")
find()
section("What they are, and where")
figure(members.members_by_kind, chosen, unit="members", lists="members/members")
figure(members.members_by_country, chosen, unit="members", lists="members/members")
section("In how many networks they are")
figure(members.members_by_networks, chosen, unit="members", lists="members/members")
section("Whether larger organisations join more networks")
note("""How large an organisation is, is known here only where it is itself a network: then its own members are counted. Of all
others no source gives the size.""")
figure(members.networks_by_own_size, chosen, unit="members", beyond=(300, members.counts_by_own_size))
section("In which role, and in the management")
figure(members.memberships_by_role, chosen, unit="memberships")
figure(members.memberships_by_seat, chosen, unit="memberships", lists="members/seats")
section("All organisations")
table("members/members", chosen, opens="member_id")
section("Perhaps one organisation under two names")
note("""These are for people to look through: whoever knows them can tell. Nothing is merged by itself; where two are one, the rows
of the data are mended, and the figures above change with the next data set.""")
table("members/alike", chosen, opens=("member_id", "other_member_id"))
