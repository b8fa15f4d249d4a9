"""One organisation under several names: candidates in a version that was made, and one made of two where people decided so."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pandas as pd

from data import check
from data.library import opened

# What makes two rows of one organisation the same; the rest of the first is completed from the others.
SAME: Mapping[str, tuple[str, ...]] = {
    "memberships": ("network_id", "member_id", "role", "since"),
    "participations": ("activity_id", "member_id", "role"),
}

# Where a row was read.
PLACE = ("source_id", "locator")


def candidates(path: Path) -> pd.DataFrame:
    """The pairs of organisations in a version whose names are alike, those first that are most so: likeness (code), and of both member_id,
    name, country, place and networks (their names, parted by semicolons), of the second as other_...

    What is alike, and what is decisive against it, is said in alike.sql.
    """
    with opened(path) as con:
        con.execute("use published")
        return con.execute(
            """
            with described as (
                select
                    members.rowid as member, member_id, members.name, members.country, members.place,
                    string_agg(distinct networks.name, '; ') as networks
                from members
                left join memberships using (member_id)
                left join networks on networks.network_id = memberships.network_id
                where members.rowid in (select unnest([member, other]) from alike)
                group by all
            )
            select
                likeness, one.* exclude (member),
                columns(other.* exclude (member)) as 'other_\\0'
            from alike
            join described as one on one.member = alike.member
            join described as other on other.member = alike.other
            join terms on scheme = 'likeness' and code = likeness
            order by terms.position, one.name, other.name
            """
        ).df()


def decided(con: duckdb.DuckDBPyConnection, tables: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of pairs of organisations that someone decided to be one, those of which both are there: the one that becomes another, and that."""
    if "members" not in tables or not pairs:
        return []
    named = {"named": [key for pair in pairs for key in pair]}
    there = {
        key for (key,) in con.execute("select member_id from staging.members where list_contains($named, member_id)", named).fetchall()
    }
    becomes, found = dict(pairs), []
    for gone, into in pairs:
        # The other one may itself have become a third; who says that in a circle is left with the last.
        stays, passed = into, {gone}
        while becomes.get(stays, gone) not in passed:
            passed.add(stays)
            stays = becomes[stays]
        if {gone, stays} <= there and gone != stays:
            found.append((gone, stays))
            there.remove(gone)
    return found


def unite(con: duckdb.DuckDBPyConnection, tables: Sequence[str], pairs: Sequence[tuple[str, str]]) -> None:
    """Make one organisation of two: the first of each pair becomes the second, its names other names of that, and what the second lacks is
    taken from it. Rows that name them name the second already."""
    if pairs and "aliases" not in check.staged_columns(con, "members"):
        con.execute("alter table staging.members add column aliases text")
    own = [column for column in check.staged_columns(con, "members") if column not in ("member_id", "name", "aliases", *PLACE)]
    taken = "".join(f', "{column}" = coalesce(one."{column}", other."{column}")' for column in own)
    for gone, stays in pairs:
        told = "select name, aliases from staging.members where member_id = $key"
        (name, aliases), (other, others) = (con.execute(told, {"key": key}).fetchall()[0] for key in (stays, gone))
        names = dict.fromkeys(filter(None, [*(aliases or "").split("; "), other, *(others or "").split("; ")]))
        con.execute(
            f"""
            update staging.members as one set aliases = $aliases {taken}
            from staging.members as other
            where one.member_id = $stays and other.member_id = $gone
            """,
            {"gone": gone, "stays": stays, "aliases": "; ".join(word for word in names if word != name) or None},
        )
        con.execute("delete from staging.members where member_id = $gone", {"gone": gone})
        # Both may have been in one network, or in one activity.
        for table in SAME.keys() & {*tables}:
            make_one(con, table, stays, check.staged_columns(con, table))


def make_one(con: duckdb.DuckDBPyConnection, table: str, member: str, staged: Sequence[str]) -> None:
    """Make one row of those of an organisation that tell the same membership or participation, with all that any of them tells.

    Who has not left by one of them has not left; people whom both sent are counted once, by the larger number.
    """
    key = [column for column in SAME[table] if column in staged]
    together = {
        "until": "if(bool_or(until is null), null, max(until))",
        "in_management": "max(in_management)",
        "people": "max(try_cast(people as integer))::text",
    }
    told = [column for column in staged if column not in key]
    wholes = [f'{together.get(column, f"""arg_min("{column}", line)""")} as "{column}"' for column in told]
    keys = ", ".join(f'"{column}"' for column in key)
    con.execute(
        f"""
        create temp table whole as
        select {", ".join(["min(line) as line", *wholes])}
        from staging."{table}" where member_id = $member group by {keys} having count(*) > 1
        """,
        {"member": member},
    )
    con.execute(
        f"""
        delete from staging."{table}"
        where member_id = $member and line not in (select min(line) from staging."{table}" where member_id = $member group by {keys})
        """,
        {"member": member},
    )
    values = ", ".join(f'"{column}" = whole."{column}"' for column in told)
    if told:
        con.execute(f'update staging."{table}" as row set {values} from whole where row.line = whole.line')
    con.execute("drop table whole")
