"""The generated data set: any size, the same each time, and nothing in it that the schema refuses."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import queries
from data import illustrate as command
from data.build import HERE, publish
from data.illustrate import illustrate
from data.library import current


def tables(path: Path) -> list[str]:
    """The tables of a published file."""
    with queries.data_set(path).cursor() as cursor:
        return [name for (name,) in cursor.execute("select table_name from duckdb_tables() where not temporary").fetchall()]


def rows(path: Path) -> dict[str, list]:
    """All rows of every table in their order, told by one number each; when it was published is left out."""
    with queries.data_set(path).cursor() as cursor:
        return {
            table: cursor.execute(
                f"select count(*), sum(hash(place, held)::hugeint) from (select rowid as place, t as held from {table} as t)"
            ).fetchall()
            for table in tables(path)
            if table != "data_set"
        }


@pytest.fixture(scope="module")
def generated(tmp_path_factory) -> Path:
    """Two thousand memberships, generated."""
    return illustrate(2_000, 7, tmp_path_factory.mktemp("generated"))


@pytest.mark.parametrize("memberships", [100, 101, 2_500])
def test_it_has_as_many_memberships_as_were_asked_for(tmp_path, memberships):
    path = illustrate(memberships, 3, tmp_path)
    with queries.data_set(path).cursor() as cursor:
        assert cursor.execute("select count(*) from memberships").fetchall() == [(memberships,)]
        assert cursor.execute("select is_generated, dataset from data_set").fetchall() == [(True, "illustrative")]


def test_the_same_seed_gives_the_same_rows(generated, tmp_path):
    again, other = illustrate(2_000, 7, tmp_path / "again"), illustrate(2_000, 8, tmp_path / "other")
    assert again.name.split("-")[-1] == generated.name.split("-")[-1]
    assert rows(again) == rows(generated)
    assert rows(other)["memberships"] != rows(generated)["memberships"]


def test_what_is_there_already_is_not_made_again(generated):
    assert illustrate(2_000, 7, generated.parent) == generated == current("illustrative", generated.parent)


def test_every_field_of_the_schema_is_filled(generated):
    with queries.data_set(generated).cursor() as cursor:
        # But for the vocabulary, which all data sets share, and for who brought the files, as there are none.
        for table, column in cursor.execute(
            """
            select table_name, column_name from duckdb_columns()
            where comment is not null and table_name <> 'terms' and column_name not in ('published_by', 'made_from')
            """
        ).fetchall():
            ((filled,),) = cursor.execute(f'select count("{column}") from "{table}"').fetchall()
            assert (table, column, filled > 0) == (table, column, True)


def test_what_is_generated_passes_every_check_of_what_partners_bring(generated, tmp_path):
    with queries.data_set(generated).cursor() as cursor:
        named = cursor.execute(
            """
            select table_name, list(column_name order by column_index) from duckdb_columns()
            where comment is not null and not is_generated and table_name not in ('terms', 'countries', 'regions', 'data_set')
            group by table_name
            """
        ).fetchall()
        for table, columns in named:
            cursor.execute(f"select {', '.join(columns)} from {table}").df().to_csv(tmp_path / f"{table}.csv", index=False)
    for whole in ("networks", "activities", "outcomes"):  # pandas writes whole numbers with gaps as 3.0
        text = (tmp_path / f"{whole}.csv").read_text(encoding="utf-8")
        (tmp_path / f"{whole}.csv").write_text(text.replace("True", "true").replace("False", "false"), encoding="utf-8")
    text = (tmp_path / "memberships.csv").read_text(encoding="utf-8")
    (tmp_path / "memberships.csv").write_text(text.replace("True", "true").replace("False", "false"), encoding="utf-8")
    brought = publish("brought", tmp_path, tmp_path / "published")
    assert rows(brought)["ties"] == rows(generated)["ties"]
    assert rows(brought)["network_years"] == rows(generated)["network_years"]


def test_it_obeys_what_the_documents_tell_of_networks(tmp_path):
    path = illustrate(30_000, 1, tmp_path)
    with queries.data_set(path).cursor() as cursor:
        seats = [
            country
            for (country,) in cursor.execute(
                "select country from networks where country is not null group by country order by count(*) desc"
            ).fetchall()
        ]
        forms = [form for (form,) in cursor.execute("select form from networks group by form order by count(*) desc").fetchall()]
        ((smallest, largest),) = cursor.execute(
            "select min(n), max(n) from (select count(distinct member_id) as n from memberships group by network_id)"
        ).fetchall()
        ((in_one, in_many),) = cursor.execute(
            """
            select count(*) filter (where n = 1) / count(*), max(n)
            from (select count(distinct network_id) as n from memberships group by member_id)
            """
        ).fetchall()
    assert seats[:2] == ["FR", "IT"]
    assert seats[-1] == "SI"
    assert forms[:2] == ["informal_network", "consortium"]
    assert smallest <= 2
    assert largest > 100
    assert in_one > 0.5
    assert in_many > 20


@pytest.mark.parametrize(
    ("memberships", "seed", "told"),
    [
        ("99", "1", "99 memberships cannot be generated: choose a number from 100 to 10,000,000."),
        ("10000001", "1", "10,000,001 memberships cannot be generated"),
        ("100", "-1", "-1 is no seed"),
    ],
)
def test_a_number_out_of_range_is_told_and_nothing_is_published(tmp_path, memberships, seed, told):
    asked = [sys.executable, "-m", "data.illustrate", f"--memberships={memberships}", f"--seed={seed}", f"--into={tmp_path}"]
    done = subprocess.run(asked, cwd=HERE.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr("sys.argv", ["data.illustrate", "--memberships", "100", "--seed", "1", "--into", str(tmp_path / "file")])
    assert command.main() == 1
    assert "Choose another folder with --into" in capsys.readouterr().err


def test_the_command_prints_the_file(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["data.illustrate", "--memberships", "100", "--seed", "1", "--into", str(tmp_path)])
    assert command.main() == 0
    (printed,) = capsys.readouterr().out.split()
    with duckdb.connect(printed, read_only=True) as con:
        assert con.execute("select count(*) from memberships").fetchall() == [(100,)]
