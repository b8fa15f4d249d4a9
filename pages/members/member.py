"""Question of member?"""

from report import heading

heading("member", __doc__)
