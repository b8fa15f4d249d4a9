"""A published file is read, never written; a file that cannot be read is named with the reason."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import queries
from queries import UnreadableDataSet


@pytest.mark.parametrize(
    "statement",
    [
        "delete from networks",
        "create table mine (x integer)",
        "copy networks to '{folder}/out.csv'",
        "copy (select 1) to '{path}'",
        "copy (select 1) to '{path}' (format parquet)",
        "export database '{folder}/out'",
        "attach '{folder}/other.duckdb'",
        "attach '{path}' as again (read_write)",
        "attach '{path}' as again; delete from again.networks",
        "from read_csv('{folder}/secret.csv')",
        "from '{folder}/secret.csv'",
        "from read_text('{folder}/secret.csv')",
        "from glob('{folder}/*')",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set memory_limit = '100GB'",
        "reset lock_configuration",
    ],
)
def test_a_statement_reaches_nothing_but_the_data_set(small, tmp_path, statement):
    (tmp_path / "secret.csv").write_text("word\nsecret\n", encoding="utf-8")
    path = tmp_path / "published.duckdb"
    path.write_bytes(small.read_bytes())
    with queries.data_set(path).cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement.format(folder=tmp_path, path=path)).fetchall()
    assert path.read_bytes() == small.read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["published.duckdb", "secret.csv"]


def test_a_statement_reads_no_variable_of_the_program(small):
    frame = queries.ask(small, "frame/countries", {})
    with queries.data_set(small).cursor() as cursor, pytest.raises(duckdb.CatalogException):
        cursor.execute("from frame")
    assert len(frame) == 6


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (lambda whole: None, "the file is missing"),
        (lambda whole: b"", "it is not a whole DuckDB file"),
        (lambda whole: whole[:10_000], "it is not a whole DuckDB file"),
        (lambda whole: os.urandom(50_000), "it is not a whole DuckDB file"),
        (lambda whole: b"country\nSI\n", "it is not a whole DuckDB file"),
        (lambda whole: whole[: len(whole) // 2], "it broke while it was read"),
        # Blocks that do not match their checksums, after the head that says where they are.
        (lambda whole: whole[:20_000] + os.urandom(len(whole) - 20_000), "it broke while it was read"),
    ],
    ids=["missing", "empty", "head only", "random", "another format", "cut in half", "random after its head"],
)
def test_a_broken_file_is_named_with_the_reason(small, tmp_path, unset, harm, reason):
    path = tmp_path / "some.duckdb"
    if (harmed := harm(small.read_bytes())) is not None:
        path.write_bytes(harmed)
    with pytest.raises(UnreadableDataSet, match=r"^some\.duckdb cannot be read: ") as unreadable:
        queries.ask(path, "sources/sources", unset)
    assert unreadable.value.path == path
    assert unreadable.value.reason in {reason, "it is not a whole DuckDB file"}


def test_a_file_with_any_one_block_broken_answers_rightly_or_not_at_all(small, tmp_path, unset):
    whole, right = small.read_bytes(), queries.ask(small, "sources/sources", unset)
    reasons = set()
    for start in range(12_288, len(whole), 262_144):
        path = tmp_path / f"{start}.duckdb"
        path.write_bytes(whole[: start + 8] + bytes(byte ^ 255 for byte in whole[start + 8 : start + 72]) + whole[start + 72 :])
        try:
            pd.testing.assert_frame_equal(queries.ask(path, "sources/sources", unset), right)
        except UnreadableDataSet as error:
            reasons.add(error.reason)
        path.unlink()
    assert "it broke while it was read" in reasons


def test_a_folder_in_place_of_a_file_is_a_missing_file(tmp_path):
    with pytest.raises(UnreadableDataSet, match="the file is missing"):
        queries.ask(tmp_path, "frame/countries", {})


def test_a_duckdb_file_of_another_program_is_told_as_such(tmp_path):
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("create table networks (name text)")
    with pytest.raises(UnreadableDataSet) as unreadable:
        queries.ask(path, "frame/countries", {})
    assert str(unreadable.value) == "other.duckdb cannot be read: it is a DuckDB file, but not a data set of this product"


def test_a_file_that_was_missing_can_be_read_once_it_is_there(small, tmp_path):
    path = tmp_path / "late.duckdb"
    with pytest.raises(UnreadableDataSet):
        queries.ask(path, "frame/countries", {})
    path.write_bytes(small.read_bytes())
    assert len(queries.ask(path, "frame/countries", {})) == 6


def test_a_wrong_question_is_no_broken_file(small):
    with pytest.raises(LookupError, match=r"^\"No query 'sizes/none': expected the file queries/sizes/none\.sql\"|^No query"):
        queries.ask(small, "sizes/none", {})
    with pytest.raises(LookupError, match="The query 'sizes/networks' needs as_of, country, "):
        queries.ask(small, "sizes/networks", {"q": ""})


def test_what_a_query_does_not_name_is_not_passed(small):
    assert len(queries.ask(small, "frame/countries", {"as_of": 2026, "colour": "red"})) == 6


def test_threads_that_ask_at_once_get_their_own_rows(europe: Path, ask):
    networks = list(ask("sizes/networks", europe).network_id)
    asked = networks + networks[::-1]

    def heading(network: str) -> str:
        return ask("network/heading", europe, network=network).network_id[0]

    with ThreadPoolExecutor(16) as threads:
        assert list(threads.map(heading, asked)) == asked
