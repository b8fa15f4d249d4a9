"""What stands where too few records state a field to be drawn: each of them in words."""

import pandas as pd
import streamlit as st

from charts.words import Words
from report import language
from report.answer import Answer, asked, made_once
from report.links import leads, link
from report.table import cells, nothing
from report.text import plain
from report.visit import visit


def few(said: Answer, query: str, unit: str, lists: str | None, t: Words) -> None:
    """Instead of a drawing of very few: each by name, or the word that there is nothing."""
    frame = said.frame
    if frame.empty:
        st.info(nothing(query))
        return
    if unit == "shown":
        cells(said, visit().language)
        return
    if said.stated == 0:
        st.info(none_states(said.total, unit, t))
        return
    if "field" in frame:
        few_fields(frame, t)
        return
    # Of a list that is cut the few may be missing.
    listed = asked(lists) if lists else None
    whole = listed if listed and listed.rows == len(listed.frame) and frame.columns[0] in listed.frame else None
    for key, opens, words in each(said, whole, unit, visit().language):
        if key:
            link(key, opens, words)
        else:
            st.markdown(words)


@made_once
def each(said: Answer, listed: Answer | None, unit: str, speech: str) -> list[tuple[str, str, str]]:
    """Each of the few in words, and the field and the key that it leads to, if any. `listed` has them one by one, if it is there."""
    t = language.words(speech)
    field = said.frame.columns[0]
    frame = listed.frame if listed else said.frame
    shown = f"{field}_words" if f"{field}_words" in frame else field
    known = frame[frame[field].notna()]
    known = known.assign(**{shown: [f"{value:g}" if isinstance(value, float) else str(value) for value in known[shown]]})
    keys = [column for column in known.columns if leads(column)] if "name" in known else []
    if keys:
        found = []
        for (opens, name), rows in known.groupby([keys[0], "name"], sort=False):
            told = "; ".join(rows[shown])
            if "own_members" in known:
                # The other measure of the figure.
                told = t("{told} (in networks: {networks})", told=told, networks=int(rows.networks.iloc[0]))
            found.append((keys[0], str(opens), f"{name}: {told}"))
        return found
    if f"{unit}_in_all" in known:
        # Records stand in several rows of counts: each row that counts one, with all its words. What lacks one is not known.
        words = [column for column in known.columns if column.endswith("_words")]
        whole = known.dropna(subset=[column.removesuffix("_words") for column in words])
        counting = whole[whole[unit] > 0].to_dict("records")
        return [("", "", "- " + plain(f"{', '.join(str(row[column]) for column in words)}: {row[unit]}")) for row in counting]
    return [("", "", "- " + plain(f"{row[shown]}: {row.get('title', row.get(unit, ''))}")) for row in known.to_dict("records")]


def few_fields(frame: pd.DataFrame, t: Words) -> None:
    """Of how many records each field is stated, in one line for each group where there are groups."""
    groups = [(None, frame)] if frame.columns[0] == "field" else frame.groupby(f"{frame.columns[0]}_words", sort=False)
    for group, rows in groups:
        told = [f"{row['field_words']}: {t('{stated} of {n}', stated=row['stated'], n=row['records'])}" for row in rows.to_dict("records")]
        st.markdown("- " + (f"**{plain(group)}**: " if group else "") + plain(" · ".join(told)))


def none_states(total: int, unit: str, t: Words) -> str:
    """That of some records none states what a figure shows."""
    match unit:
        case "members":
            return t.plural("The only organisation here does not state this.", "None of these {n} organisations states this.", n=total)
        case "activities":
            return t.plural("The only activity here does not state this.", "None of these {n} activities states this.", n=total)
        case "memberships":
            return t.plural("The only membership here does not state this.", "None of these {n} memberships states this.", n=total)
        case "records":
            return t.plural("The only record here does not state this.", "None of these {n} records states this.", n=total)
        case _:
            return t.plural("The only network here does not state this.", "None of these {n} networks states this.", n=total)
