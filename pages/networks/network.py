"""Question of network?"""

from report import heading

heading("network", __doc__)
