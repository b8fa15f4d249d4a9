"""The fast way to read a file gives what the careful one gives, or leaves it to that one."""

import csv
import io
from unittest.mock import patch

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data import rows

COLUMNS = ["a", "b", "c"]
# What readers of CSV take in different ways, or some of them not at all.
HOSTILE = [
    '"',
    '""',
    ",",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\0",
    "\t",
    ";",
    "'",
    "\\",
    "#",
    "NULL",
    "\ufeff",
    "\u2028",
    "\x0b",
    "\x1a",
    "\x85",
    "é",
    "x",
]
PIECES = st.sampled_from([1, 7, rows.PIECE])


def held(relation: duckdb.DuckDBPyRelation) -> tuple[list[str], list[tuple]]:
    return relation.columns, relation.fetchall()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The rows that the fast way reads of a file, None where it declines; and what the careful way reads, with its complaints."""
    # A pattern for names of files, and a folder of which another program would make a column.
    path = tmp_path_factory.mktemp("hostile") / "[x]*?" / "d=1" / "t.csv"
    path.parent.mkdir(parents=True)
    with duckdb.connect() as con:

        def load(content: bytes):
            path.write_bytes(content)
            con.execute("drop table if exists fast")
            fast = held(con.table("fast")) if rows.load_plain(con, "fast", path, COLUMNS) else None
            frame, complaints = rows.read(path, COLUMNS)
            return fast, held(con.from_df(frame)), complaints

        yield load


@given(
    header=st.sampled_from(["a,b\n", "a\n", "c,a,b\r\n", "\ufeffa,b\n", "\ufeffa\r\n", "b"]),
    body=st.lists(st.sampled_from([*HOSTILE, "\n", ",", '"x"', "x,y\n", '"x, y",\n'])).map("".join),
    piece=PIECES,
)
@example("a,b\n", '1, "x"\n', 7)
@example("a,b\n", "1\n1,2,\n", 7)
@example("a\n", 'x\n""\n\nx\n', 7)
def test_whatever_a_file_holds_both_ways_agree_or_the_fast_one_declines(loaded, header, body, piece):
    with patch.object(rows, "PIECE", piece):
        fast, careful, complaints = loaded((header + body).encode())
    assert fast is None or (fast, []) == (careful, complaints)


@given(st.binary(), PIECES)
def test_whatever_bytes_follow_both_ways_agree_or_the_fast_one_declines(loaded, body, piece):
    with patch.object(rows, "PIECE", piece):
        fast, careful, complaints = loaded(b"a,b\n" + body)
    assert fast is None or (fast, []) == (careful, complaints)


@given(
    table=st.lists(
        st.lists(st.lists(st.sampled_from([c for c in HOSTILE if not set(c) & set("\r\n\0")])).map("".join), min_size=3, max_size=3)
    ),
    header=st.sampled_from(["a,b,c\n", "c,a,b\r\n", "\ufeffa,b,c\n", "\ufeffa,b,c\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    piece=PIECES,
)
def test_a_table_whose_rows_stand_on_one_line_each_goes_the_fast_way(loaded, table, header, quoting, piece):
    text = io.StringIO()
    csv.writer(text, lineterminator=header.lstrip("\ufeffabc,"), quoting=quoting).writerows(table)
    with patch.object(rows, "PIECE", piece):
        fast, careful, complaints = loaded((header + text.getvalue()).encode())
    assert (fast, []) == (careful, complaints)
    assert fast[1] == [(*(cell or None for cell in row), line) for line, row in enumerate(table, start=2)]


@pytest.mark.parametrize("length", [rows.LONGEST - 10, rows.LONGEST, rows.LONGEST + 1, 3 * rows.LONGEST])
def test_a_cell_too_long_is_left_to_the_careful_way(loaded, length):
    fast, careful, complaints = loaded(b"a,b\n1,2\n" + b"x" * length + b",2\n3,4\n")
    assert fast == (None if length >= rows.LONGEST else careful)
    assert (complaints == []) == (length <= rows.LONGEST)


def test_rows_keep_their_lines_and_their_order_however_many_they_are(tmp_path):
    path = tmp_path / "t.csv"
    with duckdb.connect() as con:
        con.execute(
            f"""
            copy (select i as a, if(i % 7 = 0, 'x, "y"', repeat('z', i % 50)) as b from range(1_000_000) as of_all (i))
            to '{path}' (header)
            """
        )
        assert path.stat().st_size > rows.PIECE
        assert rows.load_plain(con, "fast", path, COLUMNS)
        assert con.execute(
            """
            select
                count(*), bool_and(line = rowid + 2 and a = rowid::text),
                bool_and(b is not distinct from if(rowid % 7 = 0, 'x, "y"', nullif(repeat('z', rowid % 50), '')))
            from fast
            """
        ).fetchone() == (1_000_000, True, True)
