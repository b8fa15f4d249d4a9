"""What does each figure count, and where does it mislead?"""

from report import heading, methods, note, section

heading("Method", __doc__)

section("How to read every number")
note("""**A collection, not a census.** The networks are those of the sources that were read. A country, a form or a level with few networks
may only be one of which few were read.""")
note("""**Not stated.** What no source says is counted and shown as not stated: it is never "none" and never zero. The line below a figure
says of how many records it knows what it shows.""")
note("""**The year.** Everything is shown as of the end of a year. Networks of unknown founding and members of unknown joining are in
every year; a number of members that a network states holds for every year, because few sources say since when.""")
note("""**Few.** Under five records that state a field are listed instead of drawn. Counts are given, not percentages: the
numbers are too small for percentages.""")
note("""**Many.** Dots can be read up to some hundreds. Of more, and wherever the filters leave more than 1,000 networks, the networks
are counted instead of drawn one by one.""")
note("""**Gone quiet.** Of a network no activity was recorded in the 24 months before the end of the year. It may have been active
all the same: the word is "recorded".""")
methods()
