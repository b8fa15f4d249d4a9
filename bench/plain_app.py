"""What the figures of the product are compared with: the same filters and the same figures, written plainly."""

from pathlib import Path

import streamlit as st

from report.server import middleware, ready, routes

app = st.App(Path(__file__).parent / "plain.py", lifespan=ready, routes=routes, middleware=middleware)
