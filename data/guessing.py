"""What a sheet was taken for, to be looked at and corrected; of one that is not known, what its headings may mean."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from data.forms import MOST_ABOVE, Said, asked_in, headings, known_row, said_of, unfolded
from data.sheets import Sheet
from data.understanding import country_words, date, meant, simple

# Of more rows than these nothing is guessed.
MOST_LOOKED_AT = 200
# What a sheet of answers to questions is taken for.
ANSWERS = "answers_listed"


@dataclass(frozen=True)
class Seen:
    """What a sheet was taken for: how it was read, the table or the form of a list (empty: nothing that is known), its rows, the field that
    each heading means (empty where the column is left out), and the first rows."""

    file: str
    sheet: str
    found: str
    form: str
    rows: int
    fields: dict[str, str]
    sample: list[list[str]]


def seen(sheet: Sheet, columns: Mapping[str, Sequence[str]], own: Said) -> Seen:
    """What a sheet is taken for; of one that is not known, what its headings may mean."""
    sheet = unfolded(sheet)
    found = known_row(sheet, columns, own)
    asked = asked_in(sheet, found)
    # The row with the most cells is that of the headings, the first of several.
    place = (
        asked.place
        if asked
        else found[0]
        if found
        else max(range(len(sheet.rows[:MOST_ABOVE])), key=lambda at: (sum(map(bool, sheet.rows[at])), -at), default=0)
    )
    heads = sheet.rows[place] if sheet.rows else []
    below = [row for row in sheet.rows[place + 1 :] if any(cell.strip() for cell in row)]
    if asked:
        means = {head: asked.fields.get(at, "") for at, head in enumerate(heads) if head.strip()}
    elif found:
        means = {head: found[2].get(at, "") for at, head in enumerate(heads) if head.strip()}
    else:
        means = guesses(heads, below[:MOST_LOOKED_AT], said_of(heads, own))
    return Seen(
        sheet.file, sheet.name, sheet.found, ANSWERS if asked else found[1] if found else "", len(below), means, [heads, *below[:3]]
    )


def guesses(heads: Sequence[str], rows: Sequence[Sequence[str]], said: Mapping[str, str]) -> dict[str, str]:
    """What headings that are not known may mean, by their words and by what stands below them; each field once, empty for no guess."""
    known = {**headings()["networks_listed"], **headings()["memberships_listed"]}
    found: dict[str, str] = {}
    values = {head: [row[at] for row in rows if any(row[at : at + 1])] for at, head in enumerate(heads) if head.strip()}
    for head, below in values.items():
        field = said.get(simple(head)) or known.get(simple(head)) or by_words(simple(head), known) or by_values(below)
        found[head] = field if field not in found.values() else ""
    # Of the columns that are left, the one with the most to tell may name organisations, and one that repeats itself networks.
    for field in ("members.name", "networks.name"):
        left = {head: sum(map(len, set(values[head]))) for head, meant in found.items() if not meant and values[head]}
        if field not in found.values() and left:
            best = max(left, key=lambda head: left[head]) if field == "members.name" else min(left, key=lambda head: left[head])
            found[best] = field
    return found


def by_words(head: str, known: Mapping[str, str]) -> str:
    """The field of the longest known heading that is part of this one, or that is written much like it."""
    words = set(head.split())
    parts = [heading for heading in known if len(heading) > 3 and set(heading.split()) <= words]
    return known.get(max(parts, key=len, default="") or "".join(get_close_matches(head, known, 1, 0.8)), "")


def by_values(values: Sequence[str]) -> str:
    """The field that most of these values can be meant for."""
    roles, kinds_of_members = ({simple(word) for pair in meant(scheme) for word in pair} for scheme in ("role", "member_kind"))
    kinds: list[tuple[str, Callable[[str], object]]] = [
        ("members.country", lambda value: simple(value) in country_words()),
        ("members.website", lambda value: value.startswith(("http://", "https://", "www."))),
        ("memberships.role", lambda value: simple(value) in roles),
        ("members.kind", lambda value: simple(value) in kinds_of_members),
        ("members.nuts", re.compile(r"[A-Z]{2}[A-Z0-9]{1,3}").fullmatch),
        ("memberships.since", date),
    ]
    return next((field for field, fits in kinds if values and sum(map(bool, map(fits, values))) > 0.8 * len(values)), "")
