"""What tests share: a data set small enough to count by eye, the default one, and how a test asks them."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings

import queries
from data.build import publish

SMALL = Path(__file__).parent / "small"
UNSET = {"country": [], "level": [], "form": [], "scope": [], "purpose": [], "decision_mode": [], "as_of": 2026, "q": ""}
NOTHING_MISSING = bool(os.environ.get("MESHWORK_NOTHING_MISSING"))

Ask = Callable[..., pd.DataFrame]

# Where everything has to be there, the same examples are tried each time; elsewhere new ones may find more.
settings.register_profile("meshwork", max_examples=25, deadline=None, derandomize=NOTHING_MISSING)
settings.load_profile("meshwork")


def missing(what: str) -> None:
    """Skip a test for lack of something, or fail it where nothing may be missing."""
    if NOTHING_MISSING:
        pytest.fail(f"{what}, and MESHWORK_NOTHING_MISSING is set", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def small_rows() -> Path:
    """The folder of the CSV files that can be counted by eye."""
    return SMALL


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small data set, published."""
    return publish("small", SMALL, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def europe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default data set, published."""
    return publish(folder=tmp_path_factory.mktemp("europe"))


@pytest.fixture(scope="session")
def ask(small: Path) -> Ask:
    """Answers a query from the small data set, or from `of`; filters that are not given are unset."""

    def answer(name: str, of: Path = small, **given: object) -> pd.DataFrame:
        if surplus := given.keys() - queries.query(name).parameters:
            raise TypeError(f"The query {name!r} has no parameter {', '.join(sorted(surplus))}: a test that gives it tests nothing")
        return queries.ask(of, name, UNSET | given)

    return answer


@pytest.fixture(scope="session")
def unset() -> dict[str, object]:
    """Every filter, and none of them set."""
    return dict(UNSET)


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder of the data sets that are for tests only."""
    named = os.environ.get("MESHWORK_TEST_DATA")
    if not named:
        missing("MESHWORK_TEST_DATA names no folder")
    if not Path(str(named)).is_dir():
        missing(f"MESHWORK_TEST_DATA names {named}, which is no folder")
    return Path(str(named))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser that tests of pages drive."""
    found = "/usr/bin/chromium" if Path("/usr/bin/chromium").is_file() else shutil.which("chromium")
    if not found:
        missing("There is no chromium")
    return str(found)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The flag that takes over changed drawings."""
    parser.addoption("--rewrite", action="store_true", help="write tests/golden anew from what is drawn now")
