"""A data set as a whole, in files that the importer takes and gives the same tables from.

Tables of the vocabulary belong to the program and stay with it; derived columns are derived again.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook

import queries
from exports.csv import as_csv
from exports.inert import UNWRITABLE
from exports.xlsx import LONGEST, table

OF_THE_PROGRAM = ("data_set", "countries", "regions", "terms")
# A workbook of more rows takes spreadsheets minutes to open.
MOST_IN_A_WORKBOOK = 100_000
NOTHING: Mapping[str, bool] = {}


def tables(path: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    """The tables of a published file that have rows, in the order of the schema, each with the columns that rows bring: those that are
    empty throughout, too."""
    with queries.data_set(path).cursor() as cursor:
        columns = cursor.execute(
            """
            select table_name, list('"' || column_name || '"' order by column_index)
            from duckdb_columns() join duckdb_tables() using (database_name, table_oid, table_name)
            where
                database_name = current_database() and not is_generated and duckdb_tables.comment is not null
                and not list_contains($own, table_name)
            group by table_name, table_oid order by table_oid
            """,
            {"own": list(OF_THE_PROGRAM)},
        ).fetchall()
        for name, given in columns:
            frame = cursor.execute(f'select {", ".join(given)} from "{name}"').df()
            if len(frame):
                yield name, frame


def fits_a_workbook(path: Path) -> bool:
    """Whether a workbook would hold each text as it is, and open before the reader gives up."""
    rows = 0
    for _, frame in tables(path):
        rows += len(frame)
        texts = [frame[column].str for column in map(str, frame.select_dtypes("str").columns)]
        if rows > MOST_IN_A_WORKBOOK or any(
            (text.len() >= LONGEST).any() or text.contains(UNWRITABLE).any() or text.contains("\r").any() for text in texts
        ):
            return False
    return True


def whole_as_xlsx(path: Path, more: Mapping[str, bool] = NOTHING) -> bytes:
    """A workbook with a sheet for each table; `more` are columns that stand in all of them."""
    book = Workbook(write_only=True)
    for name, frame in tables(path):
        table(book.create_sheet(name), frame.assign(**more))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def whole_as_csv(path: Path, more: Mapping[str, bool] = NOTHING) -> bytes:
    """A zip with a CSV file for each table, with `more` columns."""
    return packed({f"{name}.csv": as_csv(frame.assign(**more)) for name, frame in tables(path)})


def whole_as_parquet(path: Path, more: Mapping[str, bool] = NOTHING) -> bytes:
    """A zip with a Parquet file for each table, with `more` columns."""
    return packed({f"{name}.parquet": parquet(frame.assign(**more)) for name, frame in tables(path)})


def parquet(frame: pd.DataFrame) -> bytes:
    """A frame as a Parquet file."""
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), file)
    return file.getvalue()


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of files; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
