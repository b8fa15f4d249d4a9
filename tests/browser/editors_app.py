"""An app whose only page says who writes, or how to sign in."""

from pathlib import Path

import streamlit as st

from report.server import middleware, tell

app = st.App(Path(__file__).parent / "editors_page.py", middleware=middleware, on_script_error=tell)
