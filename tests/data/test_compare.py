"""What changed between two versions: records by their keys, fields by their values, and not where they were read."""

import duckdb
import pandas as pd
import pytest

from data import compare
from data.build import sql
from data.importer import Order, bring, columns_of, open_tables
from data.library import Kept, opened

HEAD = "network,member,country,role\n"


@pytest.fixture
def version(tmp_path):
    """Publishes a list of memberships, which is invented."""

    def of(rows: str, name: str = "list.csv", **more: object):
        path = tmp_path / name
        path.write_text(HEAD + rows, encoding="utf-8")
        return bring(Order((path,), "mine", **more), tmp_path / "published")[0]

    return of


def counts(changed: pd.DataFrame) -> dict[str, tuple[int, ...]]:
    rows = changed[["table", "before", "after", "added", "removed", "changed"]].itertuples(index=False, name=None)
    return {table: numbers for table, *numbers in rows}


def test_records_come_in_go_out_and_change(version):
    old = version("A,B,IT,partner\nA,C,SI,partner\nD,B,IT,partner\n")
    new = version("A,B,IT,coordinator\nA,E,FR,\n")
    assert counts(compare.summary(old, new)) == {
        "networks": [2, 1, 0, 1, 0],
        "members": [2, 2, 1, 1, 0],
        "memberships": [3, 2, 1, 2, 1],
        "sources": [1, 1, 0, 0, 0],
    }
    assert compare.changes(old, new, "memberships").astype(object).where(lambda cells: cells.notna(), None).to_numpy().tolist() == [
        ["added", "a · e-fr", None, None, None],
        ["changed", "a · b-it", "role", "partner", "coordinator"],
        ["removed", "a · c-si", None, None, None],
        ["removed", "d · b-it", None, None, None],
    ]
    assert compare.in_words(compare.summary(old, new)) == [
        "networks: 0 added, 0 changed, 1 removed",
        "members: 1 added, 0 changed, 1 removed",
        "memberships: 1 added, 1 changed, 2 removed",
    ]


def test_rows_that_moved_and_a_file_of_another_name_change_nothing_but_the_source(version):
    old = version("A,B,IT,\nA,C,SI,\n")
    new = version(",,,\nA,C,SI,\nA,B,IT,\n", "list of June.csv")
    assert {table: numbers[2:] for table, numbers in counts(compare.summary(old, new)).items()} == {
        "networks": [0, 0, 0],
        "members": [0, 0, 0],
        "memberships": [0, 0, 0],
        "sources": [1, 1, 0],
    }


def test_a_version_that_removes_more_than_a_tenth_has_to_be_asked_for(version):
    old = version("".join(f"A,M{n},IT,\n" for n in range(20)))
    a_tenth = version("".join(f"A,M{n},IT,\n" for n in range(18)))
    more = version("".join(f"A,M{n},IT,\n" for n in range(17)))
    compare.must_keep(compare.summary(old, a_tenth))
    with pytest.raises(compare.RemovesMuch, match=r"3 of 20 members, 3 of 20 memberships would go.*--remove"):
        compare.must_keep(compare.summary(old, more))


def test_a_refused_removal_publishes_nothing(version, tmp_path):
    old = version("A,B,IT,\nA,C,SI,\n")
    (tmp_path / "list.csv").write_text(HEAD + "A,B,IT,\n", encoding="utf-8")
    with pytest.raises(compare.RemovesMuch):
        bring(Order((tmp_path / "list.csv",), "mine"), tmp_path / "published", may_remove=False)
    assert sorted(path.name for path in (tmp_path / "published").glob("*.duckdb")) == [old.name]


def test_two_organisations_that_were_decided_to_be_one_are_one_in_the_next_version_too(version):
    rows = "A,Coop Ponte,IT,partner\nA,Cooperativa Ponte,IT,\nB,Cooperativa Ponte,,\nB,Coop Ponte,IT,partner\n"
    apart = version(rows)
    one = version(rows, decided=Kept(one=(("cooperativa-ponte", "coop-ponte-it"), ("cooperativa-ponte-it", "coop-ponte-it"))))
    with opened(one) as con:
        assert con.execute("select member_id, name, aliases from published.members").fetchall() == [
            ("coop-ponte-it", "Coop Ponte", "Cooperativa Ponte")
        ]
    assert counts(compare.summary(apart, one))["members"] == [3, 1, 0, 2, 1]
    again = version(rows + "C,Cooperativa Ponte,,\n")
    with opened(again) as con:
        assert con.execute("select count(*) from published.members").fetchone() == (1,)
        assert con.execute("select network_id, member_id from published.memberships where network_id = 'c'").fetchall() == [
            ("c", "coop-ponte-it")
        ]


