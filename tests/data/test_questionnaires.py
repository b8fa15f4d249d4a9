"""Answers to questionnaires are counted as they were given; the sheets here are invented, but for one that is for tests only."""

import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import queries
from data.forms import parts_of
from data.importer import import_files
from data.questionnaires import NONE, meaning, scales
from data.rows import Refused
from data.sheets import Sheet

NETWORKS = "network,member\nAnchor,Coop\n"
# What a sheet may be made of.
CELLS = ["", "Agree", "Neutral", "Yes", "No", "2", "4", "-", "N/A", "Total", "Question", "Option", "Count", "Event", "Q1", "Was it?", "45%"]


@pytest.fixture
def put(tmp_path):
    """Writes a text file."""

    def written(text: str, name: str = "form.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def brought(put, tmp_path):
    """Brings a sheet of answers beside a network; what a statement asks of it can then be asked, and what was noticed is there."""

    def bring(text: str | Path, statement: str = "", **more: object) -> tuple[list[tuple], list[str]]:
        file = text if isinstance(text, Path) else put(text)
        path, noticed = import_files([file, put(NETWORKS, "ours.csv")], "mine", folder=tmp_path / "published", **more)
        with queries.data_set(path).cursor() as cursor:
            return cursor.execute(statement or COUNTS).fetchall(), [str(complaint) for complaint in noticed]

    return bring


@pytest.fixture
def refused(brought):
    """What is told of a sheet of answers that is not published, without the last line."""

    def told(text: str | Path) -> list[str]:
        with pytest.raises(Refused) as refusal:
            brought(text)
        return str(refusal.value).splitlines()[:-1]

    return told


# Each question's words with how often each option was chosen, the lowest first.
COUNTS = """
    select said.text, list(answers.count order by answers.position)
    from answers
    join questions using (question_id)
    join texts as said on said.key = question_id
    group by questions.position, said.text
    order by questions.position
"""
LABELS = """
    select string_agg(texts.text, ', ' order by options.position)
    from options join texts on texts.key = label_key
    group by scale, language order by scale, language
"""


# The scales ---------------------------------------------------------------------------------------------------------------


def test_a_scale_has_as_many_steps_in_each_language_and_a_word_stands_for_one_of_them():
    for scale in scales().values():
        assert len({len(steps) for steps in scale.words.values()}) == 1, scale.name
        for language, steps in scale.words.items():
            words = [meaning(word) for step in steps for word in step]
            assert all(words), (scale.name, language)
            assert len(words) == len(set(words)), (scale.name, language)
            # Where two languages have the same word it has the same place.
            assert scale.known_in[language].items() <= scale.known.items(), (scale.name, language)
    assert {"en", "sl", "it", "fr", "es"} <= {language for scale in scales().values() for language in scale.words}


# A row for each respondent ------------------------------------------------------------------------------------------------


def test_the_answers_of_a_real_form_are_counted_exactly(test_data, brought):
    folder = test_data / "likert"
    known = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    counts, noticed = brought(folder / "workshop_impact_2017.csv")
    assert counts == [(question, told["counts"]) for question, told in known["questions"].items()]
    assert not noticed
    labels, _ = brought(folder / "workshop_impact_2017.csv", LABELS)
    assert labels == [(", ".join(known["scale"]),)]


ANSWERS = """Evaluation of the day,,,
Nr,Was it useful?,Would you come again?,Your name
1,Agree,Yes,Ana Invented
2,5 - totally AGREE,No,Bor Invented
,,,
3,,Yes,Cilka Invented
4,Neutral,,
"""


def test_answers_become_a_questionnaire_that_is_named_after_its_file(put, brought):
    file = put(ANSWERS, "Spring meeting.csv")
    asked = {
        "questionnaires": [("spring-meeting", None, "Spring meeting", "spring-meeting-csv", "row 2")],
        "questions": [
            ("spring-meeting-q01", "spring-meeting", 1, "spring-meeting-agreement-5"),
            ("spring-meeting-q02", "spring-meeting", 2, "spring-meeting-yes-no"),
        ],
        "options where scale = 'spring-meeting-yes-no'": [
            ("spring-meeting-yes-no", 1, "spring-meeting-yes-no-1"),
            ("spring-meeting-yes-no", 2, "spring-meeting-yes-no-2"),
        ],
        "texts where key like '%q0%' or key like '%agreement-5-5'": [
            ("spring-meeting-q01", "en", "Was it useful?"),
            ("spring-meeting-q02", "en", "Would you come again?"),
            # The words are those of the sheet, not the first of their kind.
            ("spring-meeting-agreement-5-5", "en", "Totally agree"),
        ],
        # What nobody chose counts none, and an empty cell is not counted.
        "answers": [
            *[("spring-meeting-q01", step, count, None, "spring-meeting-csv") for step, count in enumerate([0, 0, 1, 1, 1], start=1)],
            *[("spring-meeting-q02", step, count, None, "spring-meeting-csv") for step, count in enumerate([1, 2], start=1)],
        ],
    }
    for table, rows in asked.items():
        assert brought(file, f"from {table}")[0] == rows, table


def test_nothing_of_who_answered_is_kept_and_that_is_told(put, tmp_path):
    text = ANSWERS.replace("Your name", "E-mail").replace("Invented", "@home.example").replace("Nr,", "Timestamp,")
    path, noticed = import_files([put(text), put(NETWORKS, "ours.csv")], "mine", folder=tmp_path / "published")
    assert [(complaint.line, complaint.column, complaint.is_warning) for complaint in noticed] == [(2, "E-mail", True)]
    assert "nothing of persons and no free text is kept" in noticed[0].expected
    assert b"@home" not in path.read_bytes()


@pytest.mark.parametrize(
    ("language", "scale"),
    [
        (language, name)
        for name in ("agreement-5", "quality-5", "frequency-5", "satisfaction-5")
        for language in ("en", "sl", "it", "fr", "es")
    ],
)
def test_words_of_each_language_are_known_and_stand_from_the_lowest(brought, language, scale):
    labels = scales()[scale].labels(language)
    # The lowest is chosen once, the highest most often; the rows begin with the highest.
    rows = [label for times, label in reversed([*enumerate(labels, start=1)]) for _ in range(times)]
    text = "id,A\n" + "".join(f"{place},{label}\n" for place, label in enumerate(rows))
    assert brought(text) == ([("A", [1, 2, 3, 4, 5])], [])
    assert brought(text, "select distinct language from texts")[0] == [(language,)]
    assert brought(text, LABELS)[0] == [(", ".join(labels),)]


def test_accents_tell_yes_in_spanish_from_yes_in_italian(brought):
    for word, language in (("Sí", "es"), ("Sì", "it")):
        assert brought(f"id,Q1\n1,{word}\n2,No\n", "select distinct language from texts")[0] == [(language,)]


def test_one_form_in_two_languages_is_one_scale_with_the_words_of_both(brought):
    text = "id,Koristno?\n1,Se strinjam\n2,Niti niti\n3,D'accordo\n4,Popolnoma se strinjam\n"
    assert brought(text)[0] == [("Koristno?", [0, 0, 1, 2, 1])]
    assert brought(text, "select language, text from texts where key like '%5-4' order by language")[0] == [
        ("it", "D'accordo"),
        ("sl", "Se strinjam"),
    ]


def test_numbers_are_answers_where_the_heading_asks(brought):
    text = "id,How good was it?,Q2 Would you come again,Age\n1,5,1,34\n2,4.0,10,51\n3,1,2,34\n4,2,3,20\n5,3,4,20\n"
    counts, noticed = brought(text)
    assert counts == [("How good was it?", [1, 1, 1, 1, 1]), ("Q2 Would you come again", [1, 1, 1, 1, 0, 0, 0, 0, 0, 1])]
    # That nobody chose 5 to 9 may mean that the scale is another one.
    assert [line.split(", expected")[0] for line in noticed] == [
        "To notice: form.csv, line 1, Age: found 'Age'",
        "To notice: form.csv, line 1, Q2 Would you come again: found '1, 10, 2, 3, 4'",
    ]
    assert brought(text, "select distinct language from texts")[0] == [("und",)]


def test_the_other_questions_tell_how_long_a_scale_is(brought):
    short = "id,A,B\n1,Agree,Agree\n2,Disagree,Strongly disagree\n3,,Strongly agree\n"
    assert brought(short) == ([("A", [0, 1, 1, 0]), ("B", [1, 0, 1, 1])], [])
    assert brought(short.replace("3,", "3,Neutral")[: short.index("3,")] + "3,,Neutral\n")[0] == [
        ("A", [0, 1, 0, 1, 0]),
        ("B", [1, 0, 1, 1, 0]),
    ]


def test_that_a_scale_may_be_longer_is_told(brought):
    counts, noticed = brought("id,A\n1,Agree\n2,Disagree\n3,Agree\n")
    assert counts == [("A", [0, 1, 2, 0])]
    assert noticed == [
        "To notice: form.csv, line 1, A: found 'Agree, Disagree', expected every step of a scale; taken for Strongly disagree, Disagree, "
        "Agree, Strongly agree: where there are others, bring counts with a column for each step"
    ]


def test_words_that_two_scales_order_otherwise_are_told_and_not_guessed(refused, brought):
    text = "id,A,B\n1,Poor,Poor\n2,Good,Very good\n3,Fair,Fair\n4,Very good,Good\n"
    (first, second) = refused(text)
    assert first.startswith("form.csv, line 1, A: found 'Poor, Good, Fair, Very good', expected words of one scale; these may be of ")
    assert "bring counts" in first
    assert second.startswith("form.csv, line 1, B: ")
    assert brought(text + "5,Excellent,Good\n")[0] == [("A", [1, 1, 1, 1, 1]), ("B", [1, 1, 2, 1, 0])]


def test_a_cell_that_is_no_step_of_the_scale_of_its_column_is_told_with_what_may_be_meant(refused):
    text = "id,A,B\n1,Agree,Never\n2,Agre,Always\n3,Yes,Often\n4,Neutral,Often\n5,Disagree,\n6,Agree,\n"
    scale = "one of Strongly disagree, Disagree, Neutral, Agree, Strongly agree, as most answers are, or nothing"
    assert [line for line in refused(text) if not line.startswith("To notice")] == [
        f"form.csv, line 3, A: found 'Agre', expected {scale}; perhaps Agree",
        f"form.csv, line 4, A: found 'Yes', expected {scale}",
    ]


def test_a_column_of_several_scales_is_told(refused):
    text = "id,A,B\n1,Agree,Often\n2,Agree,Agree\n3,Neutral,Good\n4,Disagree,Yes\n"
    assert "form.csv, line 1, B: found 'B', expected words of one scale below it, or no such column; there are words of several" in refused(
        text
    )


def test_that_somebody_does_not_know_is_no_answer_and_is_told_once(brought):
    counts, noticed = brought("id,Useful?\n1,Yes\n2,Don't know\n3,No\n4,-\n5,don't know\n6,Yes\n")
    assert counts == [("Useful?", [1, 2])]
    assert noticed == [
        'To notice: form.csv, line 3, Useful?: found "Don\'t know", expected a step of a scale; it counts as no answer, here and below'
    ]


def test_doubled_headings_and_rows_too_long_are_told(refused):
    assert refused("id,A,A\n1,Agree,Agree\n2,Neutral,Agree\n") == [
        "form.csv, line 1, A: found 'A', expected one column for it; 'A' is another"
    ]
    assert refused("id,A\n1,Agree\n2,Neutral,Agree\n3,Neutral\n4\n")[-2:] == [
        "form.csv, line 3, (row): found '2,Neutral,Agree', expected 2 cells, as the headings have; found 3",
        "form.csv, line 5, (row): found '4', expected 2 cells, as the headings have; found 1",
    ]


def test_answers_of_each_occasion_are_counted_by_themselves(brought):
    text = "id,Meeting,Useful?\n1,Koper,Yes\n2,Koper,Yes\n3,Udine,No\n"
    counts = "select occasion, position, count from answers order by all"
    assert brought(text, counts)[0] == [("Koper", 1, 0), ("Koper", 2, 2), ("Udine", 1, 1), ("Udine", 2, 0)]


def test_sheets_of_a_workbook_are_questionnaires_of_their_own(tmp_path, brought):
    book = openpyxl.Workbook()
    for name in ("Morning", "Evening"):
        sheet = book.create_sheet(name)
        for row in (["Respondent", "Useful?"], [1, "Yes"], [2, "No"]):
            sheet.append(row)
    book.save(tmp_path / "day.xlsx")
    # The first sheet is empty.
    assert brought(tmp_path / "day.xlsx", "select questionnaire_id, title, locator from questionnaires")[0] == [
        ("day-morning", "day, Morning", "sheet Morning, row 1"),
        ("day-evening", "day, Evening", "sheet Evening, row 1"),
    ]
    del book["Evening"]
    book.save(tmp_path / "day.xlsx")
    assert brought(tmp_path / "day.xlsx", "select title from questionnaires")[0] == [("day",)]


# Counts -------------------------------------------------------------------------------------------------------------------


def test_a_row_for_each_question_has_the_counts_of_its_options(brought):
    text = "Vprašanje;Zelo dobro;Dobro;Srednje;Slabo;Zelo slabo;Skupaj\nHrana;3;2;1;0;;6\nProstor;12.0;0;0;0;1;13\nSkupaj;15;2;1;0;1;19\n"
    counts, noticed = brought(text)
    # An empty cell is not known, and no row.
    assert counts == [("Hrana", [0, 1, 2, 3]), ("Prostor", [1, 0, 0, 0, 12])]
    assert [line.partition(": found")[0] for line in noticed] == [
        "To notice: form.csv, line 1, Skupaj",
        "To notice: form.csv, line 4, Vprašanje",
    ]
    assert brought(text, LABELS)[0] == [("Zelo slabo, Slabo, Srednje, Dobro, Zelo dobro",)]


def test_counts_below_numbers_are_of_a_question_where_the_heading_says_so(brought):
    assert brought("Question,1,2,3,4,5\nUseful?,1,0,3,4,5\n")[0] == [("Useful?", [1, 0, 3, 4, 5])]


def test_counts_below_words_stand_beside_questions_without_a_heading(brought):
    text = "Our days,,,,\nOccasion,,Strongly disagree (1),Disagree (2),Agree (3)\nKoper,Useful?,,1,2\n"
    assert brought(text, "select occasion, list(count order by position) from answers group by occasion")[0] == [("Koper", [1, 2])]


@pytest.mark.parametrize("head", ["Question,Option,Count", "Pregunta,Respuesta,Número de respuestas"])
def test_a_row_for_each_option_has_its_count(brought, head):
    text = f"{head},Occasion\nUseful?,Yes,3,2019\nUseful?,No,1,2019\nUseful?,Yes,4,2020\nNice?,Agree,2,2019\nNice?,Neutral,1,2019\n"

    told = brought(text, "select question_id, occasion, position, count from answers order by all")[0]
    assert told == [
        ("form-q01", "2019", 1, 1),
        ("form-q01", "2019", 2, 3),
        ("form-q01", "2020", 2, 4),
        ("form-q02", "2019", 3, 1),
        ("form-q02", "2019", 4, 2),
    ]


def test_a_list_of_answers_is_no_table_of_the_template_whatever_its_name(put, brought):
    file = put("question,option,count,occasion\nUseful?,Yes,3,2019\n", "answers.csv")
    assert brought(file, "select question_id, position, count, occasion from answers")[0] == [("answers-q01", 2, 3, "2019")]
    file = put("question_id,position,count\nq1,1,3\n", "answers.csv")
    with pytest.raises(Refused, match="found 'q1', expected a question_id of the table questions"):
        brought(file)


def test_a_row_for_each_answer_of_each_respondent_is_counted(brought):
    assert brought("id,Question,Answer\n1,Useful?,Yes\n2,Useful?,Yes\n1,Nice?,Never\n2,Nice?,Always\n")[0] == [
        ("Useful?", [0, 2]),
        ("Nice?", [1, 0, 0, 0, 1]),
    ]


def test_counts_that_are_none_are_told_with_row_and_option_and_can_be_left_out(refused, brought):
    text = "Question,No,Yes\nUseful?,2.5,30\nNice?,-3,45%\nLong?,4,6\n"
    assert refused(text) == [
        "form.csv, line 2, No: found '2.5', expected a whole number",
        "form.csv, line 3, No: found '-3', expected count >= 0",
        "form.csv, line 3, Yes: found '45%', expected a whole number",
    ]
    assert brought(text, leave_out=True)[0] == [("Useful?", [30]), ("Long?", [4, 6])]


def test_an_option_that_is_counted_twice_or_without_a_question_is_told(refused):
    assert refused("Question,Option,Count\nUseful?,Yes,3\nUseful?,Yes,4\n,No,1\nUseful?,,2\n") == [
        "form.csv, line 3, Option: found 'Yes', expected each option of a question once; row 2 has this one",
        "form.csv, line 4, Question: found '', expected a question",
        "form.csv, line 5, Option: found '', expected an option",
    ]


# What is none ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Name,Acronym,Member\nCoop,CP,yes\nNova,NV,no\n",
        "Town,1,2,3,4,5\nKoper,1,2,3,4,5\n",
        "Town,Rooms\nKoper,3\nUdine,4\n",
        "id,Wie war es?\n1,Gut\n2,Schlecht\n",
        "id,How many people work there?\n1,3\n2,40\n3,2\n",
        "Name,Remark\nKoper,Good\nUdine,Far away\nCelje,Closed\n",
    ],
)
def test_what_has_no_answers_on_a_scale_is_no_questionnaire(refused, text):
    (told,) = refused(text)
    assert told.startswith("form.csv, line 1, (sheet): found ")
    assert told.endswith("or answers in words of a scale that is known, or in numbers below questions")


