"""A partner's files become a data set, or everything that is wrong is told and nothing changes."""

import csv
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pytest

import queries
from data import forms
from data.importer import Reading, columns_of, import_files, open_tables
from data.library import current, published
from data.rows import Refused
from data.template import template

ROOT = Path(__file__).parent.parent.parent


def rows(path: Path, table: str) -> list[tuple]:
    """All rows of a published table."""
    with queries.data_set(path).cursor() as cursor:
        return cursor.execute(f"from {table}").fetchall()


def asked(path: Path, statement: str) -> list[tuple]:
    with queries.data_set(path).cursor() as cursor:
        return cursor.execute(statement).fetchall()


def refused(*files: Path, folder: Path, **more: object) -> list[str]:
    """What is told of files that are not published; nothing is left of the attempt."""
    before = held(folder)
    with pytest.raises(Refused) as told:
        import_files(files, "mine", folder=folder, **more)
    assert held(folder) == before
    return str(told.value).splitlines()


def held(folder: Path) -> list[str]:
    """What a folder of data sets holds, but for the lock that processes take turns by."""
    return sorted(path.name for path in folder.glob("*") if path.name != ".lock")


# Lists ------------------------------------------------------------------------------------------------------------------


def test_two_columns_are_enough(put, folder):
    path, noticed = import_files(
        [put("Mreža;Organizacija\nSkupina A;Zavod Čebela\nSkupina A;Društvo Žaga\nSkupina B;Zavod Čebela\n", encoding="cp1250")],
        "mine",
        folder=folder,
    )
    # An encoding that does not tell itself is told.
    assert [complaint.value for complaint in noticed] == ["cp1250, semicolon"]
    assert asked(path, "select network_id, name from networks") == [("skupina-a", "Skupina A"), ("skupina-b", "Skupina B")]
    assert asked(path, "select member_id, name from members") == [("zavod-cebela", "Zavod Čebela"), ("drustvo-zaga", "Društvo Žaga")]
    # Each row names the file and the row that it comes from.
    assert asked(path, "select network_id, member_id, source_id, locator from memberships") == [
        ("skupina-a", "zavod-cebela", "list-csv", "row 2"),
        ("skupina-a", "drustvo-zaga", "list-csv", "row 3"),
        ("skupina-b", "zavod-cebela", "list-csv", "row 4"),
    ]
    assert asked(path, "select source_id, title, kind from sources") == [("list-csv", "list.csv", "document")]
    assert queries.ask(path, "frame/left", {key: [] for key in queries.FILTERS} | {"as_of": 2026, "q": ""}).networks[0] == 2


def test_headings_stand_in_any_order_and_below_a_title(put, folder):
    path, noticed = import_files(
        [put("Our partners,,\n,,\nPaese,Ente,Rete\nItalia,Coop Ponte,Rete Alfa\n,,\nSlovenia,Coop Ponte,Rete Alfa\n")],
        "mine",
        folder=folder,
    )
    assert not noticed
    # The same name in two countries is two organisations.
    assert asked(path, "select member_id, country, locator from members") == [
        ("coop-ponte-it", "IT", "row 4"),
        ("coop-ponte-si", "SI", "row 6"),
    ]


def test_the_same_row_twice_counts_once_and_a_row_without_a_name_is_told(put, folder):
    path, _ = import_files([put("network,member\nA,B\nA,B\na,b\n")], "mine", folder=folder)
    assert len(rows(path, "memberships")) == 1
    assert refused(put("network,member\nA,\n,B\n", "gaps.csv"), folder=folder) == [
        "gaps.csv, line 2, member: found '', expected a value",
        "gaps.csv, line 3, network: found '', expected a value",
        "2 things are wrong; nothing was published.",
    ]


