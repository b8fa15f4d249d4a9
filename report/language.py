"""The reader's language: translations of texts, words for codes, names of countries, titles of columns."""

import gettext
import re
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pandas as pd
from babel import Locale, numbers

from charts.words import Words
from queries import ask

LOCALE = Path(__file__).parent.parent / "locale"
NOT_STATED = "not_stated"
# Several of a kind that are told together.
OTHERS = "others"
# Columns that hold codes of a list of another name.
OF_LIST = {
    "area": "country",
    "partner": "country",
    "partner_nuts": "nuts",
    "stated_size_band": "size_band",
    "listed_size_band": "size_band",
}
# Columns whose values are names of columns, perhaps of a table before a point, or several of them.
NAMING = {"field", "lacks", "taken", "measure"}


def N_(text: str) -> str:
    """Mark a text for translation where it stands; it is translated where it is shown."""
    return text


# Titles of columns that their names alone would not tell well.
TITLES = {
    "size_band": N_("Members, in bands"),
    "members": N_("Members"),
    "stated_size_band": N_("Members stated, in bands"),
    "listed_size_band": N_("Members listed, in bands"),
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
    "activity_status": N_("Status"),
    "outcome_kind": N_("Kind"),
    "source_kind": N_("Kind"),
    "exchange_mode": N_("Mode"),
    "founded_on": N_("Founded"),
    "ended_on": N_("Ended"),
    "decision_bodies": N_("Who decides"),
    "decision_mode_note": N_("How it decides"),
    "management": N_("Who manages"),
    "management_note": N_("How it is managed"),
    "agreement_until_year": N_("Year of the end"),
    "is_over": N_("Over"),
    "coordination_note": N_("How it is coordinated"),
    "networks_with_contract": N_("of these naming a contract or statutes"),
    "decision_level": N_("Members take part in deciding"),
    "contract_kind": N_("Contract"),
    "coordinator_capacity": N_("Coordination"),
    "aliases": N_("Other names"),
    "acronym": N_("Short name"),
    "is_current": N_("Current"),
    "locator": N_("Place in the source"),
    "taken": N_("Taken as"),
    "url": N_("Address"),
    "what": N_("What was taken"),
    "purpose_notes": N_("As its page puts it"),
    "networks_stating_either": N_("Networks that state either"),
    "networks_of_form": N_("Networks of the form that state any"),
    "networks_of_level": N_("Networks of the level that state any"),
    "networks_of_country": N_("Networks of the country that state any"),
    "stated": N_("State it"),
    "not_stated": N_("Not stated"),
    "stated_share": N_("Part that states it"),
    "records": N_("Of"),
    "lacks": N_("Not stated"),
    "has_contract": N_("Contract or statutes"),
    "agreement_from": N_("Agreement since"),
    "agreement_until": N_("Agreement until"),
    "serves_exchange": N_("Whether it serves exchange"),
    "serves_integration": N_("Whether it serves integration"),
    "in_management": N_("Sits in the management"),
    "activity_id": N_("Activity it came of"),
    "owner_id": N_("Who takes care of it"),
    "promoter_id": N_("Promoter"),
    "due_on": N_("When it is due"),
    "about": N_("Performance or exchange"),
    "activities.starts_on": N_("Start"),
    "main_fields_not_stated": N_("Main fields not stated"),
    "undated_activities": N_("Without a year"),
    "dated_activities": N_("Dated activities"),
    "first_year": N_("First in"),
    "last_year": N_("Last in"),
    "last_recorded_on": N_("Last recorded activity"),
    "starts_year": N_("Year"),
    "mode_group": N_("Mode"),
    "activities_of_year": N_("All of the year"),
    "activities_of_kind": N_("All of the kind"),
    "activities_of_period": N_("All of these years"),
    "period": N_("Years"),
    "member": N_("Organisation"),
    "pairs_cut": N_("Pairs of others that lose touch"),
    "pieces": N_("Parts that are left"),
    "pairs": N_("Of pairs"),
    "betweenness_error": N_("Standard error of betweenness"),
    "expected": N_("Expected by chance"),
    "size": N_("Members"),
    "other_size": N_("Members of the other"),
    "lowest_without_network": N_("Lowest without"),
    "highest_without_network": N_("Highest without"),
    "left_out": N_("Networks left out, one at a time"),
    "density": N_("Two-mode density"),
    "mean_size": N_("Mean size of networks"),
    "median_size": N_("Median size of networks"),
    "gini": N_("Gini of sizes"),
    "mean_networks": N_("Mean networks of an organisation"),
    "multi_membership_rate": N_("Share of organisations in several networks"),
    "components": N_("Parts out of touch"),
    "share_in_largest": N_("Share of organisations in the largest part"),
    "fragmentation": N_("Fragmentation"),
    "core_fit": N_("Fit of a core"),
    "area": N_("Country"),
    "partner": N_("Other country"),
    "nuts": N_("Region"),
    "partner_nuts": N_("Other region"),
    "partner_areas": N_("Partner areas"),
    "pairs_within": N_("Pairs tied within"),
    "pairs_between": N_("Pairs tied to others"),
    "density_within": N_("Density within"),
    "ei_error": N_("Standard error of the index"),
    "pairs_error": N_("Standard error of pairs"),
    "ei": N_("E-I index"),
    "is_sampled": N_("Sampled"),
    "newman_weight": N_("Newman's weight"),
    "set_size": N_("Leave together"),
    "own_members": N_("Its own members"),
    "networks_band": N_("Networks, in bands"),
    "other_name": N_("May be the same as"),
    "likeness": N_("Why they are alike"),
    "other_networks": N_("Networks of the other"),
    "also_called": N_("Other names"),
    "other_also_called": N_("Other names of the other"),
    "is_promoter": N_("Promoted it"),
    "part": N_("Its part"),
    "people": N_("People it sent"),
    "management_seat": N_("Seat in the management"),
}


