"""A data set is published as a file that never changes, beside those before it; a pointer names the one that holds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import queries
from data.build import publish
from data.library import current, published_folder

ROOT = Path(__file__).parent.parent.parent


def build(*arguments: object) -> subprocess.Popen[str]:
    """The command as a partner gives it, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "data.build", *map(str, arguments)], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def networks_in(path: Path) -> int:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute("select count(*) from networks").fetchone()[0]


@pytest.fixture
def rows(small_rows: Path, tmp_path: Path) -> Path:
    """A copy of the small data set, to be changed."""
    return shutil.copytree(small_rows, tmp_path / "rows")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a test publishes; it is not there yet."""
    return tmp_path / "a folder" / "that isn't there"


@pytest.fixture
def published(small: Path, folder: Path) -> Path:
    """A file in that folder that was published before, from the rows as they are."""
    return shutil.copytree(small.parent, folder) / small.name


def test_what_is_published_is_named_after_the_data_set_the_time_and_the_content(rows, folder):
    assert current("small", folder) is None
    path = publish("small", rows, folder)
    assert current("small", folder) == path
    dataset, stamp, digest = path.stem.split("-")
    assert (dataset, path.suffix) == ("small", ".duckdb")
    assert stamp.endswith("Z")
    assert len(digest) == 12
    # The lock is what processes take turns by.
    assert sorted(file.name for file in folder.iterdir()) == [".lock", path.name, "small.current"]


def test_the_pointer_names_the_current_file_and_leads_nowhere_else(published, folder):
    assert current("small", folder) == published
    (folder / "small.current").write_text("../../elsewhere/other.duckdb\n", encoding="utf-8")
    assert current("small", folder) == folder / "other.duckdb"


def test_the_same_content_is_published_once(rows, published, folder):
    written = published.stat().st_mtime_ns
    assert publish("small", rows, folder) == published
    assert published.stat().st_mtime_ns == written
    assert len(list(folder.glob("*.duckdb"))) == 1


def test_the_same_content_is_published_once_though_the_file_is_being_read(ask, small, small_rows):
    ask("frame/left")
    assert publish("small", small_rows, small.parent) == small


def test_dates_of_files_decide_nothing(rows, published, folder):
    for file in rows.iterdir():
        os.utime(file, (0, 0))
    assert publish("small", rows, folder) == published


def test_changed_content_is_a_new_file_and_the_old_one_stays(rows, published, folder):
    before = published.read_bytes()
    with (rows / "networks.csv").open("a", encoding="utf-8") as file:
        file.write("new,New" + "," * 23 + "s-other,\n")
    new = publish("small", rows, folder)
    assert new != published
    assert current("small", folder) == new
    assert published.read_bytes() == before
    assert (networks_in(published), networks_in(new)) == (7, 8)


@pytest.mark.parametrize("harm", ["missing", "empty", "cut in half", "other bytes"])
def test_a_current_file_that_is_broken_is_made_anew(rows, published, folder, harm):
    whole = published.read_bytes()
    if harm == "missing":
        published.unlink()
    else:
        published.write_bytes({"empty": b"", "cut in half": whole[: len(whole) // 2], "other bytes": os.urandom(50_000)}[harm])
    anew = publish("small", rows, folder)
    assert anew != published
    assert current("small", folder) == anew
    assert networks_in(anew) == 7


def test_another_data_set_has_a_pointer_of_its_own(rows, published, folder):
    other = publish("other", rows, folder)
    assert (current("small", folder), current("other", folder)) == (published, other)


def test_first_starts_at_the_same_time_do_not_collide(folder):
    started = [build("--into", folder) for _ in range(3)]
    said = [process.communicate(timeout=60) for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert [errors for _, errors in said] == ["", "", ""]
    published = {Path(output.splitlines()[-1]) for output, _ in said}
    assert current("europe", folder) in published
    assert {networks_in(path) for path in published} == {164}
    assert {file.name for file in folder.iterdir()} == {".lock", "europe.current", *(path.name for path in published)}


def test_the_command_prints_the_file_it_published_as_its_last_line(folder):
    process = build("--into", folder)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "")
    assert Path(output.splitlines()[-1]) == current("europe", folder)


def test_the_command_tells_every_complaint_and_fails(rows, folder, tmp_path):
    # The program as a partner has it, with a row that went wrong.
    program = shutil.copytree(ROOT / "data", tmp_path / "program" / "data", ignore=shutil.ignore_patterns("published", "__pycache__"))
    with (program / "europe" / "members.csv").open("a", encoding="utf-8") as file:
        file.write("new,New,,,firm,XX,,,,none,\n")
    told = subprocess.run(
        [sys.executable, "-m", "data.build", "--into", folder], cwd=program.parent, capture_output=True, text=True, timeout=60, check=False
    )
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        "members.csv, line 612, country: found 'XX', expected a country of countries.csv",
        "members.csv, line 612, kind: found 'firm', expected a code of member_kind: ngo, public_institution, private_company, "
        "social_enterprise, education_provider, public_employment_service, local_authority, university, network, other",
        "members.csv, line 612, source_id: found 'none', expected a source_id of sources.csv",
        "3 things are wrong; nothing was published.",
    ]
    assert [file.name for file in folder.iterdir()] == [".lock"]


@pytest.mark.parametrize("place", ["a file", "below a file", "a folder that takes no files"])
def test_a_folder_that_cannot_be_written_is_told_with_what_to_do(tmp_path, place):
    file = tmp_path / "file"
    file.write_text("not a folder", encoding="utf-8")
    # Whoever runs the tests may write anywhere, except among the processes of the system.
    into = {"a file": file, "below a file": file / "folder", "a folder that takes no files": Path("/proc")}[place]
    if not into.exists() and place.startswith("a folder"):
        pytest.skip("This system shows no processes as files")
    process = build("--into", into)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output) == (1, "")
    (line,) = errors.splitlines()
    assert line.startswith(f"Cannot write to {into}: ")
    assert line.endswith(". Choose another folder with --into.")


def test_one_variable_moves_the_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("MESHWORK_PUBLISHED", raising=False)
    assert published_folder() == ROOT / "data" / "published"
    monkeypatch.setenv("MESHWORK_PUBLISHED", str(tmp_path))
    assert published_folder() == tmp_path


def test_every_table_takes_rows_from_a_file(small):
    with queries.data_set(small).cursor() as con:
        tables = [name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()]
        empty = [name for name in tables if con.execute(f'select count(*) from "{name}"').fetchone() == (0,)]
    assert "options" in tables
    assert empty == []


def test_every_cell_arrives_as_it_was_written(small):
    with queries.data_set(small).cursor() as con:
        assert con.execute("select name, acronym, topic from networks where network_id = 'hostile'").fetchone() == (
            '<b>"Tous; ensemble"</b> ![x](http://example.org/x.png)',
            "=1+1",
            "'); drop table networks; --",
        )
        assert con.execute("select founded_on, founded_year, stated_members from networks where network_id = 'zelezna'").fetchone() == (
            "2001-05",
            2001,
            None,
        )
        # An empty cell is not known: neither an empty word nor zero.
        assert con.execute("select count(*) from members where acronym = ''").fetchone() == (0,)


def test_an_outcome_may_answer_one_that_stands_before_or_after_it(rows, folder):
    (rows / "outcomes.csv").write_text(
        "outcome_id,title,answers_outcome_id,source_id\nthird,C,second,s-report\nsecond,B,first,s-report\nfirst,A,,s-report\n",
        encoding="utf-8",
    )
    with duckdb.connect(str(publish("small", rows, folder)), read_only=True) as con:
        assert con.execute("select outcome_id, answers_outcome_id from outcomes order by title").fetchall() == [
            ("first", None),
            ("second", "first"),
            ("third", "second"),
        ]
