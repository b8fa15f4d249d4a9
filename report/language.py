"""The reader's language: translations of texts, words for codes, names of countries, titles of columns."""

import gettext
import re
from functools import lru_cache
from pathlib import Path

import pandas as pd
from babel import Locale, numbers

from charts.words import Words
from queries import ask

LOCALE = Path(__file__).parent.parent / "locale"
NOT_STATED = "not_stated"


def N_(text: str) -> str:
    """Mark a text for translation where it stands; it is translated where it is shown."""
    return text


# Titles of columns that their names alone would not tell well.
TITLES = {
    "size_band": N_("Members, in bands"),
    "members": N_("Members"),
    "size_basis": N_("Size rests on"),
    "networks_by_statement": N_("of these by statement"),
    "stated_members": N_("Members stated"),
    "listed_members": N_("Members listed"),
    "starts_on": N_("From"),
    "ends_on": N_("Until"),
    "on_date": N_("Date"),
    "network_id": N_("Key of the network"),
    "member_id": N_("Key of the organisation"),
    "source_id": N_("Key of the source"),
    "member_kind": N_("Kind"),
    "activity_kind": N_("Kind"),
    "outcome_kind": N_("Kind"),
    "source_kind": N_("Kind"),
    "exchange_mode": N_("Mode"),
    "founded_on": N_("Founded"),
    "ended_on": N_("Ended"),
    "decision_bodies": N_("Who decides"),
    "decision_level": N_("Members take part in deciding"),
    "contract_kind": N_("Contract"),
    "coordinator_capacity": N_("Coordination"),
    "aliases": N_("Other names"),
    "acronym": N_("Short name"),
    "is_current": N_("Current"),
    "locator": N_("Place in the source"),
    "taken": N_("Taken as"),
    "what": N_("What was taken"),
}


@lru_cache
def words(language: str) -> Words:
    """The texts of the product in a language; English where there is no catalogue."""
    catalogue = gettext.translation("meshwork", LOCALE, [language], fallback=True)
    return Words(catalogue, lambda value: numbers.format_decimal(value, locale=language))


@lru_cache
def terms(path: Path, language: str) -> dict[str, dict[str, str]]:
    """Words for codes: by scheme, by code, in the order of the vocabulary; `country` is a scheme too."""
    t = words(language)
    found: dict[str, dict[str, str]] = {}
    for row in ask(path, "frame/terms", {}).itertuples():
        found.setdefault(str(row.scheme), {})[str(row.code)] = t(str(row.label))
    names = Locale.parse(language).territories
    codes = ask(path, "frame/countries", {}).country
    found["country"] = dict(sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1]))
    return found


def word(path: Path, language: str, scheme: str, code: str | None) -> str:
    """The word for a code, "not stated" for a missing one."""
    t = words(language)
    if code is None or pd.isna(code) or code == NOT_STATED:
        return t("not stated")
    if scheme == "language":
        return str(Locale.parse(language).languages.get(code, code))
    known = terms(path, language).get(scheme, {})
    if scheme == "country" and code not in known:
        return str(Locale.parse(language).territories.get(code, code))
    return known.get(code, code)


def with_words(frame: pd.DataFrame, path: Path, language: str) -> pd.DataFrame:
    """The frame with a column `<column>_words` beside each column that is named after a scheme."""
    schemes = [column for column in frame.columns if column == "language" or column in terms(path, language)]
    return frame.assign(**{f"{column}_words": [word(path, language, column, code) for code in frame[column]] for column in schemes})


def title(column: str, t: Words) -> str:
    """What stands above a column."""
    return t(TITLES.get(column) or re.sub(r"_", " ", column).capitalize())
