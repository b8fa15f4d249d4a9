"""Answers to questionnaires, as partners have them: a row for each respondent, for each question, or for each option of one.

A sheet is recognised by the words of a scale, or its numbers; scales.csv has the scales, each from its lowest step up, in five
languages. What is kept is how often each step was chosen: nothing of who answered, and no free text.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from data.check import nearest
from data.rows import Complaint
from data.sheets import Sheet
from data.understanding import number, simple, slug, whole_number

HERE = Path(__file__).parent
# Above the headings there may be a title and notes; so many rows below tell whether they are headings of answers.
MOST_ABOVE, LOOKED_AT = 20, 1000
# What a list of answers has for columns, as the table of answers; other columns that are taken begin with ASKED.
QUESTION, OPTION, COUNT, OCCASION = "question_id", "position", "count", "occasion"
ASKED = "? "
# What numbers respondents is left out without a word.
RESPONDENT = re.compile(
    r"((respondent|participant|response|submission|anketiranec|udelezenec|rispondente|partecipante|repondant|encuestado|participante) ?)?"
    r"(id|nr|no|number|st|stevilka|numero|n)?|(respondent|participant|anketiranec|udelezenec|rispondente|partecipante|repondant|encuestado|"
    r"participante)|timestamp|start time|completion time|casovni zig|zap st|informazioni cronologiche|horodateur|marca temporal"
)
# A heading that asks, where answers are numbers: with a question mark, or as Q1, V2 or D 3.
ASKS = re.compile(r".*\?\W*|[qvdp][ ._-]?\d+\b.*", re.IGNORECASE | re.DOTALL)
# A number beside the word of a step, as in "5 - Strongly agree".
BESIDE_WORD = re.compile(r"^\d+ (?=[^\W\d])|(?<=[^\W\d]) \d+$")
TOTALS = ("total", "totals", "sum", "skupaj", "vsota", "totale", "somma", "suma")
# The words of no answer stand among the scales. Numbers are in no language: where no words tell one, it is told as unknown.
NONE, UNKNOWN = "none", "und"


# A table's name, its columns as text with `line`, and what stands above them in the sheet where that is one cell.
Table = tuple[str, pd.DataFrame, Mapping[str, str]]


@dataclass(frozen=True, eq=False)
class Scale:
    """The steps of a scale from the lowest up, by language with the words of each; those of numbers have the language ""."""

    name: str
    words: dict[str, list[list[str]]]

    @cached_property
    def known_in(self) -> dict[str, dict[str, int]]:
        """By language the position, from 1, of each word as `meaning` has it."""
        return {
            language: {meaning(word): at for at, step in enumerate(steps, start=1) for word in step}
            for language, steps in self.words.items()
        }

    @cached_property
    def known(self) -> dict[str, int]:
        """The same of all languages together."""
        return {word: at for known in self.known_in.values() for word, at in known.items()}

    @cached_property
    def steps(self) -> int:
        """How many there are."""
        return max(self.known.values())

    @property
    def is_number(self) -> bool:
        """Whether its steps are numbers."""
        return "" in self.words

    def __str__(self) -> str:
        return ", ".join(self.labels("en"))

    def labels(self, language: str) -> list[str]:
        """The words of the steps in a language, else in the first there is."""
        return [step[0] for step in self.words.get(language, next(iter(self.words.values())))]

    def answered(self, words: Mapping[str, int]) -> int:
        """How many of the answers are on it."""
        return sum(count for word, count in words.items() if word in self.known)


@dataclass(frozen=True)
class Form:
    """How a sheet has answers: what a row is (respondent, answer, question or option), the place of the headings, and what each column is
    that is taken."""

    row: str
    place: int
    fields: dict[int, str]


class Answer(NamedTuple):
    """A cell with an answer, or with how often an option was chosen, and the heading above the option and above the count."""

    question: str
    option: str
    times: str
    occasion: str | None
    line: int
    above_option: str
    above_count: str = ""


@lru_cache
def scales() -> dict[str, Scale]:
    """The scales by their names, and under NONE the words of no answer."""
    found: dict[str, Scale] = {}
    with (HERE / "scales.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            steps = [step.split("=") for step in row["steps"].split("|")]
            found.setdefault(row["scale"], Scale(row["scale"], {})).words[row["language"]] = steps
    return found


@lru_cache(maxsize=1 << 16)
def meaning(cell: str) -> str:
    """A cell as it is compared: a whole number, or words without the number of their step; nothing where it is a dash."""
    return whole_number(cell) or BESIDE_WORD.sub("", simple(cell))


def answers_among(cells: Sequence[str]) -> Counter[str]:
    """How often each answer is given; that there is none is no answer."""
    words = Counter(map(meaning, cells))
    return Counter({word: count for word, count in words.items() if word and word not in scales()[NONE].known})


def fitting(words: Counter[str]) -> list[Scale]:
    """The scales that more than half of the answers are on."""
    return [scale for name, scale in scales().items() if name != NONE and 2 * scale.answered(words) > words.total()]


def are_of_scales(words: Counter[str]) -> bool:
    """Whether more than half of the answers are on one scale or another."""
    known = {word for name, scale in scales().items() if name != NONE for word in scale.known}
    return 2 * sum(words[word] for word in words.keys() & known) > words.total()


def below(sheet: Sheet, place: int, at: int, most: int | None = None) -> list[str]:
    """The cells below a heading, of so many rows."""
    return [row[at] for row in sheet.rows[place + 1 :][:most] if row[at : at + 1] > [""]]


def recognised(sheet: Sheet, known: Mapping[str, str]) -> Form | None:
    """How a sheet has answers, if it has; `known` are the headings of a list of answers, with the columns that they mean."""
    places = range(min(MOST_ABOVE, len(sheet.rows)))
    for place in places:
        fields = {at: known[simple(head)].partition(".")[2] for at, head in enumerate(sheet.rows[place]) if simple(head) in known}
        option = next((at for at, field in fields.items() if field == OPTION), -1)
        if {QUESTION, OPTION} <= {*fields.values()} and are_of_scales(answers_among(below(sheet, place, option))):
            return Form("option" if COUNT in fields.values() else "answer", place, fields)
        if counted := counted_below(sheet, place, fields):
            return Form("question", place, counted)
    place = max(places, key=lambda place: len(asked_below(sheet, place, LOOKED_AT)))
    asked = asked_below(sheet, place) if asked_below(sheet, place, LOOKED_AT) else {}
    heads = sheet.rows[place]
    if not any(is_sure(heads[at], words) for at, words in asked.items()):
        return None
    when = {at: OCCASION for at, head in enumerate(heads) if known.get(simple(head)) == f"answers.{OCCASION}" and at not in asked}
    return Form("respondent", place, {at: ASKED + simple(heads[at]) for at in asked} | when)


def counted_below(sheet: Sheet, place: int, listed: Mapping[int, str]) -> dict[int, str]:
    """The columns below a row that has steps of a scale as headings with counts below them, and a column of questions beside these."""
    words = {at: meaning(head) for at, head in enumerate(sheet.rows[place])}
    known = [scale for name, scale in scales().items() if name != NONE]
    most = max(known, key=lambda scale: (sum(word in scale.known for word in words.values()), -scale.steps))
    steps = {at: ASKED + word for at, word in words.items() if word in most.known}
    # Numbers stand above many a column: all steps are wanted, and a heading that says what is asked.
    enough = most.steps if most.is_number else max(2, most.steps / 2)
    has_counts = any(below(sheet, place, at) for at in steps) and all(are_counts(sheet, place, at) for at in steps)
    if len({*steps.values()}) < enough or not has_counts:
        return {}
    occasions = {at: field for at, field in listed.items() if field == OCCASION}
    questions = [at for at, field in listed.items() if field == QUESTION]
    if not questions and not most.is_number:
        others = [at for at in words if at not in steps and at not in occasions and below(sheet, place, at)]
        questions = [at for at in others if not are_counts(sheet, place, at)]
    return {questions[0]: QUESTION, **occasions, **steps} if questions else {}


def are_counts(sheet: Sheet, place: int, at: int) -> bool:
    """Whether half of the cells below a heading are numbers, if there are any; that they are shares is told later."""
    cells = below(sheet, place, at, LOOKED_AT)
    return 2 * sum(number(cell.rstrip("% ")) is not None for cell in cells) >= len(cells)


def asked_below(sheet: Sheet, place: int, most: int | None = None) -> dict[int, Counter[str]]:
    """The columns of answers below a row of headings, with their words; numbers are answers where the heading asks."""
    found = {}
    for at, head in enumerate(sheet.rows[place]):
        words = answers_among(below(sheet, place, at, most))
        on = [scale for scale in fitting(words) if words and (ASKS.fullmatch(head) or not scale.is_number)]
        # An answer is no heading.
        if head.strip() and on and not any(meaning(head) in scale.known for scale in on):
            found[at] = words
    return found


def is_sure(head: str, words: Counter[str]) -> bool:
    """Whether a column shows that a sheet has answers. Yes and no stand in many a table, and numbers in most: the heading has to ask."""
    return any(
        (scale.steps > 3 and not scale.is_number)
        or (ASKS.fullmatch(head) and (not scale.is_number or scale.answered(words) == words.total()))
        for scale in fitting(words)
    )


def left_out(sheet: Sheet, form: Form) -> Iterator[Complaint]:
    """Columns that are not taken, which may hold names, addresses or free text; one with words of several scales is to be mended."""
    line = sheet.numbers[form.place]
    for at, head in enumerate(sheet.rows[form.place]):
        cells = below(sheet, form.place, at)
        if at in form.fields or not cells or (RESPONDENT.fullmatch(simple(head)) and (head.strip() or at == 0)):
            continue
        words = Counter({word: count for word, count in answers_among(cells).items() if not word.isdigit()})
        column = head or f"column {at + 1}"
        if form.row == "respondent" and are_of_scales(words):
            yield complaint(sheet, line, column, head, "words of one scale below it, or no such column; there are words of several")
        else:
            expected = "answers on a known scale, numbers where the heading has a question mark; the column is left out: "
            yield notice(sheet, line, column, head, f"{expected}nothing of persons and no free text is kept")


def complaint(sheet: Sheet, line: int, column: str, value: str, expected: str) -> Complaint:
    """A complaint about a row of a sheet."""
    return Complaint(sheet.file, sheet.place(line)[0], column or "(row)", value[:80], expected, sheet.name)


def notice(sheet: Sheet, line: int, column: str, value: str, expected: str) -> Complaint:
    """What is told of a row, and keeps nothing from being published."""
    return replace(complaint(sheet, line, column, value, expected), is_warning=True)


def tables(sheet: Sheet, form: Form, frame: pd.DataFrame) -> tuple[list[Table], list[Complaint]]:
    """The rows that answers are in tables of the schema, and what of them is not understood.

    `frame` has the columns that the form names, as text, and `line`. Of respondents, a step that nobody chose counts 0, as others
    answered the question; where counts stand in the sheet, an empty cell or a missing column is not known, and no row.
    """
    answers, complaints = given(sheet, form, frame)
    on, unsure = scale_of_each(sheet, form, answers)
    answers = [answer for answer in answers if answer.question in on]
    spoken = languages(answers, on)
    counted: dict[tuple[str, str | None, int], list[Answer]] = {}
    for answer in answers:
        scale = on[answer.question]
        if step := scale.known.get(meaning(answer.option)):
            counted.setdefault((answer.question, answer.occasion, step), []).append(answer)
        else:
            complaints.append(off_scale(sheet, answer, scale, spoken[0]))
    head, title = sheet.numbers[form.place], title_of(sheet)
    key = slug(title)
    keys = {question: f"{key}-q{place:02}" for place, question in enumerate(on, start=1)}
    questions = [(keys[question], key, place, f"{key}-{on[question].name}", head) for place, question in enumerate(on, start=1)]
    steps = [(scale, step) for scale in dict.fromkeys(on.values()) for step in range(1, scale.steps + 1)]
    options = [(f"{key}-{scale.name}", step, f"{key}-{scale.name}-{step}", head) for scale, step in steps]
    texts = [(keys[question], spoken[0], question, head) for question in on]
    texts += [(f"{key}-{scale.name}-{step}", language, said, head) for scale, step, language, said in words_of(answers, on, spoken)]
    found = [
        table("questionnaires", ["questionnaire_id", "title"], [(key, title, head)]),
        table("questions", ["question_id", "questionnaire_id", "position", "scale"], questions),
        table("options", ["scale", "position", "label_key"], options),
        table("texts", ["key", "language", "text"], texts),
    ]
    rows: dict[str, list[tuple[object, ...]]] = {}
    if form.row in ("respondent", "answer"):
        for question, occasion in dict.fromkeys((question, occasion) for question, occasion, _ in counted):
            for step in range(1, on[question].steps + 1):
                times = len(counted.get((question, occasion, step), []))
                rows.setdefault("", []).append((keys[question], step, times, occasion, head))
    else:
        for (question, occasion, step), (first, *again) in counted.items():
            rows.setdefault(first.above_count, []).append((keys[question], step, first.times, occasion, first.line))
            expected = f"each option of a question once; row {sheet.place(first.line)[0]} has this one"
            complaints += [complaint(sheet, answer.line, answer.above_option, answer.option, expected) for answer in again]
    for above, own in rows.items():
        found.append(table("answers", ["question_id", "position", "count", "occasion"], own, {"count": above}))
    return found, [*complaints, *unsure]


def table(name: str, columns: list[str], rows: Sequence[tuple[object, ...]], heads: Mapping[str, str] | None = None) -> Table:
    """Rows for a table, all as text but the line, which is their last value."""
    frame = pd.DataFrame([*rows], columns=[*columns, "line"])
    return name, frame.astype(dict.fromkeys(columns, "str")), heads or {}


def title_of(sheet: Sheet) -> str:
    """The name of the file, and of the sheet where it is one of several."""
    names = [sheet.file] if sheet.is_alone or not sheet.name else [sheet.file, sheet.name]
    return ", ".join(re.sub(r"\.(csv|tsv|txt|zip|xlsx|xls|ods)$", "", name, flags=re.IGNORECASE) for name in names)


def given(sheet: Sheet, form: Form, frame: pd.DataFrame) -> tuple[list[Answer], list[Complaint]]:
    """The answers one by one, and what is no answer: that there is none is told once for a heading, what is missing in each row."""
    heads = {field: " ".join(sheet.rows[form.place][at].split()) for at, field in form.fields.items()}
    asked = [field for field in form.fields.values() if field.startswith(ASKED)]
    found: list[Answer] = []
    complaints: dict[object, Complaint] = {}
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        line, occasion, question = row["line"], row.get(OCCASION), " ".join((row.get(QUESTION) or "").split())
        if form.row == "question" and simple(question) in TOTALS:
            complaints[line] = notice(sheet, line, heads[QUESTION], question, "a question; the row is left out")
            continue
        if form.row == "respondent":
            own = [Answer(heads[field], row[field], "1", occasion, line, heads[field]) for field in asked if row[field]]
        elif form.row == "question":
            own = [Answer(question, heads[field], row[field], occasion, line, heads[field], heads[field]) for field in asked if row[field]]
        else:
            own = [Answer(question, row[OPTION] or "", row.get(COUNT, "1"), occasion, line, heads[OPTION], heads.get(COUNT, ""))]
        for answer in own:
            word = meaning(answer.option)
            if word in scales()[NONE].known:
                expected = "a step of a scale; it counts as no answer, here and below"
                complaints.setdefault((answer.above_option, word), notice(sheet, line, answer.above_option, answer.option, expected))
            elif answer.times and not answer.question:
                complaints[line] = complaint(sheet, line, heads[QUESTION], "", "a question")
            elif answer.times and not word and form.row == "option":
                complaints[line] = complaint(sheet, line, heads[OPTION], answer.option, "an option")
            elif answer.times and word:
                found.append(answer)
    return found, [*complaints.values()]


def scale_of_each(sheet: Sheet, form: Form, answers: Sequence[Answer]) -> tuple[dict[str, Scale], list[Complaint]]:
    """The scale of each question, and what is not sure of it.

    It is the one that has most of the answers; of two that differ by a step, the one of which the questions have more steps together, and
    the shorter one where they have as many. Where two place words otherwise, none is taken.
    """
    first: dict[str, Answer] = {}
    options: dict[str, list[str]] = {}
    for answer in answers:
        first.setdefault(answer.question, answer)
        options.setdefault(answer.question, []).append(answer.option)
    if form.row == "question":
        # What nobody chose is an option, too.
        heads = [sheet.rows[form.place][at] for at, field in form.fields.items() if field.startswith(ASKED)]
        options = dict.fromkeys(options, heads)
    words = {question: answers_among(own) for question, own in options.items()}
    may_be = {question: nearly(own) for question, own in words.items()}
    met: dict[Scale, set[int]] = {}
    for question, own in may_be.items():
        for scale in own:
            met.setdefault(scale, set()).update(scale.known[word] for word in words[question] if word in scale.known)
    on: dict[str, Scale] = {}
    complaints: dict[str, Complaint] = {}
    for question, own in may_be.items():
        line = first[question].line if form.row in ("option", "answer") else sheet.numbers[form.place]
        place = (sheet, line, "" if form.row == "question" else first[question].above_option, ", ".join(dict.fromkeys(options[question])))
        most = max((len(met[scale]) for scale in own), default=0)
        # Those of one length stay in the order of scales.csv.
        best = sorted((scale for scale in own if len(met[scale]) == most), key=lambda scale: scale.steps)
        if not best:
            complaints[question] = complaint(*place, "words of one scale that is known")
        elif other := next((scale for scale in best if differs(best[0], scale, words[question])), None):
            expected = f"words of one scale; these may be of {best[0]}, or of {other}: bring counts, with a column for each step"
            complaints[question] = complaint(*place, expected)
        else:
            on[question] = best[0]
            if most < best[0].steps and (best[0].is_number or best[-1].steps > best[0].steps):
                expected = f"every step of a scale; taken for {best[0]}: where there are others, bring counts with a column for each step"
                complaints.setdefault(best[0].name, notice(*place, expected))
    return on, [*complaints.values()]


def nearly(words: Counter[str]) -> list[Scale]:
    """The scales that have most of the answers: the shortest ones, and those with one step more."""
    fit = fitting(words)
    most = max((scale.answered(words) for scale in fit), default=0)
    best = [scale for scale in fit if scale.answered(words) == most]
    least = min((scale.steps for scale in best), default=0)
    return [scale for scale in best if scale.steps <= least + (least > 3)]


def differs(scale: Scale, other: Scale, words: Mapping[str, int]) -> bool:
    """Whether two scales place words otherwise, and not only because one has a step more, as agreement-5 beside agreement-4."""
    is_same = scale.name.split("-")[0] == other.name.split("-")[0]
    return not is_same and any(scale.known.get(word) != other.known.get(word) for word in words)


def languages(answers: Sequence[Answer], on: Mapping[str, Scale]) -> list[str]:
    """The languages that the answers are in, that of most first; where two know as many, accents decide. UNKNOWN where all are numbers."""
    given = Counter((on[answer.question], answer.option) for answer in answers)
    left = {(scale, option): count for (scale, option), count in given.items() if meaning(option) in scale.known and not scale.is_number}
    found: list[str] = []
    while left:
        most: Counter[str] = Counter()
        exact: Counter[str] = Counter()
        for (scale, option), count in left.items():
            for language, steps in scale.words.items():
                most[language] += count * (meaning(option) in scale.known_in[language])
                exact[language] += count * any(option.casefold() == word.casefold() for step in steps for word in step)
        best = max(most, key=lambda language: (most[language], exact[language]))
        found.append(best)
        left = {told: count for told, count in left.items() if meaning(told[1]) not in told[0].known_in.get(best, {})}
    return found or [UNKNOWN]


def words_of(answers: Sequence[Answer], on: Mapping[str, Scale], spoken: Sequence[str]) -> Iterator[tuple[Scale, int, str, str]]:
    """The words of each step of the scales in the languages that answers are in: those of the sheet, of a step that nobody chose the
    first that scales.csv has."""
    for scale in dict.fromkeys(on.values()):
        chosen = {meaning(answer.option) for answer in answers if on[answer.question] is scale}
        for language in spoken[:1] if scale.is_number else spoken:
            if scale.is_number or chosen & scale.known_in.get(language, {}).keys():
                for step, words in enumerate(scale.words[language if language in scale.words else ""], start=1):
                    yield scale, step, language, next((word for word in words if meaning(word) in chosen), words[0])


def off_scale(sheet: Sheet, answer: Answer, scale: Scale, language: str) -> Complaint:
    """That an answer is no step of the scale of its question, and which may be meant."""
    said = {meaning(word): word for steps in scale.words.values() for step in steps for word in step}
    expected = f"one of {', '.join(scale.labels(language))}, as most answers are, or nothing"
    near = said.get(nearest(meaning(answer.option), [*said]), "")
    return replace(complaint(sheet, answer.line, answer.above_option, answer.option, expected), suggestion=near)
