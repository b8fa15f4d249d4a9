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
def crowded_rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small data set with thirty networks more, each with the member `lipa` of Železna kapla."""
    folder = tmp_path_factory.mktemp("rows") / "crowded"
    shutil.copytree(SMALL, folder)
    for name, begins in (("networks", "{key},Circle {key}"), ("memberships", "{key},lipa")):
        file = folder / f"{name}.csv"
        header = file.read_text(encoding="utf-8").splitlines()[0].split(",")
        with file.open("a", encoding="utf-8") as rows:
            for place in range(30):
                given = dict(zip(header, begins.format(key=f"circle-{place}").split(","), strict=False)) | {"source_id": "s-other"}
                rows.write(",".join(given.get(column, "") for column in header) + "\n")
    return folder


@pytest.fixture(scope="session")
def crowded(crowded_rows: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small data set with thirty networks more, published."""
    return publish("crowded", crowded_rows, tmp_path_factory.mktemp("crowded"))


@pytest.fixture(scope="session")
def europe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default data set, published."""
    return publish(folder=tmp_path_factory.mktemp("europe"))


@pytest.fixture(scope="session")
def two_data_sets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small data set as the default, and as a generated one that has a network more and not Austria."""
    rows = shutil.copytree(SMALL, tmp_path_factory.mktemp("generated") / "rows")
    members = rows / "members.csv"
    members.write_text(members.read_text(encoding="utf-8").replace(",AT,AT21,", ",PT,PT11,"), encoding="utf-8")
    with (rows / "networks.csv").open("a", encoding="utf-8") as file:
        file.write("invented,Invented" + "," * 23 + "s-other,\n")
    folder = tmp_path_factory.mktemp("two")
    publish("europe", SMALL, folder)
    publish("illustrative", rows, folder, is_generated=True)
    return folder


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
