"""A data set that leaves the program as a whole comes back with the same tables."""

import io
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest

from data.importer import import_files
from exports import whole


@pytest.mark.parametrize("which", ["small", "europe"])
@pytest.mark.parametrize(("name", "write"), [("mine.xlsx", whole.whole_as_xlsx), ("mine.zip", whole.whole_as_csv)])
def test_what_was_exported_and_brought_again_is_the_same_and_is_exported_the_same(request, tmp_path, which, name, write):
    path = request.getfixturevalue(which)
    (tmp_path / name).write_bytes(write(path))
    back, noticed = import_files([tmp_path / name], "mine", folder=tmp_path / "published")
    assert not noticed
    before, after = dict(whole.tables(path)), dict(whole.tables(back))
    assert before.keys() == after.keys()
    for table, frame in before.items():
        pd.testing.assert_frame_equal(frame, after[table])
    (tmp_path / f"again {name}").write_bytes(write(back))
    again = import_files([tmp_path / f"again {name}"], "again", folder=tmp_path / "published")[0]
    assert all(frame.equals(before[table]) for table, frame in whole.tables(again))


def test_texts_that_would_act_come_back_as_they_are_written(tmp_path):
    names = ["=1+1", "'=2+2", "''@x", "+386 Zavod", "-", "'tis", "@home", "\tTab"]
    with (tmp_path / "list.csv").open("w", encoding="utf-8") as file:
        # As a file of one's own would have them that went through a spreadsheet: with one apostrophe more.
        pd.DataFrame({"network": "N", "member": [f"'{name}" if name.lstrip("'")[0] in "=+-@\t" else name for name in names]}).to_csv(
            file, index=False
        )
    path, _ = import_files([tmp_path / "list.csv"], "mine", folder=tmp_path / "published")
    with duckdb.connect(str(path), read_only=True) as con:
        assert [name for (name,) in con.execute("select name from members").fetchall()] == names
    book = openpyxl.load_workbook(io.BytesIO(whole.whole_as_xlsx(path)))
    for row in book["members"].iter_rows(min_row=2):
        assert all(cell.data_type != "f" and not str(cell.value or "").startswith(tuple("=+-@\t")) for cell in row)
    with zipfile.ZipFile(io.BytesIO(whole.whole_as_csv(path))) as archive:
        read = pd.read_csv(archive.open("members.csv"), dtype=str)
        assert not read.name.str.startswith(tuple("=+-@\t")).any()
    for name, write in (("a.xlsx", whole.whole_as_xlsx), ("a.zip", whole.whole_as_csv)):
        (tmp_path / name).write_bytes(write(path))
        back, _ = import_files([tmp_path / name], name[0], folder=tmp_path / "published")
        assert dict(whole.tables(back))["members"].name.tolist() == names


def test_parquet_has_the_same_tables(small):
    with zipfile.ZipFile(io.BytesIO(whole.whole_as_parquet(small))) as archive:
        assert archive.namelist() == [f"{table}.parquet" for table, _ in whole.tables(small)]
        for table, frame in whole.tables(small):
            pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(archive.read(f"{table}.parquet"))), frame)


def test_what_no_workbook_can_hold_is_known_before(small, tmp_path):
    assert whole.fits_a_workbook(small)
    (tmp_path / "list.csv").write_text(f"network,member\nN,{'long ' * 7000}\n", encoding="utf-8")
    path, _ = import_files([tmp_path / "list.csv"], "mine", folder=tmp_path / "published")
    assert not whole.fits_a_workbook(Path(path))


def test_odd_texts_and_numbers_come_back_as_they_are(tmp_path):
    texts = ["_x0041_b", "NA", "NULL", "007", "1e5", "#N/A", " two  spaces ", "a\nb", 'say "so"', "true", "example of mine"]
    rows = pd.DataFrame({"outcome_id": [f"o{place}" for place in range(len(texts))], "network_id": "n", "title": texts})
    rows["value"] = ["1e-07", "1e+21", "0.1", "-2.5", *[None] * (len(texts) - 4)]
    rows.to_csv(tmp_path / "outcomes.csv", index=False)
    (tmp_path / "networks.csv").write_text("network_id,name\nn,N\n", encoding="utf-8")
    path, noticed = import_files([tmp_path / "networks.csv", tmp_path / "outcomes.csv"], "mine", folder=tmp_path / "published")
    assert not noticed
    outcomes = dict(whole.tables(path))["outcomes"]
    assert outcomes.title.tolist() == texts
    assert outcomes.value.tolist()[:4] == [1e-7, 1e21, 0.1, -2.5]
    for name, write in (("a.xlsx", whole.whole_as_xlsx), ("a.zip", whole.whole_as_csv)):
        (tmp_path / name).write_bytes(write(path))
        back, _ = import_files([tmp_path / name], name[0], folder=tmp_path / "published")
        pd.testing.assert_frame_equal(dict(whole.tables(back))["outcomes"], outcomes)
