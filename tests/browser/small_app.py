"""The dashboard on whatever data set is current: it publishes none."""

from pathlib import Path

import streamlit as st

from report.server import middleware, routes, tell

app = st.App(Path(__file__).parent.parent.parent / "report" / "frame.py", routes=routes, middleware=middleware, on_script_error=tell)
