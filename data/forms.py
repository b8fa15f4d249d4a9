"""What a partner's sheet is: a table of the template, a list of memberships, a list of networks, or answers to questionnaires.

A sheet is recognised by its headings, wherever in it they stand. Headings of lists are those of headings.csv, in five
languages and as exports of public databases have them; two columns, network and member, are enough.
"""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

import pandas as pd

from data import questionnaires
from data.rows import Complaint
from data.sheets import BESIDE, Sheet, told
from data.understanding import country_words, simple, slug

HERE = Path(__file__).parent
# How a row of the template begins that is an example; its sheets that hold no rows, and the one that a marked workbook has.
EXAMPLE = "example:"
EXPLANATIONS, CODES, COMPLAINTS = ASIDE = ("explanations", "codes", "Complaints")
# The heading of a column that tells of one of several members beside each other: of the coordinator, or of a partner by its number.
OF_ONE = re.compile(r"(?P<member>coordinat(?:or s|ing organisation)|partner \d+)(?: s)?(?: organisation)? (?P<told>.+)")
# Above the headings there may be a title and notes.
MOST_ABOVE = 20
# A list has to name, by one of these, what a row is about.
NAMES_NETWORK = {"networks.network_id", "networks.name", "networks.acronym"}
NAMES_MEMBER = {"members.member_id", "members.name"}
NETWORK_WORDS = re.compile(r"\b(network|project|mreza|mreze|projekta?|rete|progetto|reseau|projet|red|proyecto)\b")
OF_ANYTHING = {"networks.network_id", "networks.name", "networks.website"}
# What was said of headings, by the row in which they stand, empty for any: the field, empty where the column is left out.
Said = Mapping[str, Mapping[str, str]]
NOTHING: Said = {}


@dataclass(frozen=True)
class Part:
    """Rows for one table: columns of the schema as text, missing where a cell is empty, and `line`, the row of the sheet.

    No frame where the rows are staged already.
    """

    table: str
    frame: pd.DataFrame | None
    # What stands above each column in the sheet.
    heads: Mapping[str, str]
    sheet: Sheet
    # Whether it was a list, whose rows name networks and organisations again and again.
    is_list: bool = False