@pytest.mark.parametrize(
    ("folder_of", "files"),
    [("cordis_ecsel", ["participants.xlsx", "projects.xlsx"]), ("cordis_h2020_sample", ["h2020_organizations_2023-05-29.csv"])],
)
def test_an_export_of_cordis_has_the_networks_members_and_memberships_that_are_known(test_data, folder, folder_of, files):
    known = json.loads((test_data / folder_of / "expected.json").read_text(encoding="utf-8"))
    path, noticed = import_files([test_data / folder_of / name for name in files], "mine", folder=folder, leave_out=True)
    assert len(rows(path, "networks")) == known["networks"]
    assert len(rows(path, "members")) == known["members"]
    assert len({row[:2] for row in rows(path, "ties")}) == known["memberships"]
    sizes = asked(path, "select n::text, count(*) from (select count(distinct member) as n from ties group by network) group by n")
    assert dict(sizes) == known["network_size_distribution"]
    degrees = asked(path, "select n::text, count(*) from (select count(distinct network) as n from ties group by member) group by n")
    assert dict(degrees) == known["member_degree_distribution"]
    # What was left out is told, and it is cells, never rows.
    assert all("it is left out" in complaint.expected or "the column is left out" in complaint.expected for complaint in noticed)


def test_what_is_wrong_in_an_export_keeps_it_from_being_published_until_that_is_chosen(test_data, folder):
    told = refused(test_data / "cordis_ecsel" / "participants.xlsx", folder=folder)
    assert (
        "participants.xlsx, sheet Sheet1, row 185, country: found 'FI;FI', expected a country, by its name or its code of two letters"
        in told
    )
    assert told[-1] == "3 things are wrong; nothing was published."
    assert sum(line.startswith("To notice: ") for line in told) == 1


def test_a_list_of_networks_has_their_names(test_data, folder):
    files = [test_data / "cordis_ecsel" / name for name in ("participants.xlsx", "projects.xlsx")]
    path, _ = import_files(files, "mine", folder=folder, leave_out=True)
    assert asked(path, "select name, acronym, founded_on from networks where network_id = '101007322'") == [
        ("Materials for Quantum Computing", "MATQu", "2021-06-01")
    ]


ERASMUS = """Project Identifier,Project Title,Funding Year,Project Status,Coordinating organisation name,Coordinating organisation type,\
Coordinator's country,Partner 1 name,Partner 1 organisation type,\
Partner 1 country,Partner 2 name,Partner 2 organisation type,Partner 2 country
2019-1-XX,Invented project,2019,CLOSED,Invented school,School,Slovenia,Invented town,Local Authority,Italy,Invented NGO,NGO,France
2020-1-YY,Another invented one,2020,CLOSED,Invented NGO,NGO,France,Invented school,School,Slovenia,,,
"""


def test_a_list_with_the_partners_of_each_project_side_by_side(put, folder):
    """Made as the list of Erasmus+ projects is; what stands in it is invented."""
    path, noticed = import_files([put(ERASMUS)], "mine", folder=folder)
    assert [complaint.value for complaint in noticed] == ["Project Status"]
    assert asked(path, "select network_id, name, founded_on from networks") == [
        ("2019-1-XX", "Invented project", "2019"),
        ("2020-1-YY", "Another invented one", "2020"),
    ]
    assert asked(path, "select member_id, kind, country, locator from members") == [
        ("invented-school-si", "education_provider", "SI", "row 2"),
        ("invented-town-it", "local_authority", "IT", "row 2"),
        ("invented-ngo-fr", "ngo", "FR", "row 2"),
    ]
    assert asked(path, "select network_id, member_id, role from memberships order by all") == [
        ("2019-1-XX", "invented-ngo-fr", "partner"),
        ("2019-1-XX", "invented-school-si", "coordinator"),
        ("2019-1-XX", "invented-town-it", "partner"),
        ("2020-1-YY", "invented-ngo-fr", "coordinator"),
        ("2020-1-YY", "invented-school-si", "partner"),
    ]


def test_a_list_with_a_row_for_each_partner_its_role_and_its_names_in_two_languages(put, folder):
    """Made as the lists of Interreg's partners are; what stands in it is invented."""
    text = (
        "Project acronym;Project name;Partner role;Organisation name (original language);Organisation name (English);Country;NUTS code\n"
        "INVENT;Invented project;Lead partner;Izmišljeni zavod;Invented institute;Slovenija;si034\n"
        "INVENT;Invented project;Project partner;Ente inventato;Invented body;Italia;ITH42\n"
    )
    path, noticed = import_files([put(text)], "mine", folder=folder)
    assert not noticed
    assert asked(path, "select network_id, name, acronym from networks") == [("invented-project", "Invented project", "INVENT")]
    assert asked(path, "select name, aliases, country, nuts from members") == [
        ("Invented institute", "Izmišljeni zavod", "SI", "SI034"),
        ("Invented body", "Ente inventato", "IT", "ITH42"),
    ]
    assert asked(path, "select role from memberships") == [("lead",), ("partner",)]


