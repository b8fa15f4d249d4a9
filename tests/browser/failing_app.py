"""An app whose only page fails."""

from pathlib import Path

import streamlit as st

from report.server import tell

app = st.App(Path(__file__).parent / "failing_page.py", on_script_error=tell)
