"""What the five documents state is there, section by section: counted by hand in the documents, held against the rows."""

import re
from collections import Counter
from pathlib import Path

import pytest

import queries
from report.menu import CHOSEN_ON_PAGES
from report.visit import LISTS, Filters

ROOT = Path(__file__).parent.parent.parent

# Statements, outcomes and questions of each section, counted in the documents themselves.
IN_THE_DOCUMENTS = {
    "doc-com-in-networks": {
        "Front page": (0, 0, 0),
        "Introduction": (0, 0, 0),
        "Forms of networks": (10, 0, 0),
        "Purpose of the networks": (12, 0, 0),
        "Number of the network members": (1, 0, 0),
        "Decision-making and network management": (11, 0, 0),
        "Proposals for improving performance": (0, 6, 0),
        "Membership in networks for integration": (8, 0, 0),
        "Forms of exchange networks": (9, 0, 0),
        "Number of members of exchange networks": (1, 0, 0),
        "Activities of exchange networks": (5, 0, 0),
        "Modes of exchange": (8, 0, 0),
        "Proposals for improving exchange": (2, 7, 0),
        "Membership in exchange networks": (4, 0, 0),
        "Project partners": (0, 0, 0),
    },
    "doc-net-works-perks": {
        "Introduction": (1, 0, 0),
        "First question": (8, 0, 0),
        "Second question": (3, 0, 0),
        "Third question: what a network can do": (5, 0, 0),
        "Third question: where to work for change": (5, 0, 0),
        "Third question: with whom to work": (6, 0, 0),
        "Conclusion": (2, 2, 0),
    },
    "networks-kick": {
        "Introduction": (0, 0, 0),
        "Goal": (1, 0, 0),
        "Work package 1": (0, 1, 0),
        "Work package 2": (0, 2, 0),
        "Work package 3": (0, 3, 0),
        "Importance": (3, 0, 0),
    },
    "doc-collaborative-approach": {
        "Complexity": (4, 0, 0),
        "Collaborative approach": (6, 0, 0),
        "Guarantees": (6, 0, 0),
        "Obstacles": (6, 0, 0),
        "Challenges": (6, 0, 0),
        "Network": (3, 0, 0),
        "Coordination": (9, 0, 0),
        "Conclusion": (2, 0, 0),
    },
    "doc-ersisi-seminar": {
        "Title": (0, 0, 0),
        "Background": (0, 0, 0),
        "Service integration": (13, 0, 0),
        "Objectives": (0, 0, 0),
        "International experiences": (1, 1, 0),
        "Inspiring elements and lessons": (0, 13, 0),
        "Debate": (0, 0, 0),
        "Group 1": (0, 12, 0),
        "Group 2": (0, 22, 0),
        "Group 3": (0, 32, 0),
        "Closing": (0, 1, 0),
        "Programme": (0, 0, 0),
        "Annex I": (0, 0, 11),
        "Annex II, most positive aspects": (0, 8, 0),
        "Annex II, aspects to improve": (0, 6, 0),
        "Annex II, questionnaire": (0, 0, 8),
    },
}
SECTIONS = [(source, section) for source, sections in IN_THE_DOCUMENTS.items() for section in sections]

# A locator begins with the section; a question has that of its questionnaire.
STATED = """
select source_id, split_part(locator, ';', 1) as section, what, count(*) as number from (
    select source_id, locator, 'statements' as what from statements
    union all
    select source_id, locator, 'outcomes' from outcomes
    union all
    select source_id, locator, 'questions' from questions join questionnaires using (questionnaire_id)
    union all
    select source_id, locator, 'others' from (
        select source_id, locator from networks
        union all select source_id, locator from network_purposes
        union all select source_id, locator from network_decision_levels
        union all select source_id, locator from members
        union all select source_id, locator from memberships
        union all select source_id, locator from activities
        union all select source_id, locator from participations
        union all select source_id, locator from questionnaires
    )
) group by all
"""


@pytest.fixture(scope="module")
def stated(europe) -> Counter:
    """How many rows of each kind cite each section of each document."""
    with queries.data_set(europe).cursor() as cursor:
        rows = cursor.execute(STATED).fetchall()
    return Counter({(source, section, what): number for source, section, what, number in rows if source in IN_THE_DOCUMENTS})


@pytest.mark.parametrize(("source", "section"), SECTIONS)
def test_a_section_gave_as_many_rows_as_it_has_points(stated, source, section):
    rows = tuple(stated[source, section, what] for what in ("statements", "outcomes", "questions"))
    assert rows == IN_THE_DOCUMENTS[source][section]


def test_every_row_of_a_document_names_one_of_its_sections(stated):
    assert {(source, section) for source, section, _ in stated} <= set(SECTIONS)


