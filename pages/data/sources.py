"""Question of sources?"""

from report import heading

heading("sources", __doc__)
