"""Question of overview?"""

from report import heading

heading("overview", __doc__)