def test_the_account_of_the_documents_tells_every_section_and_the_numbers_that_are_there(stated):
    account = (ROOT / "docs" / "documents.md").read_text(encoding="utf-8")
    told = {}
    for part in account.split("\n## ")[1:]:
        source = re.search(r"\(`([\w-]+)`\)", part)[1]
        for section, *numbers in re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|", part, re.MULTILINE):
            told[source, section] = tuple(map(int, numbers))
    kinds = ("statements", "outcomes", "questions", "others")
    assert told == {place: tuple(stated[(*place, what)] for what in kinds) for place in SECTIONS}


def test_no_statement_stands_twice_and_all_statements_are_of_the_documents(europe):
    with queries.data_set(europe).cursor() as cursor:
        rows = cursor.execute("select text, source_id from statements").fetchall()
    assert len({text for text, _ in rows}) == len(rows)
    assert {source for _, source in rows} == IN_THE_DOCUMENTS.keys()


def test_the_twelve_purposes_have_a_code_each(europe):
    with queries.data_set(europe).cursor() as cursor:
        found = cursor.execute(
            "select count(*), count(distinct code) from statements where locator like 'Purpose of the networks; %' and subject = 'purpose'"
        ).fetchone()
    assert found == (12, 12)


def test_the_coded_statements_have_codes_of_the_vocabulary(europe):
    schemes = {"exchange_form": "form", "exchange_kind": "activity_kind"}
    with queries.data_set(europe).cursor() as cursor:
        coded = cursor.execute("select subject, code from statements where code is not null").fetchall()
        known = cursor.execute("select scheme, code from terms").fetchall()
    # What an approach guarantees has codes of purposes; the bodies to work with have those of members.
    schemes |= {"guarantee": "purpose", "partner_body": "member_kind"}
    assert {(schemes.get(subject, subject), code) for subject, code in coded} <= set(known)


def test_a_solution_answers_a_challenge_of_the_same_passage(europe):
    with queries.data_set(europe).cursor() as cursor:
        pairs = cursor.execute(
            """
            select solution.kind, challenge.kind, solution.locator = challenge.locator
            from outcomes as solution join outcomes as challenge on challenge.outcome_id = solution.answers_outcome_id
            """
        ).fetchall()
        unpaired = cursor.execute("select count(*) from outcomes where kind = 'solution' and answers_outcome_id is null").fetchone()
    assert pairs == [("solution", "challenge", True)] * 6
    assert unpaired == (0,)


def test_the_questionnaires_are_asked_in_spanish_and_english_and_have_no_answers(europe):
    with queries.data_set(europe).cursor() as cursor:
        words = "select list_sort(list(language)) from texts group by key"
        assert set(map(str, cursor.execute(words).fetchall())) == {"(['en', 'es'],)"}
        steps = cursor.execute("select scale, count(*) from options group by scale").fetchall()
        assert {count for _, count in steps} == {5}
        assert {scale for scale, _ in steps} == {scale for (scale,) in cursor.execute("select scale from questions").fetchall()}
        keys = cursor.execute("select question_id from questions union all select label_key from options").fetchall()
        assert sorted(keys) == sorted(cursor.execute("select distinct key from texts").fetchall())
        assert cursor.execute("select count(*) from answers").fetchone() == (0,)


def test_the_partnerships_of_the_documents_are_whole_and_stand_once(europe):
    with queries.data_set(europe).cursor() as cursor:

        def one(sql: str) -> tuple:
            return cursor.execute(sql).fetchone()

        assert one("select count(*), any_value(stated_members) from networks where name ilike '%com-in%'") == (1, 9)
        assert one("select count(*) from memberships where network_id = 'com-in' and role = 'coordinator'") == (1,)
        assert one("select count(*) from memberships where network_id = 'com-in' and role = 'partner'") == (8,)
        assert one("select count(*) from memberships where network_id = 'com-in' and role = 'associate'") == (1,)
        assert one("select count(*) from memberships where network_id = 'net-works'") == (8,)
        assert one("select member_id from memberships where network_id = 'net-works' and role = 'lead'") == ("ensie",)
        # The year of the second session is told to follow from the project's dates.
        assert one("select starts_on, locator ilike '%year%follows%' from activities where source_id = 'doc-net-works-perks'") == (
            "2021-09-13",
            True,
        )
        assert one("select count(*) from activities where network_id = 'es-ersisi' and starts_on like '2017-06-%'") == (2,)


def test_every_statement_stands_on_a_page_beside_what_the_data_hold(europe):
    shown = set()
    given = Filters().parameters() | {"network": "", "member": ""} | {key: [] for key in CHOSEN_ON_PAGES}
    for path in (ROOT / "queries").glob("*/*.sql"):
        name = f"{path.parent.name}/{path.stem}"
        if queries.query(name).parameters >= set(LISTS):
            shown |= set(queries.ask(europe, name, given).get("text", []))
    with queries.data_set(europe).cursor() as cursor:
        every = {text for (text,) in cursor.execute("select text from statements").fetchall()}
    assert every - shown == set()