# The template -----------------------------------------------------------------------------------------------------------


def test_the_template_asks_for_every_column_of_every_table_and_for_nothing_else():
    book = template()
    with duckdb.connect() as con:
        con.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
        asked_for = {table: columns_of(con, table) for table in open_tables(con)}
    assert {sheet.title for sheet in book} - set(forms.ASIDE) == set(asked_for)
    for table, columns in asked_for.items():
        assert [cell.value for cell in book[table][1]] == columns


def test_the_template_offers_the_codes_of_the_vocabulary():
    book = template()
    with (ROOT / "data" / "vocabulary" / "terms.csv").open(encoding="utf-8", newline="") as file:
        forms_ = [row["code"] for row in csv.DictReader(file) if row["scheme"] == "form"]
    place = [cell.value for cell in book["networks"][1]].index("form") + 1
    letter = openpyxl.utils.get_column_letter(place)
    (offered,) = [choice.formula1 for choice in book["networks"].data_validations.dataValidation if f"{letter}2" in choice.sqref]
    area = book["codes"][offered.split("!")[1].replace("$", "")]
    assert [cell.value for (cell,) in area] == forms_


def test_the_template_as_it_is_has_no_network_and_is_refused(filled, folder):
    assert refused(filled(), folder=folder) == [
        "mine.xlsx, sheet networks, row 1, (sheet): found 'no row', expected at least one network",
        "1 thing is wrong; nothing was published.",
    ]


def test_a_filled_template_is_published_in_codes_whatever_words_stand_in_it(filled, folder):
    path, noticed = import_files(
        [
            filled(
                ("networks", {"name": "Mreža Lipa", "form": "partnership", "country": "Slovenija", "founded_on": "30.9.2015"}),
                (
                    "networks",
                    {"network_id": "rete", "name": "Rete", "form": "Formal association", "country": "Italia", "has_contract": "sì"},
                ),
                ("members", {"name": "Zavod Celje", "country": "SI", "kind": "NGO", "website": "celje.example"}),
                ("memberships", {"network_id": "Mreža Lipa", "member_id": "Zavod Celje", "since": "3/2016"}),
                ("memberships", {"network_id": "rete", "member_id": "zavod celje", "role": "Coordinatore"}),
                (
                    "activities",
                    {"network_id": "rete", "title": "Incontro", "kind": "Training or workshop", "starts_on": 2021, "participants": 30},
                ),
            )
        ],
        "mine",
        title="Ours",
        folder=folder,
    )
    assert not noticed
    assert asked(path, "select network_id, form, country, founded_on, has_contract from networks") == [
        ("mreza-lipa", "partnership", "SI", "2015-09-30", None),
        ("rete", "formal_association", "IT", None, True),
    ]
    assert asked(path, "select member_id, kind, website from members") == [("zavod-celje-si", "ngo", "https://celje.example")]
    assert asked(path, "select network_id, member_id, role, since from memberships") == [
        ("mreza-lipa", "zavod-celje-si", None, "2016-03"),
        ("rete", "zavod-celje-si", "coordinator", None),
    ]
    assert asked(path, "select activity_id, starts_on, participants from activities") == [("incontro-2021-rete", "2021", 30)]
    assert asked(path, "select title, is_generated from data_set") == [("Ours", False)]


