"""What partners write, understood: words for codes, names of countries, dates and numbers as their languages have them, and names
where keys are asked for.

The rows stand as text in the tables of the database `staging`. Only values that are not right as they are get looked at, and what is
not understood stays: the check tells it. The names that are put into statements are the catalogue's own.
"""

import csv
import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import duckdb
from babel import Locale

from data import check

HERE = Path(__file__).parent
# The languages in which countries are named, besides their codes.
LANGUAGES = ("en", "sl", "it", "fr", "es")
# Codes of the European institutions that ISO has otherwise, and names that are common beside those of the standard.
COUNTRY_CODES = {
    **{
        "uk": "GB",
        "el": "GR",
        "usa": "US",
        "turkey": "TR",
        "turkiye": "TR",
        "bosnia and herzegovina": "BA",
        "macedonia": "MK",
        "makedonija": "MK",
    },
    **dict.fromkeys(("great britain", "england", "velika britanija", "gran bretagna", "grande bretagne", "gran bretana"), "GB"),
    **dict.fromkeys(("czech republic", "ceska republika", "repubblica ceca", "republique tcheque", "republica checa"), "CZ"),
    **dict.fromkeys(("holland", "the netherlands", "olanda", "hollande", "holanda"), "NL"),
    **{"slovak republic": "SK", "slovaska republika": "SK", "republika slovenija": "SI", "republic of slovenia": "SI"},
}
# By what else than their keys records are named.
NAMED_BY = {"networks": ("name", "acronym"), "members": ("name", "acronym"), "sources": ("title", "url"), "activities": ("title",)}

# Of what the key of a record is made that has none.
MADE_OF = {
    "networks": ("network_id", ("name",)),
    "members": ("member_id", ("name", "country")),
    "activities": ("activity_id", ("title", "starts_on", "network_id")),
    "outcomes": ("outcome_id", ("title", "on_date", "network_id")),
    "sources": ("source_id", ("title",)),
}

# European dates have the day first.
DATES = [
    re.compile(r"(?P<year>\d{4})(\.0?)?"),
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})([-/.](?P<day>\d{1,2})([ T].*)?)?\.?"),
    re.compile(r"((?P<day>\d{1,2})[./-] ?)?(?P<month>\d{1,2})[./-] ?(?P<year>\d{4})\.?"),
]
THOUSANDS = re.compile(r"-?\d{1,3}([ \u00a0\u202f']\d{3})+([.,]\d+)?|-?\d{1,3}(\.\d{3})+,\d+|-?\d{1,3}(,\d{3})+\.\d+|-?\d+[.,]\d+|-?\d+")
# A thousand, or one and a bit.
UNSURE = re.compile(r"-?\d{1,3}[.,]\d{3}")
ADDRESS = re.compile(r"([\w-]+\.)+[a-z]{2,}(/\S*)?", re.IGNORECASE)

# What spreadsheets take for the beginning of a formula, as exports/inert.py, which is of another layer, has it; and apostrophes before it.
ACTS = r"[=+\-@\t\r\n＝＋－＠]"
INERT = f"^'+{ACTS}"

Meant = Callable[[str], str | None]


def simple(words: str) -> str:
    """Words as they are compared: small letters without accents, and one space for all that is no letter or figure."""
    letters = unicodedata.normalize("NFKD", words.casefold().replace("+", " plus "))
    return " ".join(re.sub(r"[\W_]+", " ", "".join(letter for letter in letters if not unicodedata.combining(letter))).split())


def slug(name: str) -> str:
    """A name as a key."""
    return simple(name).replace(" ", "-") or name.strip()


def date(written: str) -> str | None:
    """A date as YYYY, YYYY-MM or YYYY-MM-DD, where there is such a day."""
    for pattern in DATES:
        if found := pattern.fullmatch(written.strip()):
            parts = [int(part) for name in ("year", "month", "day") if (part := found.groupdict().get(name))]
            try:
                day = datetime.date(*parts, *[1] * (3 - len(parts)))
            except ValueError:
                return None
            return day.isoformat()[: (4, 7, 10)[len(parts) - 1]]
    return None