@lru_cache
def headings() -> dict[str, dict[str, str]]:
    """The fields of each form of a list by their headings; a field is told as table.column."""
    found: dict[str, dict[str, str]] = {}
    with (HERE / "headings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["form"], {}).update(dict.fromkeys(row["headings"].split("|"), row["field"]))
    return found


def parts_of(sheet: Sheet, columns: Mapping[str, Sequence[str]], own: Said = NOTHING) -> tuple[list[Part], list[Complaint]]:
    """The rows that a sheet has for tables, and what of it is not understood. `columns` are those of each table of the schema, `own` what
    was said of headings."""
    if not any(any(row) for row in sheet.rows) or sheet.name in ASIDE:
        return [], []
    sheet = unfolded(sheet)
    found = known_row(sheet, columns, own)
    if asked := asked_in(sheet, found):
        return answers(sheet, asked)
    if not found:
        # A sheet of one column is a note beside the tables.
        is_note = bool(sheet.name) and all(sum(bool(cell.strip()) for cell in row) < 2 for row in sheet.rows)
        return [], [replace(unknown(sheet, columns), is_warning=is_note)]
    place, form, fields = found
    known = columns.get(form) or [*headings()[form]]
    complaints = [*doubled(sheet, place, fields), *not_taken(sheet, place, fields, known, said_of(sheet.rows[place], own))]
    if any(not complaint.is_warning for complaint in complaints):
        return [], complaints
    frame, ragged = table_below(sheet, place, fields, {simple(heading).replace("_", " ") for heading in known})
    complaints += ragged
    heads = {field: sheet.rows[place][at] for at, field in fields.items()}
    if form in columns:
        return [Part(form, frame, heads, sheet)], complaints
    frame = keyed(frame, form)
    complaints += contradictions(frame, heads, sheet)
    parts = split(frame, form, heads, sheet)
    return [*parts], complaints


def answers(sheet: Sheet, form: questionnaires.Form) -> tuple[list[Part], list[Complaint]]:
    """The rows that answers to questionnaires are in tables, and what of them is not understood."""
    complaints = [*doubled(sheet, form.place, form.fields), *questionnaires.left_out(sheet, form)]
    if any(not complaint.is_warning for complaint in complaints):
        return [], complaints
    frame, ragged = table_below(sheet, form.place, form.fields, {simple(head) for head in sheet.rows[form.place]})
    tables, wrong = questionnaires.tables(sheet, form, frame)
    return [Part(table, rows, heads, sheet) for table, rows, heads in tables], [*complaints, *ragged, *wrong]


def unfolded(sheet: Sheet) -> Sheet:
    """A list that has a row for each network, its members side by side, with a row for each of them instead; else the sheet as it is.

    Such a list has columns as "Coordinating organisation name", "Partner 1 name", "Partner 1 country", "Partner 2 name".
    """
    for place, heads in enumerate(sheet.rows[:MOST_ABOVE]):
        # Of each column the member that it tells of, and what it tells.
        of = [OF_ONE.fullmatch(simple(head)) for head in heads]
        members = list(dict.fromkeys(named(found) for found in of if found))
        if not any(member.startswith("partner") for member in members):
            continue
        shared = [at for at, found in enumerate(of) if not found]
        told = list(dict.fromkeys(found["told"] for found in of if found))
        long = Sheet(sheet.file, sheet.name, sheet.found, beside=tuple(members))
        long.numbers.append(sheet.numbers[place] * BESIDE)
        long.rows.append([*(heads[at] for at in shared), "role", *told])
        for number, row in zip(sheet.numbers[place + 1 :], sheet.rows[place + 1 :], strict=True):
            cells = [*row, *[""] * (len(heads) - len(row))]
            of_member = [
                {found["told"]: cells[at] for at, found in enumerate(of) if found and named(found) == member} for member in members
            ]
            # Where none is named, the first is told to be missing.
            there = [at for at, own in enumerate(of_member) if any(cell.strip() for cell in own.values())] or [0]
            for at in there if any(cell.strip() for cell in row) else []:
                long.numbers.append(number * BESIDE + at)
                role = members[at].partition(" ")[0]
                long.rows.append([*(cells[of_all] for of_all in shared), role, *(of_member[at].get(what, "") for what in told)])
        return long
    return sheet


def named(found: re.Match[str]) -> str:
    """The member that a column beside others tells of; the coordinator has two names."""
    return found["member"] if found["member"].startswith("partner") else "coordinator"


def asked_in(sheet: Sheet, found: tuple[int, str, dict[int, str]] | None) -> questionnaires.Form | None:
    """The questions of a sheet that holds answers, unless it was found to be something else."""
    # What has counts and occasions, and no keys of questions, is no table of the template.
    is_other = found and (found[1] != "answers" or "question_id" in found[2].values())
    return None if is_other else questionnaires.recognised(sheet, headings()["answers_listed"])


def known_row(sheet: Sheet, columns: Mapping[str, Sequence[str]], said: Said = NOTHING) -> tuple[int, str, dict[int, str]] | None:
    """The first row that is one of headings: its place, the form or table, and the fields by the places of their columns."""
    # In a zip, a sheet is a file.
    own = simple(re.sub(r"\.(csv|tsv|txt)$", "", sheet.name or sheet.file, flags=re.IGNORECASE)).replace(" ", "_")
    for place, row in enumerate(sheet.rows[:MOST_ABOVE]):
        cells = {at: simple(cell) for at, cell in enumerate(row) if cell.strip()}
        fields = {at: cell.replace(" ", "_") for at, cell in cells.items() if own in columns and cell.replace(" ", "_") in columns[own]}
        if len(fields) > 1 or len(fields) == len(cells) > 0:
            return place, own, fields
        # What someone said of a heading goes before what it means elsewhere.
        meant_here = said_of(row, said)
        said_here = {at: meant_here[cell] for at, cell in cells.items() if cell in meant_here}
        forms = {
            form: {at: field for at, cell in cells.items() if (field := said_here.get(at, known.get(cell, "")))}
            for form, known in headings().items()
        }
        listed = forms["memberships_listed"]
        if NAMES_NETWORK.intersection(listed.values()) and NAMES_MEMBER.intersection(listed.values()):
            return place, "memberships_listed", listed
        listed = {at: field for at, field in forms["networks_listed"].items() if field.startswith("networks.")}
        if NAMES_NETWORK.intersection(said_here.values()) and NAMES_NETWORK.intersection(listed.values()):
            return place, "networks_listed", listed
        # Anything may have a name and a date: that these are networks has to be said, by a key or by a word.
        if own in ("networks", "") or own not in columns:
            words = " ".join(head for at, head in cells.items() if listed.get(at) in NAMES_NETWORK)
            has_more = bool({*listed.values()} - OF_ANYTHING)
            has_key = {"networks.network_id", "networks.name"} <= {*listed.values()} and has_more
            if has_key or ("networks.name" in listed.values() and NETWORK_WORDS.search(words) and len(listed) > 1):
                return place, "networks_listed", listed
    return None


def row_of(heads: Sequence[str]) -> str:
    """A row of headings as a key: the same words mean the same only beside the same others."""
    return " | ".join(map(simple, heads))


def said_of(heads: Sequence[str], said: Said) -> dict[str, str]:
    """What was said of the headings of a row, by the headings as they are compared."""
    told = {**said.get("", {}), **said.get(row_of(heads), {})}
    return {simple(heading): field for heading, field in told.items()}


def unknown(sheet: Sheet, columns: Mapping[str, Sequence[str]]) -> Complaint:
    """That the headings of a sheet are those of nothing that is known."""
    first = next(row for row in sheet.rows if any(row))
    expected = f"headings of a list (a network and a member) or a sheet named after a table of the template: {', '.join(columns)}; "
    expected += "or answers in words of a scale that is known, or in numbers below questions"
    return told(sheet.file, sheet.name, (1, "(sheet)", " | ".join(filter(None, first)), expected))


def doubled(sheet: Sheet, place: int, fields: Mapping[int, str]) -> Iterator[Complaint]:
    """Headings that mean the same field."""
    seen: dict[str, int] = {}
    for at, field in fields.items():
        if field in seen:
            head = sheet.rows[place][at]
            expected = f"one column for it; {sheet.rows[place][seen[field]]!r} is another"
            yield told(sheet.file, sheet.name, (sheet.place(sheet.numbers[place])[0], head, head, expected))
        seen.setdefault(field, at)


def not_taken(sheet: Sheet, place: int, fields: Mapping[int, str], known: Sequence[str], said: Mapping[str, str]) -> Iterator[Complaint]:
    """Columns that are left out, which may be what is wanted: their headings mean no field, or there is none above their cells. Of one that
    someone said to leave out nothing is told."""
    for at, head in enumerate(sheet.rows[place]):
        if at in fields or simple(head) in said or not any(row[at : at + 1] > [""] for row in sheet.rows[place:]):
            continue
        near = "".join(get_close_matches(simple(head), [*map(simple, known)], 1, 0.8))
        expected = "a heading that is known; the column is left out"
        yield Complaint(
            sheet.file, sheet.place(sheet.numbers[place])[0], head or f"column {at + 1}", head, expected, sheet.name, near, is_warning=True
        )


def table_below(sheet: Sheet, place: int, fields: Mapping[int, str], known: Collection[str]) -> tuple[pd.DataFrame, list[Complaint]]:
    """The rows below the headings; an empty row is none, an example of the template neither. A row of another width is told, and one of
    known headings again."""
    width = len(sheet.rows[place])
    rows, lines, complaints = [], [], []
    for number, row in zip(sheet.numbers[place + 1 :], sheet.rows[place + 1 :], strict=True):
        if not any(cell.strip() for cell in row) or next(filter(None, row)).startswith(EXAMPLE):
            continue
        again = [simple(cell) for cell in row if cell.strip()]
        if len(again) > 1 and all(cell in known for cell in again):
            expected = "one row of headings: a second table needs a sheet or a file of its own"
            complaints.append(told(sheet.file, sheet.name, (sheet.place(number)[0], "(row)", ",".join(row), expected)))
            continue
        if len(row) < width or any(cell.strip() for cell in row[width:]):
            expected = f"{width} cells, as the headings have; found {len(row)}"
            complaints.append(told(sheet.file, sheet.name, (sheet.place(number)[0], "(row)", ",".join(row), expected)))
            continue
        rows.append([row[at] if row[at].strip() else None for at in fields])
        lines.append(number)
    frame = pd.DataFrame(rows, columns=list(fields.values()), dtype="str")
    frame["line"] = pd.Series(lines, dtype="int64")
    return frame, complaints


def keyed(frame: pd.DataFrame, form: str) -> pd.DataFrame:
    """A list with the keys and names of what each row tells of."""
    frame = frame.assign(**{"networks.network_id": key_of(frame, "networks")})
    # What bears no name but a short one is called that.
    names = frame.reindex(columns=["networks.name", "networks.acronym", "networks.network_id"]).bfill(axis=1).iloc[:, 0]
    is_named = pd.Series("networks.name" in frame, index=frame.index)
    frame = frame.assign(**{"networks.is_named": is_named, "networks.name": names})
    if form == "memberships_listed":
        frame = frame.assign(**{"members.member_id": key_of(frame, "members")})
        frame = frame.assign(**{"members.name": frame.get("members.name", frame["members.member_id"])})
        frame = frame.assign(**{f"memberships.{key}_id": frame[f"{key}s.{key}_id"] for key in ("network", "member")})
    return frame


def contradictions(frame: pd.DataFrame, heads: Mapping[str, str], sheet: Sheet) -> Iterator[Complaint]:
    """Rows that tell of one network or organisation what an earlier row told otherwise, the first of each: what is told first is taken."""
    for field in map(str, frame):
        table = field.partition(".")[0]
        key = f"{table}.{table.removesuffix('s')}_id"
        if field not in heads or table not in ("networks", "members") or field == key:
            continue
        told = frame[frame[field].notna() & frame[key].notna()]
        first = told.groupby(key, sort=False)[[field, "line"]].transform("first")
        others = told.assign(first=first[field], first_line=first["line"])[told[field] != first[field]].drop_duplicates([key, field])
        for _, value, earlier, line, at in others[[key, field, "first", "line", "first_line"]].itertuples(index=False, name=None):
            # Italia and IT are the same.
            same = [country_words().get(simple(word), simple(word)) for word in (value, earlier)]
            if same[0] != same[1]:
                expected = f"{earlier!r}, as row {sheet.place(at)[0]} has it for the same key; that is taken"
                yield replace(told_of(sheet, line, heads[field], value, expected), is_warning=True)


def told_of(sheet: Sheet, line: int, head: str, value: str, expected: str) -> Complaint:
    """A complaint about a cell of a sheet."""
    row, member = sheet.place(line)
    return told(sheet.file, sheet.name, (row, f"{head} of {member}" if member else head, value, expected))


def split(frame: pd.DataFrame, form: str, heads: Mapping[str, str], sheet: Sheet) -> Iterator[Part]:
    """A list as rows of the tables that it tells of: networks and organisations once each, by their keys, and memberships."""
    lists_memberships = form == "memberships_listed"
    # A key that was made of a name stands where that does.
    keys = {
        "network_id": next((heads[field] for field in ("networks.network_id", "networks.name", "networks.acronym") if field in heads), ""),
        "member_id": next((heads[field] for field in ("members.member_id", "members.name") if field in heads), ""),
    }
    for table in ("networks", "members", "memberships") if lists_memberships else ("networks",):
        own = {column: column.partition(".")[2] for column in map(str, frame) if column.startswith(f"{table}.")}
        rows = frame[[*own, "line"]].rename(columns=own)
        if table != "memberships":
            # Of what is named in several rows, each first value that is there counts.
            rows = rows.groupby(f"{table.removesuffix('s')}_id", sort=False, as_index=False, dropna=lists_memberships).first()
        above = {column: heads[field] for field, column in own.items() if field in heads}
        yield Part(table, rows, {**keys, **above}, sheet, is_list=True)


def key_of(frame: pd.DataFrame, table: str) -> "pd.Series[str]":
    """The key of each row's network or organisation: its own, else one made of its name, and of the country of an organisation."""
    key = f"{table}.{table.removesuffix('s')}_id"
    columns = [key, f"{table}.name", f"{table}.acronym", *(["members.country"] if table == "members" else [])]
    keys: list[str | None] = []
    for given, name, short, *country in frame.reindex(columns=columns).astype(object).where(lambda cells: cells.notna(), None).to_numpy():
        where = [country_words().get(simple(word), word) for word in country if word]
        keys.append((given or "").strip() or (slug(" ".join([name or short, *where])) if name or short else None))
    return pd.Series(keys, index=frame.index, dtype="str")