def test_everything_that_is_wrong_is_told_at_once_with_its_place_and_what_may_be_meant(filled, folder):
    file = filled(
        ("networks", {"network_id": "rete", "name": "Rete", "form": "formal_asociation"}),
        ("members", {"member_id": "coop", "name": "Coop", "contact": "Ana"}),
        ("memberships", {"network_id": "rete", "member_id": "copp", "role": "boss", "since": "31.2.2020"}),
        ("activities", {"network_id": "retee", "title": "Incontro", "participants": "12,5"}),
    )
    assert refused(file, folder=folder) == [
        "mine.xlsx, sheet activities, row 3, network_id: found 'retee', expected a network_id of the table networks; perhaps rete",
        "mine.xlsx, sheet activities, row 3, participants: found '12,5', expected a whole number",
        "To notice: mine.xlsx, sheet members, row 1, contact: found 'contact', expected a heading that is known; the column is left out",
        "mine.xlsx, sheet memberships, row 3, member_id: found 'copp', expected a member_id of the table members; perhaps coop",
        "mine.xlsx, sheet memberships, row 3, role: found 'boss', expected a code of role: "
        "lead, coordinator, partner, full_member, associate, observer, supporter",
        "mine.xlsx, sheet memberships, row 3, since: found '31.2.2020', expected a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD",
        "mine.xlsx, sheet networks, row 3, form: found 'formal_asociation', expected a code of form: informal_network, virtual_network, "
        "consortium, partnership, formal_association; perhaps formal_association",
        "6 things are wrong; nothing was published.",
    ]


def test_what_is_complained_about_can_be_left_out_a_cell_where_the_row_can_do_without_it(filled, folder):
    file = filled(
        ("networks", {"network_id": "rete", "name": "Rete", "form": "guild"}),
        ("members", {"member_id": "coop", "name": "Coop"}),
        ("memberships", {"network_id": "rete", "member_id": "coop", "since": "31.2.2020"}),
        ("memberships", {"network_id": "rete", "member_id": "nobody"}),
    )
    path, noticed = import_files([file], "mine", folder=folder, leave_out=True)
    assert asked(path, "select network_id, form from networks") == [("rete", None)]
    assert asked(path, "select member_id, since from memberships") == [("coop", None)]
    assert [complaint.value for complaint in noticed] == ["31.2.2020", "nobody", "guild"]
    assert all(complaint.is_warning and complaint.expected.endswith("; it is left out") for complaint in noticed)


# Files ------------------------------------------------------------------------------------------------------------------


def test_the_csv_files_of_the_template_and_a_zip_of_them_give_the_same_tables(small_rows, small, tmp_path, folder):
    files = sorted(small_rows.glob("*.csv"))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for file in files:
            archive.write(file, file.name)
    for brought in (files, [tmp_path / "all.zip"]):
        path, noticed = import_files(brought, "mine", folder=folder)
        assert not noticed
        with duckdb.connect() as con:
            con.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
            for table in open_tables(con):
                assert rows(path, table) == rows(small, table), table


def test_a_table_may_come_in_several_files(small_rows, put, folder):
    files = sorted(small_rows.glob("*.csv"))
    path, _ = import_files([*files, put("network,member\nAnchor,Newcomer\n")], "mine", folder=folder)
    assert ("newcomer",) in asked(path, "select member_id from members")
    assert len(rows(path, "members")) == len(small_rows.joinpath("members.csv").read_text(encoding="utf-8").splitlines())


def test_every_messy_file_ends_in_a_sentence(test_data, folder):
    ends = {}
    for file in sorted(path for path in (test_data / "messy").rglob("*") if path.suffix in (".csv", ".xlsx", ".xls", ".json", ".txt")):
        with pytest.raises(Refused) as told:
            import_files([file], "mine", folder=folder)
        ends[file.name] = {complaint.column for complaint in told.value.complaints}
        assert all(complaint.expected for complaint in told.value.complaints), file.name
    # None of them is a table of networks; what is broken is told as that.
    assert len(ends) > 60
    assert ends["empty.csv"] <= {"(file)", "(sheet)"}
    assert all(columns <= {"(file)", "(sheet)", "(row)"} for columns in ends.values())
    assert held(folder) == []


def test_a_file_that_is_not_there_and_a_name_that_cannot_be_one_are_told(put, folder, tmp_path):
    assert refused(tmp_path / "none.xlsx", folder=folder)[0].startswith("none.xlsx, line 1, (file): found '', expected this file in ")
    for name in ("europe", "illustrative", "", "../x", "Mine", "my data", "-"):
        with pytest.raises(ValueError, match="cannot be the name of a data set"):
            import_files([put("network,member\nA,B\n")], name, folder=folder)


