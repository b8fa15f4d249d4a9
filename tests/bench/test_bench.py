"""The bench measures every page of the menu, and never a page that failed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.__main__ import PARTS
from bench.browser import browsing, looking
from bench.click import with_figures
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


# Of each page these parts print rows of numbers; the others print one row for each thing that is compared.
BY_PAGE = {"changes", "shares", "growth", "carried"}
IN_A_BROWSER = {"start", "click", "carried"}
CHART = """
import streamlit as st

year = st.number_input("Year", value=2026, step=1)
st.title("Chart")
st.vega_lite_chart(
    {{"year": [year if {moves} else 2026]}},
    {{
        "mark": "bar",
        "encoding": {{"x": {{"field": "year", "type": "quantitative"}}}},
        "usermeta": {{"embedOptions": {{"renderer": "{renderer}"}}}},
    }},
)
st.write(year)
"""


@pytest.mark.parametrize("part", PARTS)
def test_the_small_profile_prints_numbers_of_every_part(part: str, request: pytest.FixtureRequest):
    if part in IN_A_BROWSER:
        request.getfixturevalue("chromium")
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--only", part], cwd=ROOT, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.partition(f"== {part} ==")[2].splitlines() if re.search(r"  +\d", line)]
    assert rows
    for row in rows:
        # The last is the time of all, the first of a share may round to nothing.
        assert max(numbers(row)) > 0, row
        assert part in {"shares", "memory", "hour"} or min(numbers(row)) > 0, row
    names = {row[0] for row in rows}
    if part in BY_PAGE:
        assert names >= {name for titles in menu.MENU.values() for name in titles}
    if part == "click":
        assert names >= set(with_figures())


def numbers(row: list[str]) -> list[float]:
    """The cells that are numbers."""
    return [float(cell) for cell in row if re.fullmatch(r"-?\d+(\.\d+)?", cell)]


@pytest.mark.parametrize("renderer", ["canvas", "svg"])
@pytest.mark.parametrize("moves", [True, False])
def test_a_browser_tells_whether_a_figure_was_drawn_anew(tmp_path: Path, chromium: str, renderer: str, moves: bool):
    script = tmp_path / "chart.py"
    script.write_text(CHART.format(renderer=renderer, moves=moves), encoding="utf-8")
    with serving(script, tmp_path) as server, browsing() as browser:
        server.wait()
        with looking(browser, server.port, "", {}, 500) as tab:
            assert tab.page.locator(f"[data-testid=stVegaLiteChart] {renderer}").count() > 0
            redrawn = tab.step()
            carried = tab.take()
    assert (redrawn.drawings > 0) is moves
    assert (redrawn.drawn > 0) is moves
    assert redrawn.written > 0
    assert carried > 0


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