def number(written: str) -> str | None:
    """A number with a decimal point and nothing between thousands."""
    text = written.strip()
    if not THOUSANDS.fullmatch(text) or UNSURE.fullmatch(text):
        return None
    text = re.sub(r"[ \u00a0\u202f']", "", text)
    point = max(text.rfind("."), text.rfind(","))
    whole, rest = (text[:point], text[point + 1 :]) if point >= 0 else (text, "")
    return ".".join(filter(None, [re.sub("[.,]", "", whole), rest]))


def whole_number(written: str) -> str | None:
    """The same of a number that is to be whole, which spreadsheets write as 30.0."""
    found = re.sub(r"\.0+$", "", number(written) or "")
    return found if found.removeprefix("-").isdigit() else None


def address(written: str) -> str | None:
    """A web address with its beginning."""
    text = written.strip()
    return f"https://{text}" if ADDRESS.fullmatch(text) else text


def take_as_text(con: duckdb.DuckDBPyConnection, tables: list[str]) -> None:
    """Take off the apostrophe that keeps a text from acting as a formula: files that this program writes have it."""
    for table in tables:
        for column in check.staged_columns(con, table):
            con.execute(
                f"""
                update staging."{table}" set "{column}" = substr("{column}", 2)
                where starts_with("{column}", '''') and regexp_matches("{column}", $acts)
                """,
                {"acts": INERT},
            )


def understand(con: duckdb.DuckDBPyConnection, tables: list[str]) -> None:
    """Write into the staged tables what is meant, where that is sure."""
    for table in tables:
        kinds = check.types(con, table)
        codes = dict(check.schemes(con, table))
        checks = check.checked(con, table)
        countries = {column for column, target, _ in check.references(con, table) if target == "countries"}
        for column in check.staged_columns(con, table):
            cell = f'"{column}"'
            if column in countries:
                mend(con, table, column, f"{cell} in (select country from staging.countries)", by_word(country_words()))
            elif column in codes:
                own = code_words(con, codes[column])
                mend(con, table, column, f"{cell} in (select code from staging.terms where scheme = '{codes[column]}')", by_word(own))
            elif kinds[column] == "BOOLEAN":
                mend(con, table, column, f"{cell} in ('true', 'false')", by_word({word: code for code, word in meant("yes_or_no")}))
            elif checks.get(column) == "is_known_date":
                mend(con, table, column, f"is_known_date({cell})", date)
            elif checks.get(column) == "is_web_address":
                mend(con, table, column, f"is_web_address({cell})", address)
            elif checks.get(column) == "is_nuts_of":
                mend(con, table, column, f"is_nuts_of({cell}, null)", lambda written: written.strip().upper())
            elif kinds[column] == "INTEGER":
                mend(con, table, column, f"regexp_full_match({cell}, '-?\\d+')", whole_number)
            elif kinds[column] == "DOUBLE":
                mend(con, table, column, f"regexp_full_match({cell}, '{check.WRITTEN_AS['DOUBLE'][0]}')", number)


def mend(con: duckdb.DuckDBPyConnection, table: str, column: str, right: str, mean: Meant) -> None:
    """Write what is meant for each value of a column that is not right as it is; for one that is only space, nothing."""
    wrong = con.execute(
        f'select distinct "{column}" from staging."{table}" where "{column}" is not null and not coalesce({right}, false)'
    ).fetchall()
    mended = {value: mean(value) if value.strip() else None for (value,) in wrong}
    changed = {value: becomes for value, becomes in mended.items() if becomes != value and (becomes or not value.strip())}
    write(con, table, column, changed)


def write(con: duckdb.DuckDBPyConnection, table: str, column: str, changed: Mapping[str, str | None]) -> None:
    """Write other values for some of a column."""
    if changed:
        con.execute(
            f"""
            update staging."{table}" as told set "{column}" = mended.becomes
            from (select unnest($values) as value, unnest($becomes) as becomes) as mended
            where told."{column}" = mended.value
            """,
            {"values": [*changed], "becomes": [*changed.values()]},
        )


