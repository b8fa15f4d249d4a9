"""Who takes part, and in how many networks?"""

from charts import members
from report import figure, filters, find, heading, note, section, table

heading("Members", __doc__)
chosen = filters()

note("""Members are organisations, never persons. They were found in lists on public pages, and such lists often name only a
part of the members: who is not here may still be one.""")
find()
section("In how many networks they are")
figure(members.members_by_networks, chosen, unit="members", lists="members/members")
section("All organisations")
table("members/members", chosen, opens="member_id")
