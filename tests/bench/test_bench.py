"""The bench measures every page of the menu, and never a page that failed."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.server import ROOT, serving
from bench.visitor import NotMeasured, visiting
from report import menu

BROKEN = """
from pathlib import Path
import streamlit as st
from bench import clock

clock.install()
app = st.App(Path(__file__).parent / "frame.py", routes=clock.routes, on_script_error=clock.noting(lambda error: {shown}))
"""


def test_every_page_of_the_menu_has_two_ratios():
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--rounds", "2", "--no-browser"], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if line.strip()}
    for name in (name for titles in menu.MENU.values() for name in titles):
        warm, cold = lines[name]
        assert float(warm) > 0, name
        assert float(cold) > 0, name


@pytest.mark.parametrize(
    ("page", "script", "shown", "reason"),
    [
        ("", "1 / 0", True, "ZeroDivisionError"),
        ("", "1 / 0", False, "ZeroDivisionError"),
        ("", "def only(:", True, "SyntaxError"),
        ("", "st.title('T'); st.error('Broken')", True, "an error is shown: Broken"),
        ("", "st.title('T'); st.exception(ValueError('Broken'))", True, "an exception is shown: ValueError Broken"),
        ("", "st.title('T'); st.query_params.from_dict({'as_of': '2026'})", True, "the filters were not taken as asked"),
        ("", "st.markdown('No title')", True, "there is no title"),
        ("no_such_page", "st.title('T')", True, "page not found"),
    ],
)
def test_a_page_that_failed_is_not_measured(tmp_path: Path, page: str, script: str, shown: bool, reason: str):
    (tmp_path / "app.py").write_text(BROKEN.format(shown=shown), encoding="utf-8")
    (tmp_path / "frame.py").write_text(
        f"import streamlit as st\ndef only():\n    {script}\nst.navigation([st.Page(only, default=True)]).run()\n", encoding="utf-8"
    )
    with serving(tmp_path / "app.py", tmp_path) as server:
        server.wait()
        with visiting(server.port, page) as visitor, pytest.raises(NotMeasured, match=reason):
            visitor.show({"as_of": "2026", "country": ["IT", "FR"]})
