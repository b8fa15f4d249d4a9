"""The script that every page is compared with: one page in a menu, with a title and nothing else."""

import streamlit as st


def only() -> None:
    """The page."""
    st.title("Empty")


st.navigation([st.Page(only, title="Empty", default=True)]).run()