def test_who_says_in_a_circle_that_organisations_are_one_gets_one(version):
    circle = (("x-it", "b-it"), ("b-it", "c-it"), ("c-it", "b-it"))
    path = version("A,B,IT,\nA,C,IT,\nA,X,IT,\n", decided=Kept(one=circle))
    with opened(path) as con:
        assert con.execute("select count(*) from published.members").fetchone() == (1,)
        assert con.execute("select count(*) from published.memberships").fetchone() == (1,)


def test_organisations_that_were_decided_to_be_two_are_no_candidates_any_more(version):
    rows = "A,Coop Ponte Lungo,IT,\nB,Coop Ponte Lungho,IT,\n"
    with opened(version(rows)) as con:
        assert con.execute("select count(*) from published.alike").fetchone() == (1,)
    with opened(version(rows, decided=Kept(two=(("coop-ponte-lungho-it", "coop-ponte-lungo-it"),)))) as con:
        assert con.execute("select count(*) from published.alike").fetchone() == (0,)


def test_every_table_that_rows_may_be_brought_for_is_compared():
    with duckdb.connect() as con:
        con.execute(sql("schema"))
        assert set(compare.KEYS) == set(open_tables(con))
        for table, key in compare.KEYS.items():
            assert set(key) <= set(columns_of(con, table))


def test_of_several_memberships_of_one_organisation_those_that_stay_are_no_change(version):
    old = version("A,B,IT,coordinator\nA,B,IT,partner\n")
    new = version("A,B,IT,partner\n")
    assert compare.changes(old, new, "memberships")[["change", "record"]].to_numpy().tolist() == [["removed", "a · b-it"]]
    assert compare.changes(new, old, "memberships")[["change", "record"]].to_numpy().tolist() == [["added", "a · b-it"]]


def test_a_version_of_another_program_that_lacks_a_table_or_a_column_is_compared(version, tmp_path):
    old = tmp_path / "old.duckdb"
    old.write_bytes(version("A,B,IT,partner\n").read_bytes())
    with duckdb.connect(str(old)) as con:
        con.execute("drop table sources")
        con.execute("create table others as select member_id, name from members")
        con.execute("drop table members cascade")
        con.execute("alter table others rename to members")
    new = version("A,B,IT,partner\nA,C,IT,\n")
    assert counts(compare.summary(old, new))["sources"] == [0, 1, 1, 0, 0]
    assert counts(compare.summary(old, new))["members"] == [1, 2, 1, 0, 1]


def test_one_organisation_of_two_keeps_what_either_tells(tmp_path):
    (tmp_path / "networks.csv").write_text("network_id,name\nn,N\n", encoding="utf-8")
    (tmp_path / "members.csv").write_text("member_id,name,place\na,A,\nb,B,Celje\n", encoding="utf-8")
    (tmp_path / "memberships.csv").write_text("network_id,member_id,until,in_management\nn,a,2010,\nn,b,,true\n", encoding="utf-8")
    (tmp_path / "activities.csv").write_text("activity_id,network_id,title\nx,n,X\n", encoding="utf-8")
    (tmp_path / "participations.csv").write_text("activity_id,member_id,people\nx,a,3\nx,b,12\n", encoding="utf-8")
    files = tuple(sorted(tmp_path.glob("*.csv")))
    path, *_ = bring(Order(files, "mine", decided=Kept(one=(("b", "a"),))), tmp_path / "published")
    with opened(path) as con:
        assert con.execute("select member_id, place, aliases from published.members").fetchall() == [("a", "Celje", "B")]
        assert con.execute("select member_id, until, in_management from published.memberships").fetchall() == [("a", None, True)]
        assert con.execute("select member_id, people from published.participations").fetchall() == [("a", 12)]
