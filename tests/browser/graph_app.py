"""An app whose only page has the graph as files."""

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).parent / "graph_page.py")
