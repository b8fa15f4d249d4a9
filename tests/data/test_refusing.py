"""Rows that are wrong are refused, and a partner reads what is wrong, where, and what was expected."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.build import publish
from data.rows import Refused

ONE = "1 thing is wrong; nothing was published."


@pytest.fixture
def rows(small_rows: Path, tmp_path: Path) -> Path:
    """A copy of the small data set, to be spoilt."""
    return shutil.copytree(small_rows, tmp_path / "rows")


@pytest.fixture
def told(rows: Path, tmp_path: Path) -> Callable[..., list[str]]:
    """What a partner reads, line by line, who publishes the rows with these files changed."""

    def publish_changed(**files: str | bytes) -> list[str]:
        for name, text in files.items():
            (rows / f"{name}.csv").write_bytes(text.encode() if isinstance(text, str) else text)
        published = tmp_path / "published"
        with pytest.raises(Refused) as refused:
            publish("small", rows, published)
        # The lock is what processes take turns by.
        left = [path.name for path in published.glob("*") if path.name != ".lock"]
        assert left == [], "nothing is published and nothing lies about"
        return str(refused.value).splitlines()

    return publish_changed


@pytest.fixture
def added(rows: Path, told: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """What a partner reads who adds these rows to the end of a file."""

    def add(table: str, *lines: str) -> list[str]:
        return told(**{table: "\n".join([(rows / f"{table}.csv").read_text(encoding="utf-8").strip(), *lines, ""])})

    return add


def network(**cells: str) -> str:
    """A row of networks.csv that has these cells and no others but the needed ones."""
    header = (Path(__file__).parent.parent / "small" / "networks.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    return ",".join(({"network_id": "new", "name": "New", "source_id": "s-other"} | cells).get(column, "") for column in header)


def test_a_word_that_is_no_code_is_told_with_the_codes_there_are(added):
    assert added("memberships", "bare,alone,boss,,,,s-other") == [
        "memberships.csv, line 21, role: found 'boss', expected a code of role: "
        "lead, coordinator, partner, full_member, associate, observer, supporter",
        ONE,
    ]


def test_codes_of_one_list_are_no_codes_of_another(added):
    (first, *_) = added("networks", network(form="ngo"))
    assert first.startswith("networks.csv, line 9, form: found 'ngo', expected a code of form: informal_network, ")


def test_a_country_that_is_none_is_told(added):
    assert added("members", "new,New,,,ngo,UK,,,,,s-other") == [
        "members.csv, line 12, country: found 'UK', expected a country of countries.csv",
        ONE,
    ]


def test_a_code_of_a_region_that_is_none_of_its_country_is_told(added):
    codes = [("GB", "UKM8"), ("GR", "EL30"), ("IT", "ITH42"), ("", "PT1"), ("IT", "AT21"), ("GB", "GBM8"), ("FR", "FR"), ("FR", "frg01")]
    expected = "expected a NUTS code of the country, as ITH4 is one of IT (Greece has EL there, the United Kingdom UK)"
    assert added("members", *(f"new-{code},New,,,ngo,{country},{code},,,,s-other" for country, code in codes)) == [
        *(f"members.csv, line {line}, nuts: found '{code}', {expected}" for line, (_, code) in list(enumerate(codes, start=12))[4:]),
        "4 things are wrong; nothing was published.",
    ]


def test_a_reference_to_what_is_not_there_is_told(added):
    assert added("memberships", "none,alone,,,,,s-other", "bare,nobody,,,,,s-other", "bare,alone,,,,,s-none") == [
        "memberships.csv, line 21, network_id: found 'none', expected a network_id of networks.csv",
        "memberships.csv, line 22, member_id: found 'nobody', expected a member_id of members.csv",
        "memberships.csv, line 23, source_id: found 's-none', expected a source_id of sources.csv",
        "3 things are wrong; nothing was published.",
    ]


def test_a_file_of_references_to_a_file_that_is_not_there_is_told(told, rows):
    (rows / "options.csv").unlink()
    (rows / "answers.csv").unlink()
    (rows / "questions.csv").unlink()
    assert told(answers="question_id,position,count,source_id\nfair-useful,1,2,s-report\n") == [
        "answers.csv, line 2, question_id: found 'fair-useful', expected a question_id of questions.csv",
        ONE,
    ]


def test_a_date_that_does_not_exist_or_is_written_otherwise_is_told(added):
    dates = ["2021-02-30", "2021-13", "2021-00", "2021-1", "21", "2021/05", "05.2021", "spring 2021", "2021-05-01T10:00", " 2021"]
    assert added("memberships", *(f"bare,alone,,{date},,,s-other" for date in dates)) == [
        *(
            f"memberships.csv, line {line}, since: found '{date}', expected a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD"
            for line, date in enumerate(dates, start=21)
        ),
        "10 things are wrong; nothing was published.",
    ]


def test_an_end_before_the_beginning_is_told_as_exactly_as_both_are_known(added):
    times = [("2021", "2020"), ("2021-05", "2021-04"), ("2021-05-02", "2021-05-01"), ("2021-06", "2020")]
    assert added("memberships", *(f"bare,alone,,{since},{until},,s-other" for since, until in times)) == [
        *(
            f"memberships.csv, line {line}, until: found '{until}', expected a date not before since ({since})"
            for line, (since, until) in enumerate(times, start=21)
        ),
        "4 things are wrong; nothing was published.",
    ]


def test_an_end_that_may_lie_after_the_beginning_is_taken(rows, tmp_path):
    with (rows / "memberships.csv").open("a", encoding="utf-8") as file:
        for since, until in [("2021", "2021"), ("2021-05", "2021"), ("2022", "2022-01"), ("2021-05-02", "2021-05"), ("", "2021")]:
            file.write(f"bare,alone,,{since},{until},,s-other\n")
    assert publish("small", rows, tmp_path / "published").is_file()


def test_a_key_that_an_earlier_row_has_is_told_with_that_row(added):
    assert added("members", "lipa,Another,,,,,,,,,s-other") == [
        "members.csv, line 12, member_id: found 'lipa', expected a key of its own (member_id); line 2 has this one",
        ONE,
    ]


def test_a_membership_told_twice_is_told_even_where_part_of_its_key_is_empty(added):
    assert added("memberships", "hostile,formula,,,,,s-other") == [
        "memberships.csv, line 21, network_id: found 'hostile, formula', "
        "expected a key of its own (network_id, member_id, role, since); line 15 has this one",
        ONE,
    ]


def test_an_empty_cell_where_a_value_is_needed_is_told(added):
    assert added("members", "new,,,,,,,,,,s-other") == ["members.csv, line 12, name: found '', expected a value", ONE]


def test_a_needed_column_that_is_left_out_is_told_once_and_not_for_every_row(told):
    assert told(questions="question_id,questionnaire_id\nfair-useful,fair-form\n") == [
        "questions.csv, line 1, position: found '', expected this column",
        ONE,
    ]


def test_a_value_of_the_wrong_type_is_told_and_not_rounded_or_guessed(added):
    wrong = [
        ("stated_members", "2.5", "a whole number"),
        ("stated_members", "about 20", "a whole number"),
        ("stated_members", "1e3", "a whole number"),
        ("stated_members", "0", "stated_members > 0"),
        ("has_contract", "yes", "true or false"),
        ("has_contract", "1", "true or false"),
        ("website", "javascript:alert(1)", "an address that begins with http://, https:// or www."),
        ("website", "https://a b", "an address that begins with http://, https:// or www."),
    ]
    assert added("networks", *(network(network_id=f"new-{line}", **{column: value}) for line, (column, value, _) in enumerate(wrong))) == [
        *(
            f"networks.csv, line {line}, {column}: found {value!r}, expected {expected}"
            for line, (column, value, expected) in enumerate(wrong, start=9)
        ),
        "8 things are wrong; nothing was published.",
    ]


def test_a_decimal_comma_is_told(added):
    assert added("activities", 'walk,bare,A walk,,,,,,,,"1,5",,,s-other,,')[0] == (
        "activities.csv, line 11, hours: found '1,5', expected a number with a decimal point"
    )


def test_a_row_with_a_cell_too_many_or_too_few_is_told(told):
    assert told(options="scale,position,label_key\nagree,1,no\nagree,2,yes,really\nagree,3\n\n") == [
        "options.csv, line 3, (row): found 'agree,2,yes,really', expected 3 cells, as the first line has; found 4",
        "options.csv, line 4, (row): found 'agree,3', expected 3 cells, as the first line has; found 2",
        "2 things are wrong; nothing was published.",
    ]


def test_a_line_is_the_one_where_the_row_begins_whatever_lines_its_cells_have(told):
    text = 'key,language,text\nyes,en,"Yes\nindeed\n"\n\nno,english,No\n'
    assert told(texts=text)[0].startswith("texts.csv, line 6, language: found 'english', expected ")


def test_a_quote_that_is_not_closed_is_told_where_its_row_begins(told):
    assert told(texts='key,language,text\nyes,en,Yes\nno,en,"No\nfair-useful,en,Was it?\n') == [
        "texts.csv, line 3, (row): found 'unexpected end of data', expected every quote closed and doubled within quotes",
        ONE,
    ]


def test_a_quote_within_quotes_that_is_not_doubled_is_told(told):
    (first, *_) = told(texts='key,language,text\nyes,en,"Say "Yes" loud"\n')
    assert first.startswith("texts.csv, line 2, (row): found ")


def test_a_nul_character_is_told(told):
    assert told(texts="key,language,text\nyes,en,Yes\nno,en,N\0o\n") == [
        "texts.csv, line 3, (file): found '\\\\0', expected text without NUL characters",
        ONE,
    ]


def test_a_file_in_another_encoding_is_told_once_and_not_for_what_it_would_have_held(told, rows):
    text = (rows / "networks.csv").read_text(encoding="utf-8").replace("–", "-")
    assert told(networks=text.encode("cp1250")) == [
        "networks.csv, line 3, (file): found \"b'\\\\x8e'\", expected text in UTF-8",
        ONE,
    ]


def test_a_row_that_cannot_be_read_is_told_once_and_not_for_those_that_name_it(told, rows):
    text = (rows / "networks.csv").read_text(encoding="utf-8").replace("bare,Bare,", "bare,Bare")
    (first, *others) = told(networks=text)
    assert first.startswith("networks.csv, line 8, (row): found 'bare,Bare")
    assert others == [ONE]


def test_a_column_that_there_is_not_is_told_with_those_there_are(told):
    assert told(options="scale,position,label_key,colour\nagree,1,no,red\n") == [
        "options.csv, line 1, colour: found 'colour', expected one of the columns scale, position, label_key",
        ONE,
    ]


def test_a_derived_column_cannot_be_brought(told):
    (first, *_) = told(statements="statement_id,source_id,subject,text\n", sources="source_id,title,published_year\n")
    assert first.startswith("sources.csv, line 1, published_year: found 'published_year', expected one of the columns source_id, title, ")


def test_a_column_that_comes_twice_is_told(told):
    assert told(options="scale,position,label_key,scale\nagree,1,no,agree\n") == [
        "options.csv, line 1, scale: found 'scale', expected each column once",
        ONE,
    ]


def test_a_file_not_named_after_a_table_is_told_with_the_tables_there_are(told):
    assert told(network="network_id,name\n") == [
        "network.csv, line 1, (file): found 'network', expected a file named after a table: activities, answers, members, memberships, "
        "network_decision_levels, network_purposes, networks, options, outcomes, participations, questionnaires, questions, sources, "
        "statements, texts",
        ONE,
    ]


@pytest.mark.parametrize("table", ["data_set", "terms", "countries", "regions"])
def test_a_data_set_brings_neither_words_of_its_own_nor_what_it_says_of_itself(told, table):
    (first, *_) = told(**{table: "country\nXX\n"})
    assert first.startswith(f"{table}.csv, line 1, (file): found {table!r}, expected a file named after a table: activities, ")


def test_a_folder_without_networks_is_told(told, rows):
    (rows / "networks.csv").unlink()
    assert told() == [f"networks.csv, line 1, (file): found '', expected this file in {rows}", ONE]


def test_an_empty_file_is_told(told):
    assert told(texts="") == ["texts.csv, line 1, (file): found '', expected a first line that names columns, such as key", ONE]


def test_a_file_of_a_first_line_alone_is_a_table_without_rows(rows, tmp_path):
    (rows / "texts.csv").write_text("key,language,text\n", encoding="utf-8")
    assert publish("small", rows, tmp_path / "published").is_file()


def test_outcomes_that_answer_each_other_in_a_circle_are_told(told):
    circle = "chicken,Chicken,egg,s-report\negg,Egg,chicken,s-report\n"
    assert told(outcomes=f"outcome_id,title,answers_outcome_id,source_id\n{circle}") == [
        "outcomes.csv, line 2, answers_outcome_id: found 'egg', expected a row that does not lead back to this one",
        "outcomes.csv, line 3, answers_outcome_id: found 'chicken', expected a row that does not lead back to this one",
        "2 things are wrong; nothing was published.",
    ]


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_files_and_lines(told, rows):
    def with_rows(table: str, *lines: str) -> str:
        return "\n".join([(rows / f"{table}.csv").read_text(encoding="utf-8").strip(), *lines, ""])

    assert told(
        texts="",
        options=with_rows("options", "agree,3", "agree,2,maybe"),
        members=with_rows("members", ",,,,firm,,,,,,s-other"),
        memberships=with_rows("memberships", "bare,nobody,boss,2021-02-30,,maybe,s-other"),
        colours="code\nred\n",
    ) == [
        "colours.csv, line 1, (file): found 'colours', expected a file named after a table: activities, answers, members, memberships, "
        "network_decision_levels, network_purposes, networks, options, outcomes, participations, questionnaires, questions, sources, "
        "statements, texts",
        "members.csv, line 12, kind: found 'firm', expected a code of member_kind: ngo, public_institution, private_company, "
        "social_enterprise, education_provider, public_employment_service, local_authority, university, network, other",
        "members.csv, line 12, member_id: found '', expected a value",
        "members.csv, line 12, name: found '', expected a value",
        "memberships.csv, line 21, in_management: found 'maybe', expected true or false",
        "memberships.csv, line 21, member_id: found 'nobody', expected a member_id of members.csv",
        "memberships.csv, line 21, role: found 'boss', expected a code of role: "
        "lead, coordinator, partner, full_member, associate, observer, supporter",
        "memberships.csv, line 21, since: found '2021-02-30', expected a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD",
        "options.csv, line 4, (row): found 'agree,3', expected 3 cells, as the first line has; found 2",
        "options.csv, line 5, scale: found 'agree, 2', expected a key of its own (scale, position); line 3 has this one",
        "texts.csv, line 1, (file): found '', expected a first line that names columns, such as key",
        "11 things are wrong; nothing was published.",
    ]


def test_the_same_cell_is_complained_about_once(added):
    # Neither a date nor after its beginning.
    assert len(added("memberships", "bare,alone,,2021,2020-02-30,,s-other")) == 2


def test_what_was_published_before_stays_when_new_rows_are_refused(rows, tmp_path, small):
    published = shutil.copytree(small.parent, tmp_path / "published")
    (rows / "members.csv").write_text("nonsense", encoding="utf-8")
    with pytest.raises(Refused):
        publish("small", rows, published)
    assert {path.name for path in published.iterdir()} - {".lock"} == {small.name, "small.current"}
    assert (published / "small.current").read_text(encoding="utf-8").strip() == small.name
