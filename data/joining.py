"""Several parts that tell of the same records, made the rows of one table: lists beside each other, and beside tables with keys."""

from collections.abc import Sequence
from dataclasses import replace

import duckdb
import pandas as pd

from data import check, understanding
from data.forms import Part, key_of

# A staged line is the place of its part in the list of parts, and the row there.
PART = 10**12


def stage_parts(con: duckdb.DuckDBPyConnection, parts: Sequence[Part]) -> list[Part]:
    """Stage the rows of all parts. A line tells the part, by its place in `parts` from 1 on, and the row; alone, it is that of the one
    file that was staged as it is. Returned are the parts, those with frames that were staged with others anew."""
    together = {part.table for part in parts if part.frame is not None}
    framed = []
    for part in parts:
        if part.frame is None and part.table in together:
            framed.append(replace(part, frame=con.execute(f'from staging."{part.table}"').df()))
            con.execute(f'drop table staging."{part.table}"')
        else:
            framed.append(part)
    if any(part.is_list for part in framed):
        framed = with_known_keys([with_made_keys(part) for part in framed])
    for table in dict.fromkeys(part.table for part in framed if part.frame is not None):
        con.register("rows_of_parts", joined([(place, part) for place, part in enumerate(framed, start=1) if part.table == table]))
        con.execute(f'create table staging."{table}" as from rows_of_parts')
        con.unregister("rows_of_parts")
    return framed


def with_made_keys(part: Part) -> Part:
    """The part, a table of networks or organisations with the keys that lists make of the same words, where it has none."""
    if part.is_list or part.frame is None or part.table not in ("networks", "members") or "name" not in part.frame:
        return part
    keys = key_of(part.frame.add_prefix(f"{part.table}."), part.table)
    return replace(part, frame=part.frame.assign(**{key_name(part.table): keys}))


def with_known_keys(parts: Sequence[Part]) -> list[Part]:
    """The parts, those of lists of memberships with the keys that others give to networks and organisations of the same names.

    Where two have the same name, or the countries of two organisations differ, the list keeps its own key.
    """
    listed = {id(part.sheet) for part in parts if part.table == "memberships" and part.is_list}
    known: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for part in parts:
        if part.frame is not None and part.table in ("networks", "members") and id(part.sheet) not in listed:
            for key, name, short, country in names_of(part):
                for word in filter(None, (name, short)):
                    known.setdefault((part.table, understanding.simple(word)), set()).add((key, country))
    becomes: dict[tuple[int, str], dict[str, str]] = {}
    for part in parts:
        if id(part.sheet) in listed and part.table in ("networks", "members"):
            for key, name, _, country in names_of(part):
                found = known.get((part.table, understanding.simple(name)), set())
                # A key that the list itself has stays.
                made = key == understanding.slug(" ".join([name, country] if part.table == "members" and country else [name]))
                if made and len(found) == 1 and (part.table == "networks" or not country or {country, ""} >= {where for _, where in found}):
                    becomes.setdefault((id(part.sheet), key_name(part.table)), {})[key] = next(iter(found))[0]
    changed = []
    for part in parts:
        frame = part.frame
        for key in ("network_id", "member_id"):
            if frame is not None and key in frame and (keys := becomes.get((id(part.sheet), key))):
                frame = frame.assign(**{key: frame[key].replace(keys)})
        changed.append(replace(part, frame=frame))
    return changed


def key_name(table: str) -> str:
    """The column that has the key of a table's records."""
    return f"{table.removesuffix('s')}_id"


def names_of(part: Part) -> list[tuple[str, str, str, str]]:
    """The networks or organisations of a part that have a key: it, the name, the short name and the code of the country, or nothing."""
    assert part.frame is not None
    wanted = part.frame.reindex(columns=[key_name(part.table), "name", "acronym", "country"]).astype(object)
    rows = wanted.where(wanted.notna(), "").itertuples(index=False, name=None)
    codes = understanding.country_words()
    return [(key, name, short, codes.get(understanding.simple(country), country)) for key, name, short, country in rows if key]


def joined(parts: Sequence[tuple[int, Part]]) -> pd.DataFrame:
    """The rows of parts of one table, each with its place. What lists tell of one network or organisation is one row."""
    table = parts[0][1].table
    rows = pd.concat([part.frame.assign(line=part.frame.line + place * PART) for place, part in parts if part.frame is not None])
    rows = rows.reset_index(drop=True)
    lists = rows.line.floordiv(PART).map({place: part.is_list for place, part in parts}).astype(bool)
    key = key_name(table)
    if table in ("networks", "members") and lists.any():
        # A list of networks has their names, where a list of memberships may have short names alone.
        has_name = rows.get("is_named", pd.Series(False, index=rows.index)).fillna(False).astype(bool)
        listed = rows[lists].loc[has_name[lists].sort_values(ascending=False, kind="stable").index]
        first = listed.groupby(key, sort=False, as_index=False).first()
        rows = pd.concat([rows[~lists], first[~first[key].isin(rows[key][~lists])]])
    return rows.drop(columns="is_named", errors="ignore").sort_values("line", ignore_index=True)


def drop_doubled(con: duckdb.DuckDBPyConnection, parts: Sequence[Part]) -> None:
    """Leave out the memberships of lists that an earlier row tells, too."""
    lists = [place for place, part in enumerate(parts, start=1) if part.table == "memberships" and part.is_list]
    if lists:
        key = [column for column in ("network_id", "member_id", "role", "since") if column in check.staged_columns(con, "memberships")]
        con.execute(
            f"""
            delete from staging.memberships
            where
                list_contains($lists, line // $part) and network_id is not null and member_id is not null
                and line not in (select min(line) from staging.memberships group by {", ".join(key)})
            """,
            {"lists": lists, "part": PART},
        )