@lru_cache
def words(language: str) -> Words:
    """The texts of the product in a language; English where there is no catalogue."""
    catalogue = gettext.translation("meshwork", LOCALE, [language], fallback=True)
    # The same few numbers stand on all pages.
    return Words(catalogue, lru_cache(maxsize=10_000)(partial(numbers.format_decimal, locale=language)))


@lru_cache
def terms(path: Path, language: str) -> dict[str, dict[str, str]]:
    """Words for codes: by scheme, by code, in the order of the vocabulary; `country`, `nuts` and `month` are schemes too."""
    t = words(language)
    found: dict[str, dict[str, str]] = {}
    for row in ask(path, "frame/terms", {}).itertuples():
        found.setdefault(str(row.scheme), {})[str(row.code)] = t(str(row.label))
    speech = Locale.parse(language)
    found["month"] = {f"{month:02}": name for month, name in speech.months["stand-alone"]["wide"].items()}
    names = speech.territories
    codes = ask(path, "frame/countries", {}).country
    found["country"] = dict(sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1]))
    regions = ask(path, "frame/regions", {})
    found["nuts"] = {nuts: f"{name} ({nuts})" for nuts, name in zip(regions.nuts, regions["name"], strict=True)}
    return found


def word(path: Path, language: str, scheme: str, code: str | None) -> str:
    """The word for a code, "not stated" for a missing one."""
    t = words(language)
    if code is None or pd.isna(code) or code == NOT_STATED:
        return t("not stated")
    if code == OTHERS:
        return t("others together")
    if scheme == "language":
        return str(Locale.parse(language).languages.get(code, code))
    known = terms(path, language).get(scheme, {})
    if scheme == "country" and code not in known:
        return str(Locale.parse(language).territories.get(code, code))
    return known.get(code, code)


def with_words(frame: pd.DataFrame, path: Path, language: str) -> pd.DataFrame:
    """The frame with a column `<column>_words` beside each column that is named after a scheme.

    A column of several codes, parted by commas, is named in the plural; one of NAMING holds names of columns.
    """
    known = terms(path, language)
    written: dict[str, Any] = {}
    for column in frame.columns:
        if column in NAMING:
            written[f"{column}_words"] = [names_in_words(names, words(language)) for names in frame[column]]
        elif (scheme := OF_LIST.get(column, column)) == "language" or scheme in known:
            told = {code: word(path, language, scheme, code) for code in frame[column].unique()}
            written[f"{column}_words"] = [told[code] for code in frame[column]]
        elif (scheme := column.removesuffix("s")) in known:
            written[f"{column}_words"] = [several(path, language, scheme, codes) for codes in frame[column]]
    return frame.assign(**written)


def several(path: Path, language: str, scheme: str, codes: str | None) -> str:
    """The words for codes that are parted by commas."""
    if pd.isna(codes):
        return word(path, language, scheme, None)
    return ", ".join(word(path, language, scheme, code) for code in str(codes).split(", "))


def names_in_words(names: str | None, t: Words) -> str | None:
    """The titles of columns whose names are parted by semicolons."""
    return None if pd.isna(names) else "; ".join(title(name, t) for name in str(names).split("; "))


def title(column: str, t: Words) -> str:
    """What stands above a column; `table.column` is told with its table."""
    table, _, name = column.rpartition(".")
    said = t(TITLES.get(column) or TITLES.get(name) or re.sub(r"_", " ", name).capitalize())
    return t("{table}: {field}", table=title(table, t), field=said) if table else said
