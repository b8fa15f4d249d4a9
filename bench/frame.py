"""What the measured server runs for each visitor: the empty page where the address says `empty`, else the product's own frame.

One process serves one script, so the choice is made here. Both ways make it, so it weighs on both alike.
"""

import streamlit as st

from bench.scripts import EMPTY, FRAME

script = EMPTY if "empty" in st.query_params else FRAME
exec(script, {"__name__": "__main__", "__file__": script.co_filename})