def test_a_refusal_leaves_what_was_current(put, folder):
    good, _ = import_files([put("network,member\nA,B\n")], "mine", folder=folder)
    refused(put("network,member\nA,\n"), folder=folder)
    assert current("mine", folder) == good
    assert "mine" in published(folder)
    better, _ = import_files([put("network,member\nA,B\nA,C\n")], "mine", folder=folder)
    assert current("mine", folder) == better != good
    assert good.is_file()


def test_the_same_files_are_not_published_twice_but_read_otherwise_they_are(put, folder):
    file = put("network,member\nA,Čebela\n", encoding="cp1250")
    first, _ = import_files([file], "mine", folder=folder)
    assert import_files([file], "mine", folder=folder)[0] == first
    other, _ = import_files([file], "mine", folder=folder, reading=Reading(encoding="cp1252"))
    assert other != first
    assert asked(other, "select name from members") == [("Èebela",)]


def test_a_broken_file_among_good_ones_publishes_nothing(put, folder):
    told = refused(put("network,member\nA,B\n"), put('network,member\n"A,B\n', "open.csv"), folder=folder)
    assert told[-1] == "1 thing is wrong; nothing was published."
    assert told[0].startswith("open.csv, line 2, (row): ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("network,member\nA,B,C\n", "line 2, (row): found 'A,B,C', expected 2 cells, as the headings have; found 3"),
        ("network,member\nA\n", "line 2, (row): found 'A', expected 2 cells, as the headings have; found 1"),
        ("network,member,Partner\nA,B,C\n", "line 1, Partner: found 'Partner', expected one column for it; 'member' is another"),
        (
            "x,y\n1,2\n",
            "line 1, (sheet): found 'x | y', expected headings of a list (a network and a member) or a sheet named after a table",
        ),
    ],
)
def test_what_is_no_table_is_told(put, folder, text, told):
    assert refused(put(text), folder=folder)[0].startswith(f"list.csv, {told}")


def test_an_unknown_heading_and_cells_without_one_are_noticed(put, folder):
    path, noticed = import_files([put("network,member,cuntry,\nA,B,SI,x\n")], "mine", folder=folder)
    assert [str(complaint) for complaint in noticed] == [
        "To notice: list.csv, line 1, column 4: found '', expected a heading that is known; the column is left out",
        "To notice: list.csv, line 1, cuntry: found 'cuntry', expected a heading that is known; the column is left out; perhaps country",
    ]
    assert asked(path, "select country from members") == [(None,)]


def test_the_command_publishes_or_says_why_not(put, tmp_path):
    def run(*given: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "data.importer", *given, "--into", "mine", "--folder", str(tmp_path / "out")]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    good = run(str(put("network,member,note\nA,B,x\n")))
    assert good.returncode == 0
    assert Path(good.stdout.splitlines()[-1]) == current("mine", tmp_path / "out")
    assert good.stderr.startswith("To notice: list.csv, line 1, note")
    bad = run(str(put("network,member\nA,\n")))
    assert (bad.returncode, bad.stdout) == (1, "")
    assert bad.stderr.splitlines()[-1] == "1 thing is wrong; nothing was published."
    assert run("nothing.xlsx").returncode == 1


