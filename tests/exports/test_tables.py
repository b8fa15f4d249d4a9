"""Tables as files: what is written is read back, and nothing in them acts."""

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from charts import overview, sizes
from exports.csv import as_csv
from exports.inert import ACTS, inert
from exports.xlsx import LONGEST, UNWRITABLE, as_xlsx, distinct
from report.table import for_people
from report.taking import codes, file_name, origin, workbook
from report.visit import Filters, Visit

TITLES = ("Rows", "About", "Sources")
NO_SOURCES = pd.DataFrame({"Title": ["A page"]})

# Texts as files hold them: a surrogate without its other half is no text.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
ACTING = st.builds(str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋"]), TEXTS)


def opened(file: bytes):
    return load_workbook(io.BytesIO(file))


def cells(file: bytes) -> list:
    return [cell for sheet in opened(file) for row in sheet.iter_rows() for cell in row]


def lines(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def acts(text: object) -> bool:
    return isinstance(text, str) and bool(ACTS.match(text))


# No text is a formula -------------------------------------------------------------------------------------------


@given(ACTING)
def test_a_text_that_would_act_does_not(text):
    assert inert(text) == f"'{text}"
    assert not acts(inert(text))


@given(TEXTS)
def test_any_other_text_stays_as_it_is(text):
    assert inert(text) == (f"'{text}" if acts(text) else text)


@given(TEXTS | ACTING, TEXTS | ACTING)
def test_no_text_in_a_csv_file_acts_and_each_comes_back(title, text):
    (head, row, *rest) = lines(as_csv(pd.DataFrame({title: [text], "n": [-1.5]})))
    assert not rest
    assert (head[0], row[0]) == (inert(title), inert(text))
    assert row[1] == "-1.5"


@given(TEXTS | ACTING, TEXTS | ACTING)
def test_no_cell_of_a_workbook_is_a_formula_and_each_text_comes_back(title, text):
    rows = pd.DataFrame({title: [text, "#N/A"], "n": [-1.5, 2]}) if title != "n" else pd.DataFrame({title: [text, "#N/A"]})
    file = as_xlsx(rows, [(title, text)], pd.DataFrame({title: [text]}), (title, text, "Sources"))
    assert {cell.data_type for cell in cells(file)} <= {"s", "n", "inlineStr"}
    assert not any(acts(cell.value) for cell in cells(file))
    # XML has one sign for the end of a line.
    written = inert(UNWRITABLE.sub("", text)).replace("\r\n", "\n").replace("\r", "\n")
    assert (opened(file).worksheets[0]["A2"].value or "") == written
    assert opened(file).worksheets[0]["A3"].value == "#N/A"


@pytest.mark.parametrize("query", ["sizes/networks", "members/members", "sources/sources"])
def test_hostile_names_of_the_data_do_not_act(table_of, query):
    along = table_of(query)
    assert not [text for line in lines(as_csv(along.codes(along.said))) for text in line if acts(text)]
    found = cells(workbook(along))
    assert "f" not in {cell.data_type for cell in found}
    assert not [cell.value for cell in found if acts(cell.value)]


def test_the_small_data_set_has_a_name_that_would_act(table_of):
    assert "'=1+1" in {cell.value for cell in cells(workbook(table_of("sizes/networks")))}


# Numbers and texts ----------------------------------------------------------------------------------------------


def test_numbers_are_numbers_and_bands_and_dates_are_texts():
    rows = pd.DataFrame(
        {"Band": ["6-10", "11-25", None], "Since": ["2019-05", "2020", None], "Members": [-3, 2.5, None], "Ended": [True, False, None]}
    )
    sheet = opened(as_xlsx(rows, [], NO_SOURCES, TITLES))["Rows"]
    assert [cell.value for cell in sheet[2]] == ["6-10", "2019-05", -3, True]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "n", "b"]
    assert sheet["A2"].number_format == "@"
    assert sheet["C3"].value == 2.5
    assert [cell.value for cell in sheet[4]] == [None] * 4


def test_the_first_line_is_bold_stays_in_sight_and_filters():
    sheet = opened(as_xlsx(pd.DataFrame({"Name": ["a", "b"], "Members": [1, 2]}), [], NO_SOURCES, TITLES))["Rows"]
    assert all(cell.font.bold for cell in sheet[1])
    assert not sheet["A2"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"


def test_what_no_cell_can_hold_is_left_out():
    text = "a\x00\x0b" + "b" * LONGEST * 2
    sheet = opened(as_xlsx(pd.DataFrame({"Text": [text, float("inf")]}), [], NO_SOURCES, TITLES))["Rows"]
    assert sheet["A2"].value == ("a" + "b" * LONGEST)[:LONGEST]
    assert sheet["A3"].value == "inf"


def test_no_rows_are_a_workbook_too():
    for rows in (pd.DataFrame({"Name": []}), pd.DataFrame()):
        assert opened(as_xlsx(rows, [], NO_SOURCES, TITLES)).sheetnames == ["Rows", "About", "Sources"]


@given(st.lists(st.text(), min_size=3, max_size=3))
def test_names_of_sheets_are_as_spreadsheets_allow_them(titles):
    names = distinct(titles)
    assert len({name.casefold() for name in names}) == 3
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name[0] != "'" != name[-1]


# What is said beside them ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["sizes/networks", "members/members", "network/members", "sources/rows", "member/meets_most"])
def test_a_workbook_has_what_the_page_shows(table_of, query):
    along = table_of(query)
    shown = for_people(along.said, "en")
    sheet = opened(workbook(along))["Rows"]
    assert [cell.value for cell in sheet[1]] == [inert(column) for column in shown.columns]
    for row, line in zip(shown.itertuples(index=False), sheet.iter_rows(min_row=2, values_only=True), strict=True):
        assert [inert(value) if isinstance(value, str) else None if pd.isna(value) else value for value in row] == list(line)


def about_of(file: bytes) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for what, text in opened(file)["About"].iter_rows(values_only=True):
        told.setdefault(what, []).append(text)
    return told


def test_a_workbook_says_what_it_is(figure_of):
    told = about_of(workbook(figure_of(sizes.networks_by_size, form=("partnership", "not_stated"), country=("IT",), q="bri", as_of=2020)))
    assert told["Title"] == ["Networks by number of members"]
    assert told["What it counts"][0].endswith(".")
    assert told["Filters"] == ["Country: Italy · Form: Partnership, not stated · Name, short name or topic: “bri” · as of 2020"]
    assert told["Address of the filters"] == ["?country=IT&form=partnership&form=not_stated&as_of=2020&q=bri&data=small"]
    assert told["As of the end of"] == ["2020"]
    assert "small, published" in told["Data set"][0]
    assert "Brought here from the files" in told["Data set"][1]


def test_a_workbook_says_of_how_many_it_is_known_and_what_the_data_say(figure_of):
    along = figure_of(sizes.networks_by_size)
    told = about_of(workbook(along))
    assert told["Coverage"] == ["Known for 6 of 7 networks."]
    assert told["What the data say"] == [along.drawn.says]
    assert told["Filters"] == ["All networks · as of 2026"]


def test_a_workbook_lists_the_sources_that_the_chosen_rows_cite(figure_of):
    def titles(**chosen) -> dict[str, int]:
        rows = list(opened(workbook(figure_of(overview.networks_by_form, **chosen)))["Sources"].iter_rows(values_only=True))
        heads = rows[0]
        assert {"Title", "Publisher", "Address", "Rows taken"} <= set(heads)
        return {row[heads.index("Address")]: row[heads.index("Rows taken")] for row in rows[1:]}

    everything, some = titles(), titles(form=("partnership",))
    assert len(everything) == 5
    assert len(some) == 2
    assert "https://zelezna.example/člani" in everything


def test_what_is_of_one_record_says_so_and_cites_its_sources(table_of, ask):
    file = workbook(table_of("network/members", country=("FR",)))
    assert about_of(file)["Filters"] == ["Anchor Alliance · as of 2026"]
    assert about_of(file)["Address of the filters"] == ["?country=FR&as_of=2026&data=small&network=anchor"]
    assert len(list(opened(file)["Sources"].iter_rows())) - 1 == len(ask("sources/of_network", network="anchor")) == 4


def test_generated_data_say_so(figure_of, generated):
    told = about_of(workbook(figure_of(sizes.networks_by_size, generated)))
    assert re.fullmatch(r"Illustrative networks \(generated\), generated and published \w+ \d+, \d{4}", told["Data set"][0])
    assert told["Data set"][1:] == ["These data are generated for demonstration: they tell nothing of real networks."]
    assert told["Address of the filters"] == ["?as_of=2026&data=illustrative"]


@pytest.mark.parametrize("query", ["sizes/networks", "network/members", "overview/networks_by_form"])
def test_every_row_of_generated_data_says_so(table_of, generated, query):
    along = table_of(query, generated)
    head, *rows = lines(codes(along))
    assert head == [*along.codes(along.said).columns, "is_generated"]
    assert [row[-1] for row in rows] == ["true"] * len(along.codes(along.said))
    assert {len(row) for row in rows} == {len(head)}
    book = opened(workbook(along))
    for sheet in ("Rows", "Sources"):
        last = [row[-1] for row in book[sheet].iter_rows(values_only=True)]
        assert last == ["Generated", *["yes"] * (len(last) - 1)]
        assert len(last) > 1


def test_rows_that_are_not_generated_say_nothing_of_it(table_of):
    along = table_of("sizes/networks")
    assert codes(along) == as_csv(along.codes(along.said))
    assert "Generated" not in {cell.value for cell in cells(workbook(along))}


def test_no_rows_of_generated_data_have_the_column_too(table_of, generated):
    (head,) = lines(codes(table_of("sizes/networks", generated, q="no network has this name")))
    assert head[-1] == "is_generated"


@pytest.mark.parametrize("key", ["a/b\\c", "../../etc", "x\r\n.exe", "<b>", "é" * 500])
def test_the_name_of_a_file_is_only_a_name(table_of, key):
    along = table_of("network/members")
    along.now.own["network"] = key
    name = file_name(along)
    assert name.startswith("network-members-")
    assert not set(name) & set("/\\.<>\r\n ")
    assert len(name) <= 150


# Sources of one record ------------------------------------------------------------------------------------------


def test_sources_of_one_network_are_those_that_a_filter_leaves_for_it(ask):
    frame = ask("sources/of_network", network="bridges")
    alone = ask("sources/sources", form=["partnership"])
    in_general = set(ask("sources/sources", q="no network has this name").source_id)
    cited = dict(zip(alone.source_id, alone.rows_taken, strict=True))
    assert dict(zip(frame.source_id, frame.rows_taken, strict=True)) == {key: cited[key] for key in cited.keys() - in_general}


def test_sources_of_one_member_are_of_its_own_rows(ask):
    assert ask("sources/of_member", member="lipa").rows_taken.sum() > 1
    assert ask("sources/of_source", source="s-other").source_id.tolist() == ["s-other"]


def test_data_that_come_with_the_program_say_that_they_are_a_collection_and_others_who_knows(europe, small, generated):
    told = [origin(Visit(path, "en", Filters(), {}))[1] for path in (europe, small, generated)]
    assert told[0].startswith("A collection, not a census")
    assert told[1].startswith("Brought here from the files that its sources name")
    assert told[2].startswith("These data are generated")
