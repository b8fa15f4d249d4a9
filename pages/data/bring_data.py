"""How do networks of your own come in here, and what changed from one version to the next?"""

from report import bring_files, filters, heading, note, section, versions

filters()
heading("Bring data", __doc__)

note("""Two columns, a network and a member, are enough to begin. More is understood: the workbook below, whole or in part, lists of
memberships with headings in English, Slovenian, Italian, French or Spanish, the lists of CORDIS, Erasmus+ and Interreg, and answers to
questionnaires. Nothing is published before you have seen what is in it and have said so.""")
section("Your files")
bring_files()
section("Data sets and their versions")
note("""Each time something is published it becomes a version beside those before: none is overwritten. A record is the same in two
versions where its key is. Where a value was read, such as the row of a file, is not compared.""")
versions()
