"""A page run whole without a browser, and what it says."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from report import menu

FRAME = Path(__file__).parent.parent.parent / "report" / "frame.py"


def opened(page: str = "overview", **address: str | list[str]) -> AppTest:
    """A page after its first run for an address, on the data sets of the folder that is set."""
    at = AppTest.from_file(str(FRAME), default_timeout=60)
    for key, value in address.items():
        at.query_params[key] = value
    at.switch_page(menu.path(page)) if page != "overview" else None
    at.run()
    assert not at.exception
    return at


def said(at: AppTest) -> str:
    """All that the page says in words."""
    kinds = (at.title, at.header, at.markdown, at.info, at.warning, at.error)
    return "\n".join(element.value for kind in kinds for element in kind)