def refer(con: duckdb.DuckDBPyConnection, tables: Sequence[str], target: str, becomes: Mapping[str, str | None]) -> None:
    """Write other keys where rows name records of a table by them."""
    for table in tables:
        for column, named, _ in check.references(con, table):
            if named == target and column in check.staged_columns(con, table):
                write(con, table, column, becomes)


def by_word(codes: Mapping[str, str]) -> Meant:
    """Finds the code that a word stands for."""
    return lambda written: codes.get(simple(written))


@lru_cache
def country_words() -> dict[str, str]:
    """Codes of countries by their names and codes. NA is Namibia, and nothing else."""
    with (HERE / "vocabulary" / "countries.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["country"] for row in csv.DictReader(file)]
    found = dict(COUNTRY_CODES)
    for language in LANGUAGES:
        names = Locale.parse(language).territories
        found |= {simple(names[code]): code for code in codes if code in names}
    return found | {code.lower(): code for code in codes}


def code_words(con: duckdb.DuckDBPyConnection, scheme: str) -> dict[str, str]:
    """The codes of a list by their words: those of the vocabulary, and others that are common."""
    rows = con.execute("select label, code from staging.terms where scheme = $scheme", {"scheme": scheme}).fetchall()
    return {word: code for code, word in meant(scheme)} | {simple(word): code for label, code in rows for word in (label, code)}


def meant(scheme: str) -> Iterator[tuple[str, str]]:
    """Codes, and words that are common for them."""
    with (HERE / "meant.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["scheme"] == scheme:
                yield from ((row["code"], word) for word in row["words"].split("|"))


def make_keys(con: duckdb.DuckDBPyConnection, tables: list[str]) -> None:
    """Give each record without a key one that is made of what names it."""
    for table, (key, named) in MADE_OF.items():
        staged = check.staged_columns(con, table) if table in tables else []
        if named[0] not in staged:
            continue
        if key not in staged:
            con.execute(f'alter table staging."{table}" add column "{key}" text')
        words = ", ".join(f'"{column}"' for column in named if column in staged)
        nameless = con.execute(
            f"""select line, concat_ws(' ', {words}) from staging."{table}" where "{key}" is null and "{named[0]}" is not null"""
        ).fetchall()
        con.execute(
            f"""
            update staging."{table}" as told set "{key}" = made.key
            from (select unnest($lines) as line, unnest($keys) as key) as made
            where told.line = made.line
            """,
            {"lines": [line for line, _ in nameless], "keys": [slug(name) for _, name in nameless]},
        )


def refer_by_name(con: duckdb.DuckDBPyConnection, tables: list[str]) -> None:
    """Write keys where rows name others by their names instead."""
    for table in tables:
        for column, target, key in check.references(con, table):
            if target not in NAMED_BY or target not in tables or column not in check.staged_columns(con, table):
                continue
            lost = con.execute(
                f"""
                select distinct "{column}" from staging."{table}"
                where "{column}" is not null and "{column}" not in (select "{key}" from staging."{target}" where "{key}" is not null)
                """
            ).fetchall()
            if lost:
                known = keys_by_name(con, target, key)
                write(con, table, column, {value: known[simple(value)] for (value,) in lost if simple(value) in known})


def keys_by_name(con: duckdb.DuckDBPyConnection, table: str, key: str) -> dict[str, str]:
    """The keys of records by what else names them, where only one is named so."""
    found: dict[str, set[str]] = {}
    for column in NAMED_BY[table]:
        if column in check.staged_columns(con, table):
            for named, of in con.execute(f'select "{column}", "{key}" from staging."{table}" where "{column}" is not null').fetchall():
                found.setdefault(simple(named), set()).add(of)
    return {named: keys.pop() for named, keys in found.items() if len(keys) == 1}