def test_the_template_is_written_by_a_command(tmp_path):
    command = [sys.executable, "-m", "data.template"]
    done = subprocess.run([*command, str(tmp_path / "form.xlsx")], cwd=ROOT, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_file()
    failed = subprocess.run([*command, str(tmp_path / "no" / "form.xlsx")], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (failed.returncode, "Choose another place." in failed.stderr) == (1, True)


def test_headings_and_words_that_are_known_stand_as_they_are_compared():
    for form, known in forms.headings().items():
        assert [forms.simple(heading) for heading in known] == list(known), form
        with duckdb.connect() as con:
            con.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
            for field in known.values():
                table, _, column = field.partition(".")
                assert column in check_columns(con, table)


def check_columns(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The columns that the schema has for a table."""
    return columns_of(con, table)


# What was once taken otherwise -----------------------------------------------------------------------------------------


def test_a_column_that_is_missing_cannot_be_left_out(put, folder):
    files = [put("network_id,name\nn1,A\n", "networks.csv"), put("network_id,role\nn1,lead\n", "memberships.csv")]
    assert refused(*files, folder=folder, leave_out=True)[0] == "memberships.csv, line 1, member_id: found '', expected this column"


@pytest.mark.parametrize("written", ["1.000", "12.000", "1,000"])
def test_what_may_be_a_thousand_or_one_is_told(filled, folder, written):
    file = filled(("networks", {"network_id": "n", "name": "N", "stated_members": written}))
    assert refused(file, folder=folder)[0].endswith(f"stated_members: found '{written}', expected a whole number")


def test_members_side_by_side_are_told_and_left_out_one_by_one(put, folder):
    file = put(
        "Project Title,Partner 1 name,Partner 1 country,Partner 2 name,Partner 2 country,Partner 3 name,Partner 3 country\n"
        "P1,Alpha,Slovenia,Beta,Itly,Gamma,Sloveni\n"
    )
    assert refused(file, folder=folder)[:2] == [
        "list.csv, line 2, country of partner 2: found 'Itly', expected a country, by its name or its code of two letters",
        "list.csv, line 2, country of partner 3: found 'Sloveni', expected a country, by its name or its code of two letters",
    ]
    path, _ = import_files([file], "mine", folder=folder, leave_out=True)
    assert asked(path, "select name, country from members") == [("Alpha", "SI"), ("Beta", None), ("Gamma", None)]
    assert len(rows(path, "memberships")) == 3


def test_a_second_row_of_headings_is_told(put, folder):
    told = refused(put("Rete,Ente,\nA,B,\nA,C,\n,,\nRete,Ente,Paese\nD,E,Italia\n"), folder=folder)
    assert told[1].startswith("list.csv, line 5, (row): found 'Rete,Ente,Paese', expected one row of headings")


@pytest.mark.parametrize("text", ["Name,Acronym,Country\nCoop,CP,IT\n", "Title,Start date,End date,Topic\nSpring meeting,2020,2020,jobs\n"])
def test_what_nobody_calls_networks_is_none(put, folder, text):
    assert refused(put(text), folder=folder)[0].startswith("list.csv, line 1, (sheet): found ")


def test_a_list_beside_other_tables_has_their_keys(filled, put, folder):
    file = filled(
        ("networks", {"network_id": "n1", "name": "Anchor"}),
        ("members", {"member_id": "m1", "name": "Coop Ponte", "country": "IT"}),
    )
    path, _ = import_files([file, put("Network,Member,Country\nAnchor,Coop Ponte,Italia\nAnchor,Coop Ponte,SI\n")], "mine", folder=folder)
    assert asked(path, "select network_id from networks") == [("n1",)]
    assert asked(path, "select network_id, member_id from memberships") == [("n1", "m1"), ("n1", "coop-ponte-si")]


def test_a_list_beside_tables_without_keys_names_their_records(filled, put, folder):
    book = filled(
        ("networks", {"name": "Net A", "level": "local"}),
        ("members", {"name": "Zavod Čebela", "country": "Slovenija", "place": "Koper"}),
        ("memberships", {"network_id": "Net A", "member_id": "Zavod Čebela", "role": "lead"}),
    )
    path, _ = import_files([put("network,member\nNet A,zavod cebela\nNet B,Zavod Čebela\n"), book], "mine", folder=folder)
    assert asked(path, "select member_id, name, place from members") == [("zavod-cebela-si", "Zavod Čebela", "Koper")]
    assert asked(path, "select network_id, level from networks order by 1") == [("net-a", "local"), ("net-b", None)]
    assert asked(path, "select network_id, role from memberships order by all") == [("net-a", "lead"), ("net-a", None), ("net-b", None)]


def test_a_key_that_a_list_has_stays_whatever_others_are_called(filled, put, folder):
    file = filled(("networks", {"network_id": "n1", "name": "Anchor"}), ("members", {"member_id": "m1", "name": "Coop"}))
    path, _ = import_files([file, put("Network,Member,PIC\nAnchor,Coop,999\n")], "mine", folder=folder)
    assert asked(path, "select network_id, member_id from memberships") == [("n1", "999")]


def test_a_list_of_projects_names_those_of_a_list_of_partners(put, folder):
    files = [
        put("Project acronym,Organisation\nALFA,Coop\n"),
        put("Project title,Acronym,Start date\nAlpha for jobs,ALFA,2015\n", "projects.csv"),
    ]
    path, _ = import_files(files, "mine", folder=folder)
    assert asked(path, "select network_id, name from networks") == [("alpha-for-jobs", "Alpha for jobs")]
    assert asked(path, "select network_id from memberships") == [("alpha-for-jobs",)]


def test_names_that_a_plus_tells_apart_stay_apart(put, folder):
    path, _ = import_files([put("network,member\nClub 50,A\nClub 50+,B\n")], "mine", folder=folder)
    assert asked(path, "select name from networks") == [("Club 50",), ("Club 50+",)]


def test_a_plain_table_beside_a_list_has_its_file_as_source(put, folder):
    files = [put("network,member,country\nA,Coop,IT\n"), put("member_id,name,country,kind\nm1,Coop Nova,IT,ngo\n", "Members.CSV")]
    path, _ = import_files(files, "mine", folder=folder)
    assert asked(path, "select member_id, source_id, locator from members order by all") == [
        ("coop-it", "list-csv", "row 2"),
        ("m1", "members-csv", "row 2"),
    ]


def test_sources_without_keys_or_titles_are_told(filled, folder):
    file = filled(("networks", {"network_id": "n1", "name": "A"}), ("sources", {"url": "https://a.example", "publisher": "x"}))
    assert any("sheet sources, row 3, title: found ''" in line for line in refused(file, folder=folder))


def test_the_example_is_none_wherever_it_begins(tmp_path, folder):
    book = openpyxl.Workbook()
    book.active.title = "networks"
    for row in (["Nr", "network_id", "name"], [None, "example: Key", "Name"], [1, "n1", "A"]):
        book.active.append(row)
    book.save(tmp_path / "nr.xlsx")
    path, _ = import_files([tmp_path / "nr.xlsx"], "mine", folder=folder)
    assert asked(path, "select network_id from networks") == [("n1",)]


def test_a_key_that_another_row_has_is_told_with_that_row(filled, folder):
    file = filled(("networks", {"network_id": "n1", "name": "A"}), ("networks", {"network_id": "n1", "name": "B"}))
    assert refused(file, folder=folder)[0].endswith("found 'n1', expected a key of its own (network_id); row 3 has this one")


def test_a_membership_that_is_written_in_two_ways_counts_once(put, folder):
    path, _ = import_files([put("network,member,role,since\nA,B,Partner,2015\nA,B,partner,2015.0\n")], "mine", folder=folder)
    assert asked(path, "select role, since from memberships") == [("partner", "2015")]


@pytest.mark.parametrize(("written", "is_true"), [("TRUE", True), ("VERO", True), ("False", False), ("ne", False)])
def test_yes_and_no_in_any_letters(put, folder, written, is_true):
    path, _ = import_files([put(f"network_id,name,has_contract\nn,N,{written}\n", "networks.csv")], "mine", folder=folder)
    assert asked(path, "select has_contract from networks") == [(is_true,)]


def test_a_zip_of_a_mac_and_one_with_a_workbook(tmp_path, folder):
    with zipfile.ZipFile(tmp_path / "mac.zip", "w") as archive:
        archive.writestr("networks.csv", "network_id,name\nn,Comunità\n".encode("cp1252"))
        archive.writestr("__MACOSX/._networks.csv", "\0\0")
    path, _ = import_files([tmp_path / "mac.zip"], "mine", folder=folder, reading=Reading(encoding="cp1252"))
    assert asked(path, "select name from networks") == [("Comunità",)]
    with zipfile.ZipFile(tmp_path / "mac.zip", "a") as archive:
        archive.writestr("members.xlsx", "x")
    assert any("a workbook by itself, not in a zip" in line for line in refused(tmp_path / "mac.zip", folder=folder))


def test_a_delimiter_may_be_named(put, tmp_path):
    def run(delimiter: str) -> "subprocess.CompletedProcess[str]":
        command = [
            sys.executable,
            "-m",
            "data.importer",
            str(put("network|member\nA|B\n")),
            "--into",
            "mine",
            "--folder",
            str(tmp_path / "out"),
        ]
        return subprocess.run([*command, "--delimiter", delimiter], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run("|").returncode == 0
    wrong = run("bar")
    assert wrong.returncode == 2
    assert "'bar' is no delimiter: name comma, semicolon, tab or one sign" in wrong.stderr


def test_rows_and_sheets_that_are_no_part_of_a_table_can_be_left_out_but_not_a_file_that_cannot_be_read(put, folder, tmp_path):
    ragged = put("network,member\nA,B\nA,C,D\nE,F\n")
    assert refused(ragged, folder=folder)[-1] == "1 thing is wrong; nothing was published."
    path, noticed = import_files([ragged], "mine", folder=folder, leave_out=True)
    assert asked(path, "select name from networks") == [("A",), ("E",)]
    assert [complaint.line for complaint in noticed if complaint.expected.endswith("; it is left out")] == [3]
    book = openpyxl.Workbook()
    for title, cells in (("ours", [["network", "member"], ["A", "B"]]), ("budget", [["year", "euro"], [2020, 5]])):
        for row in cells:
            (book[title] if title in book.sheetnames else book.create_sheet(title)).append(row)
    book.save(tmp_path / "ours.xlsx")
    assert refused(tmp_path / "ours.xlsx", folder=folder)[0].startswith("ours.xlsx, sheet budget, row 1, (sheet): found 'year | euro'")
    path, noticed = import_files([tmp_path / "ours.xlsx"], "mine", folder=folder, leave_out=True)
    assert [complaint.sheet for complaint in noticed] == ["budget"]
    assert refused(ragged, put("", "empty.csv"), folder=folder, leave_out=True)[-1].endswith("nothing was published.")


def test_what_rows_tell_otherwise_of_one_key_is_noticed_once_with_the_row_that_was_first(put, folder):
    text = (
        "project id,project title,partner,organisationID,country\n"
        "1,One,Coop Ponte,77,IT\n1,One and a half,Coop Ponte Lungo,77,Italia\n2,Two,Coop Ponte Lungo,77,SI\n1,One,Zavod,78,SI\n"
    )
    path, noticed = import_files([put(text)], "mine", folder=folder)
    assert [(complaint.line, complaint.column, complaint.value, complaint.expected) for complaint in noticed] == [
        (3, "partner", "Coop Ponte Lungo", "'Coop Ponte', as row 2 has it for the same key; that is taken"),
        (3, "project title", "One and a half", "'One', as row 2 has it for the same key; that is taken"),
        (4, "country", "SI", "'IT', as row 2 has it for the same key; that is taken"),
    ]
    assert all(complaint.is_warning for complaint in noticed)
    assert asked(path, "select member_id, name, country from members") == [("77", "Coop Ponte", "IT"), ("78", "Zavod", "SI")]


def test_the_command_takes_what_is_said_of_columns_and_asks_for_a_removal_to_be_said(put, tmp_path):
    def run(*given: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "data.importer", *given, "--into", "mine", "--folder", str(tmp_path / "out")]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    table = put("Verbund,Einrichtung\nA,B\nA,C\n")
    assert run(str(table)).returncode == 1
    assert run(str(table), "--column", "Verbund=networks.name", "--column", "Einrichtung=members.name").returncode == 0
    assert "write HEADING=FIELD" in run(str(table), "--column", "Verbund=net").stderr
    put("Verbund,Einrichtung\nA,B\n")
    refusal = run(str(table))
    assert refusal.returncode == 1
    assert refusal.stderr.startswith("1 of 2 members, 1 of 2 memberships would go, more than a tenth; nothing was published.")
    # What was said of the columns is kept.
    allowed = run(str(table), "--remove")
    assert allowed.returncode == 0
    assert allowed.stderr.splitlines() == ["members: 0 added, 0 changed, 1 removed", "memberships: 0 added, 0 changed, 1 removed"]


def test_what_is_no_table_in_a_zip_is_told(folder, tmp_path):
    with zipfile.ZipFile(tmp_path / "ours.zip", "w") as archive:
        archive.writestr("list.txt", "network,member\nA,B\n")
        archive.writestr("notes/read me.pdf", b"%PDF")
        archive.writestr("more.zip", b"PK")
    path, noticed = import_files([tmp_path / "ours.zip"], "mine", folder=folder)
    assert asked(path, "select name from members") == [("B",)]
    assert sorted(complaint.value for complaint in noticed) == ["more.zip", "notes/read me.pdf"]
