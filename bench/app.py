"""The product and the empty page in one process, with a clock; otherwise as the product's app.py."""

from pathlib import Path

import streamlit as st

from bench import clock, inside
from report.server import middleware, ready, routes, tell

clock.install()
app = st.App(
    Path(__file__).parent / "frame.py",
    lifespan=ready,
    routes=[*routes, *clock.routes, *inside.routes],
    middleware=middleware,
    on_script_error=clock.noting(tell),
)
