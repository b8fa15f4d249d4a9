"""Question of members?"""

from report import heading

heading("members", __doc__)
