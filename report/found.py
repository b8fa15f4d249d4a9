"""What was found in files that somebody brings, what is wrong with it, and what is said of it: how a file is read, what its columns mean,
which organisations are one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from babel import Locale

from data.forms import headings, row_of
from data.guessing import Seen
from data.importer import Order, Reading
from data.library import Kept
from data.marked import WHOLES, as_rows, marked
from data.merging import candidates
from data.preparing import Preparation
from data.rows import Complaint
from data.sheets_process import DELIMITERS
from data.understanding import simple
from exports.csv import as_csv
from exports.xlsx import as_xlsx
from report import language
from report.language import N_
from report.table import as_html
from report.taking import XLSX
from report.text import plain, unmarked
from report.visit import visit

# How the letters of a text file may be written.
ENCODINGS = {
    "utf-8": N_("UTF-8"),
    "utf-8-sig": N_("UTF-8 with a mark before it"),
    "utf-16": N_("UTF-16"),
    "cp1250": N_("Windows-1250 (Central European)"),
    "cp1252": N_("Windows-1252 (Western European)"),
    "iso-8859-1": N_("Latin-1 (Western European)"),
}
# So many complaints are shown; the files to take along have them all.
SHOWN = 100
# So many pairs of organisations are asked about at once.
PAIRS = 15
TAKEN_FOR = {
    "memberships_listed": N_("a list of memberships"),
    "networks_listed": N_("a list of networks"),
    "answers_listed": N_("answers to a questionnaire"),
    "": N_("nothing that is known"),
}
# What a column of a list may mean.
FIELDS = {
    "networks.name": N_("Network: name"),
    "networks.network_id": N_("Network: key"),
    "networks.acronym": N_("Network: short name"),
    "networks.country": N_("Network: country of its seat"),
    "networks.form": N_("Network: form"),
    "networks.level": N_("Network: level"),
    "networks.topic": N_("Network: topic"),
    "networks.website": N_("Network: web address"),
    "networks.founded_on": N_("Network: founded on"),
    "networks.ended_on": N_("Network: ended on"),
    "members.name": N_("Organisation: name"),
    "members.member_id": N_("Organisation: key"),
    "members.acronym": N_("Organisation: short name"),
    "members.aliases": N_("Organisation: other names"),
    "members.kind": N_("Organisation: kind"),
    "members.country": N_("Organisation: country"),
    "members.nuts": N_("Organisation: NUTS code"),
    "members.place": N_("Organisation: place"),
    "members.website": N_("Organisation: web address"),
    "memberships.role": N_("Membership: role"),
    "memberships.since": N_("Membership: since"),
    "memberships.until": N_("Membership: until"),
}
UNDECIDED, FIRST, SECOND, TWO = "undecided", "first", "second", "two"


@dataclass(frozen=True)
class Goal:
    """What files are to become a version of: the short name of the data set and its title, and whether they are added to what is there."""

    dataset: str
    title: str
    adds: bool = False


@dataclass
class Bringing:
    """What one visitor is bringing: the files and what was made of them, what was asked for with them, what was ordered last, and
    whether the removal of many records was asked about once."""

    preparation: Preparation
    uploads: tuple[str, ...]
    goal: Goal
    order: Order
    asked: bool = False
    # Whether somebody else published meanwhile what this had been compared with.
    overtaken: bool = False
    # What was found out of the version that was made.
    known: dict[str, pd.DataFrame] = field(default_factory=dict)

    def start(self, order: Order, *, overtaken: bool = False) -> None:
        """Make the version anew."""
        self.order, self.asked, self.overtaken, self.known = order, False, overtaken, {}
        self.preparation.start(order)

    def once(self, name: str, find: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """What is to be found out of a version once."""
        if name not in self.known:
            self.known[name] = find()
        return self.known[name]


def again(bringing: Bringing, order: Order) -> None:
    """Make the version anew, as it is ordered now."""
    bringing.start(order)
    st.rerun()


def found(sheets: Sequence[Seen]) -> None:
    """What each sheet was taken for."""
    t = visit().t
    taken = [t(TAKEN_FOR[seen.form]) if seen.form in TAKEN_FOR else t("the table {table}", table=seen.form) for seen in sheets]
    rows = [t.plural("{said}, {n} row", "{said}, {n} rows", n=seen.rows, said=said) for seen, said in zip(sheets, taken, strict=True)]
    as_html(
        {
            t("Sheet"): [plain(" · ".join(filter(None, [seen.file, seen.sheet]))) for seen in sheets],
            t("Read as"): [plain(read_as(seen.found)) for seen in sheets],
            t("Taken for"): [plain(row) for row in rows],
        }
    )


def read_as(found: str) -> str:
    """How a file was read, in words: a workbook, or the letters of a text and what stands between its columns."""
    t = visit().t
    encoding, comma, parted = found.partition(", ")
    return f"{t(ENCODINGS.get(encoding, encoding))}{comma}{t(parted) if parted else ''}"


def readings(bringing: Bringing) -> None:
    """How text files were read, to be corrected."""
    t = visit().t
    texts = {seen.file: seen.found.split(", ") for seen in bringing.preparation.seen if ", " in seen.found}
    if not texts:
        return
    with st.expander(t("Correct how a text file is read")), st.form("readings", border=False):
        st.markdown(t("If letters such as č, ž or é look wrong, or the columns are not parted, choose another way of reading."))
        by_name = {name: sign for sign, name in DELIMITERS.items()}
        chosen = {}
        for file, (encoding, parted) in texts.items():
            one, other = st.columns(2)
            encodings, signs = [*dict.fromkeys([encoding, *ENCODINGS])], [*dict.fromkeys([parted, *by_name])]
            read = one.selectbox(t("Letters of {file}", file=unmarked(file)), encodings, key=f"encoding_{file}", format_func=read_as)
            sign = other.selectbox(t("Between the columns"), signs, key=f"delimiter_{file}", format_func=t)
            chosen[file] = Reading(read, by_name.get(sign, sign))
        if st.form_submit_button(t("Read them like this")):
            again(bringing, replace(bringing.order, readings=chosen))


def columns(bringing: Bringing, place: int, seen: Seen, is_open: bool) -> None:
    """What each column of a list means, to be said of one that is not known, and corrected of one that is."""
    t = visit().t
    where = " · ".join(filter(None, [seen.file, seen.sheet]))
    label = t("What the columns of {sheet} mean", sheet=plain(where))
    shelf = st.expander(label, expanded=is_open, key=f"columns_shelf_{place}", on_change="rerun")
    if not shelf.open:
        return
    with shelf, st.form(f"columns_{place}", border=False):
        if not seen.form:
            st.markdown(
                t(
                    "The headings of this sheet are not known. Say what each column means: the name of a network and the name of an "
                    "organisation are needed. It is kept for the next time."
                )
            )
        if seen.sample:
            preview(seen.sample)
        options = ["", *FIELDS]
        means = {}
        for heading, meant in seen.fields.items():
            at = options.index(meant) if meant in options else 0
            means[heading] = st.selectbox(
                unmarked(heading) or t("a column"),
                options,
                index=at,
                format_func=lambda field: t(FIELDS[field]) if field else t("leave this column out"),
                key=f"means_{place}_{heading}",
            )
        if st.form_submit_button(t("Take them like this"), type="secondary" if seen.form else "primary"):
            twice = sorted({t(FIELDS[field]) for field in means.values() if field and [*means.values()].count(field) > 1})
            if twice:
                st.error(t("One column for each, please: {fields}.", fields=", ".join(twice)))
                return
            # What the program knows by itself needs not be kept.
            known = {**headings()["networks_listed"], **headings()["memberships_listed"]}
            said = {head: field for head, field in means.items() if known.get(simple(head), "") != field or not seen.form}
            decided = bringing.order.decided
            told = {**decided.headings, row_of(seen.sample[0]): said}
            again(bringing, replace(bringing.order, decided=replace(decided, headings=told)))


def preview(sample: Sequence[Sequence[str]]) -> None:
    """The first rows of a sheet, under its headings."""
    heads, *rows = sample
    width = min(len(heads), 12)
    cells = {
        f"{plain(heads[at]) or '–'}{chr(0x200B) * at}": [plain(row[at]) if at < len(row) else "" for row in rows] for at in range(width)
    }
    as_html(cells)


def complaints(bringing: Bringing) -> None:
    """Everything that is wrong and everything to notice, apart, each with its place; and the same to take along."""
    t = visit().t
    told = bringing.preparation.complaints
    errors, warnings = [one for one in told if not one.is_warning], [one for one in told if one.is_warning]
    if errors:
        st.error(
            t.plural(
                "{n} thing is wrong. Nothing can be published before it is mended or left out.",
                "{n} things are wrong. Nothing can be published before they are mended or left out.",
                n=len(errors),
            )
        )
        listed(errors)
    if warnings:
        left_out = bringing.order.leave_out
        shelf = st.expander(t.plural("{n} thing to notice", "{n} things to notice", n=len(warnings)), expanded=left_out or not errors)
        with shelf:
            listed(warnings)
    if told:
        take_along(bringing, told)
    if errors and not bringing.order.leave_out and not any(one.column == "(file)" for one in errors):
        with st.container(border=True):
            st.markdown(
                t(
                    "Mend the files and hand them over again. Or go on without what is wrong: values are left out, and rows and sheets "
                    "that cannot do without them; each is named above. What is left out is told before anything is published."
                )
            )
            if st.button(t("Leave out what is wrong")):
                again(bringing, replace(bringing.order, leave_out=True))


def listed(told: Sequence[Complaint]) -> None:
    """Complaints as a table to read: where, what was found, what was expected."""
    t = visit().t
    shown = told[:SHOWN]
    rows = [" · ".join(place_of(one)) for one in shown]
    expected = [plain(one.expected) + (f"; {t('perhaps')} **{plain(one.suggestion)}**" if one.suggestion else "") for one in shown]
    as_html(
        {
            t("Where"): [plain(row) for row in rows],
            t("What stands there"): [plain(read_as(one.value) if one.column == "(file)" else one.value) or "–" for one in shown],
            t("What was expected"): expected,
        }
    )
    if len(told) > len(shown):
        st.markdown(t("… and {n} more, in the files below.", n=t.number(len(told) - len(shown))))


def place_of(one: Complaint) -> Iterator[str]:
    """Where something is that is complained about: the file, and within it the sheet, the row and the column, as far as these are meant."""
    t = visit().t
    yield one.file
    if one.sheet:
        yield t("sheet {sheet}", sheet=one.sheet)
    if one.column not in ("(file)", "(sheet)"):
        yield t("row {row}", row=str(one.line))
    if one.column not in WHOLES:
        yield one.column


def take_along(bringing: Bringing, told: Sequence[Complaint]) -> None:
    """The complaints as a table, and each workbook with them in its cells."""
    t = visit().t
    rows = as_rows(told)
    words = {"error": t("to mend"), "warning": t("to notice")}
    titled = rows.assign(severity=rows.severity.map(words)).rename(columns=lambda column: language.title(column, t))
    with st.container(horizontal=True, gap="small"):
        down = partial(st.download_button, icon=":material/download:", on_click="ignore")
        down(t("All of them (CSV)"), partial(as_csv, titled), "complaints.csv", "text/csv", key="complaints_csv")
        for place, path in enumerate(bringing.preparation.files):
            if path.suffix.lower() == ".xlsx" and any(one.file == path.name for one in told):
                label = t("{file} with each in its cell (XLSX)", file=plain(path.name))
                down(label, partial(marked_or_listed, path, told, titled), f"marked {path.name}", XLSX, key=f"marked_{place}")


def marked_or_listed(path: Path, told: Sequence[Complaint], titled: pd.DataFrame) -> bytes:
    """The marked workbook; of one that is too large to be marked, the list of what is wrong."""
    return marked(path, told) or as_xlsx(titled, [("File", path.name)], pd.DataFrame(), ("Complaints", "About", "Sources"))


def one_or_two(bringing: Bringing) -> None:
    """Organisations whose names are alike, to be made one or kept apart."""
    t = visit().t
    pairs = bringing.once("pairs", partial(candidates, bringing.preparation.draft.file))
    decided = bringing.order.decided
    if decided.one or decided.two:
        with st.container(horizontal=True, vertical_alignment="center"):
            told = t(
                "Pairs decided so far: {one} made one, {two} kept apart.", one=t.number(len(decided.one)), two=t.number(len(decided.two))
            )
            st.markdown(told, width="content")
            if st.button(t("Decide anew")):
                again(bringing, replace(bringing.order, decided=Kept(decided.headings)))
    if pairs.empty:
        return
    n = len(pairs)
    shelf = st.expander(
        t.plural("{n} pair of organisations may be one under two names", "{n} pairs of organisations may be one under two names", n=n)
    )
    with shelf, st.form("pairs", border=False):
        st.markdown(t("Names that differ in capitals, accents or signs alone are one already. What you decide here is kept."))
        answers = {}
        for row in pairs.head(PAIRS).to_dict("records"):
            said = {
                UNDECIDED: t("leave it open"),
                FIRST: t("one: {name}", name=unmarked(row["name"])),
                SECOND: t("one: {name}", name=unmarked(row["other_name"])),
                TWO: t("two organisations"),
            }
            key = (str(row["member_id"]), str(row["other_member_id"]))
            label = f"{described(row, '')} / {described(row, 'other_')}"
            answers[key] = st.radio(label, [*said], format_func=said.__getitem__, horizontal=True, key=f"pair_{key}")
        if n > PAIRS:
            st.markdown(t("These are the first {shown}; the next come when these are decided.", shown=str(PAIRS)))
        if st.form_submit_button(t("Decide like this")):
            one = [(other, own) for (own, other), answer in answers.items() if answer == FIRST]
            one += [(own, other) for (own, other), answer in answers.items() if answer == SECOND]
            two = [pair for pair, answer in answers.items() if answer == TWO]
            again(bringing, replace(bringing.order, decided=Kept(decided.headings, (*decided.one, *one), (*decided.two, *two))))


def described(row: Mapping[Any, Any], prefix: str) -> str:
    """An organisation of a pair: its name, country and networks."""
    country = row[f"{prefix}country"]
    names = Locale.parse(visit().language).territories
    more = [names.get(country, country) if isinstance(country, str) else "", row[f"{prefix}networks"]]
    told = ", ".join(str(part)[:120] for part in more if isinstance(part, str) and part)
    return unmarked(f"{row[f'{prefix}name']} ({told})" if told else row[f"{prefix}name"])
