"""Who writes, or how to sign in."""

import streamlit as st

from report.editors import editor, sign_in, sign_out

st.title("Publish")
if name := editor():
    st.write(f"Writing: {name}.")
    sign_out()
else:
    sign_in()