def test_a_list_of_memberships_stays_one_whatever_else_stands_in_it(brought):
    text = "Network,Member,Useful?\nAnchor,Coop,Yes\nAnchor,Nova,No\n"
    assert brought(text, "select count(*) from memberships")[0] == [(2,)]
    assert brought(text, "select count(*) from answers")[0] == [(0,)]


def test_answers_alone_are_refused_with_what_to_bring_beside(put, tmp_path):
    with pytest.raises(Refused) as told:
        import_files([put("id,Useful?\n1,Yes\n2,No\n")], "mine", folder=tmp_path / "published")
    first, *_ = str(told.value).splitlines()
    assert first.endswith("bring answers and other tables together with it, or add them to a data set that is there")


def test_the_words_of_no_answer_are_on_no_scale():
    none = scales()[NONE].known.keys()
    assert not [scale.name for scale in scales().values() if scale.name != NONE and scale.known.keys() & none]


@given(st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=4), min_size=1, max_size=7))
def test_any_sheet_is_answers_or_none_and_no_answer_is_counted_that_nobody_gave(rows):
    sheet = Sheet("form.csv", "", "utf-8, comma", [*range(1, len(rows) + 1)], rows)
    parts, _ = parts_of(sheet, {"networks": ["network_id", "name"]})
    given_answers = sum(cell in ("Agree", "Neutral", "Yes", "No", "2", "4") for row in rows for cell in row)
    counted = [part for part in parts if part.table == "answers" and not part.heads["count"]]
    assert sum(part.frame["count"].astype(int).sum() for part in counted) <= given_answers
    assert all(part.frame.question_id.isin(keys.frame.question_id).all() for part in counted for keys in parts if keys.table == "questions")
