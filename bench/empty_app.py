"""The empty page as an app of its own, served as app.py serves the product."""

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).parent / "empty.py")
