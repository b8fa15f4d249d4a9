"""Meshwork: `streamlit run app.py` publishes the data set where it has to, warms up, and opens the dashboard."""

from pathlib import Path

import streamlit as st

from report.server import middleware, ready, routes, tell

app = st.App(Path(__file__).parent / "report" / "frame.py", lifespan=ready, routes=routes, middleware=middleware, on_script_error=tell)
