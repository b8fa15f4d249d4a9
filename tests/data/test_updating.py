"""A version follows another: records keep their keys, and files can be added to what is there. All rows here are invented."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from data import compare
from data.importer import Order, bring
from data.library import Kept, current, facts, opened, restore
from data.rows import Refused

FIRST = "network,member,country,role\nNet A,Zavod Čebela,,\nNet A,Coop,IT,partner\nNet B,Zavod Čebela,,lead\n"


def publish(folder: Path, *files: Path, adds: bool = False, **more: object) -> Path:
    return bring(Order(files, "mine", adds=adds, **more), folder)[0]


def asked(path: Path, statement: str) -> list[tuple]:
    with opened(path) as con:
        con.execute("use published")
        return con.execute(statement).fetchall()


def changed(before: Path, after: Path) -> dict[str, tuple[int, int, int]]:
    """How many records of each table were added, removed and changed."""
    found = compare.summary(before, after).set_index("table")[["added", "removed", "changed"]]
    return {table: tuple(map(int, counts)) for table, counts in zip(found.index, found.to_numpy(), strict=True) if any(counts)}


# Keys -------------------------------------------------------------------------------------------------------------------


def test_a_country_that_is_filled_in_or_taken_out_changes_an_organisation_and_makes_no_other(put, folder):
    first = publish(folder, put(FIRST))
    second = publish(folder, put(FIRST.replace("Čebela,,", "čebela,SI,").replace("Coop,IT", "Coop,")))
    assert asked(second, "select member_id, name, country from members order by all") == [
        ("coop-it", "Coop", None),
        ("zavod-cebela", "Zavod čebela", "SI"),
    ]
    assert changed(first, second) == {"members": (0, 0, 2)}


def test_another_country_or_two_of_one_name_are_others(put, folder):
    first = publish(folder, put(FIRST))
    second = publish(folder, put(FIRST.replace("Coop,IT", "Coop,FR").replace("Čebela,,lead", "Čebela,SI,lead")), leave_out=False)
    # Two are called Zavod Čebela now: the one without a country is the one that was there.
    assert asked(second, "select member_id, country from members order by all") == [
        ("coop-fr", "FR"),
        ("zavod-cebela", None),
        ("zavod-cebela-si", "SI"),
    ]
    third = publish(folder, put(FIRST.replace("Čebela,,lead", "Čebela,HR,lead").replace("Čebela,,", "Čebela,AT,", 1)))
    assert asked(third, "select member_id from members order by all") == [("coop-it",), ("zavod-cebela-at",), ("zavod-cebela-hr",)]
    assert changed(first, second)["members"] == (2, 1, 0)


def test_keys_of_another_file_are_those_of_a_list_that_has_none(filled, put, folder):
    book = filled(
        ("networks", {"network_id": "n1", "name": "Net A", "acronym": "NA"}),
        ("networks", {"network_id": "n2", "name": "Network of B", "acronym": "NB"}),
        ("members", {"member_id": "m1", "name": "Coop"}),
        ("memberships", {"network_id": "n1", "member_id": "m1"}),
        ("activities", {"activity_id": "a1", "network_id": "n1", "title": "Seminar", "starts_on": "2024-05-02"}),
    )
    first = publish(folder, book)
    later = filled(
        ("networks", {"name": "net a"}),
        ("networks", {"name": "NB"}),
        ("members", {"name": "Coop", "country": "Italia"}),
        ("memberships", {"network_id": "Net A", "member_id": "Coop"}),
        ("activities", {"network_id": "Net A", "title": "Seminar", "starts_on": "3.5.2024"}),
    )
    second = publish(folder, later)
    assert asked(second, "select network_id, name from networks order by all") == [("n1", "net a"), ("n2", "NB")]
    assert asked(second, "select member_id, country from members") == [("m1", "IT")]
    assert asked(second, "select network_id, member_id from memberships") == [("n1", "m1")]
    assert asked(second, "select activity_id, network_id, starts_on from activities") == [("a1", "n1", "2024-05-03")]
    assert changed(first, second) == {"networks": (0, 0, 2), "members": (0, 0, 1), "activities": (0, 0, 1)}


def test_all_words_go_before_the_name_alone(filled, put, folder):
    two = [("members", {"member_id": key, "name": "Caritas", "country": country}) for key, country in (("m1", "SI"), ("m2", "IT"))]
    publish(folder, filled(("networks", {"network_id": "n1", "name": "Net A"}), *two))
    second = publish(folder, put("network,member,country\nNet A,Caritas,IT\nNet A,Caritas,Slovenia\n"))
    assert asked(second, "select member_id, country from members order by 1") == [("m1", "SI"), ("m2", "IT")]
    # Of the three lists each tells more of the first Coop, and then of another one.
    for rows in ("Net A,Coop,", "Net A,Coop,IT", "Net A,Coop,IT\nNet B,Coop,SI"):
        path = publish(folder, put(f"network,member,country\n{rows}\n"))
    assert asked(path, "select member_id, country from members order by 1") == [("coop", "IT"), ("coop-si", "SI")]


def test_a_key_that_is_another_records_is_made_anew(filled, put, folder):
    publish(folder, filled(("networks", {"name": "Net A"}), ("members", {"member_id": "caritas", "name": "Caritas diocesana Trieste"})))
    path = publish(folder, put("network,member\nNet B,Caritas\n"), adds=True)
    assert asked(path, "select member_id, name from members order by 1") == [
        ("caritas", "Caritas diocesana Trieste"),
        ("caritas-2", "Caritas"),
    ]
    assert asked(path, "select member_id from memberships") == [("caritas-2",)]
    # The key stays where it was given, whatever country came and went.
    for rows in ("N1,Lipa,SI", "N1,Lipa,", "N1,Lipa,IT"):
        path = publish(folder, put(f"network,member,country\n{rows}\n"))
    assert asked(path, "select member_id, country from members") == [("lipa-si", "IT")]
    path = publish(folder, put("network,member,country\nN2,Lipa,SI\n", "more.csv"), adds=True)
    assert asked(path, "select member_id, country from members order by 1") == [("lipa-si", "IT"), ("lipa-si-2", "SI")]
    assert publish(folder, put("network,member,country\nN2,Lipa,SI\n", "more.csv"), adds=True) == path


# Adding -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def whole(filled, folder):
    """A version with fields that lists do not have."""
    return publish(
        folder,
        filled(
            ("sources", {"source_id": "paper", "title": "Paper", "kind": "document"}),
            (
                "networks",
                {
                    "network_id": "n1",
                    "name": "Network of A",
                    "acronym": "NA",
                    "decision_mode": "consensus",
                    "source_id": "paper",
                    "locator": "p. 1",
                },
            ),
            ("networks", {"network_id": "n2", "name": "Net B", "source_id": "paper"}),
            ("members", {"member_id": "m1", "name": "Coop", "country": "IT", "place": "Trieste", "source_id": "paper"}),
            ("memberships", {"network_id": "n1", "member_id": "m1", "role": "partner", "since": "2019", "source_id": "paper"}),
        ),
    )


def test_files_that_are_added_change_what_they_tell_and_leave_the_rest(whole, put, folder):
    list_ = put("network,member,country,role\nNA,coop,IT,\nNA,Zavod Nov,SI,\nNet C,coop,IT,lead\n", "more.csv")
    more = [list_, put("Network,Website\nNA,www.na.example\n", "sites.csv")]
    path = publish(folder, *more, adds=True, title="Ours")
    assert asked(path, "select network_id, name, decision_mode, website, source_id, locator from networks order by 1") == [
        # Something new is told of it: the first file that names it is its source now.
        ("n1", "Network of A", "consensus", "www.na.example", "more-csv", "row 2"),
        ("n2", "Net B", None, None, "paper", None),
        ("net-c", "Net C", None, None, "more-csv", "row 4"),
    ]
    assert asked(path, "select member_id, name, country, place, source_id from members order by 1") == [
        # The same in other letters is told as a change.
        ("m1", "coop", "IT", "Trieste", "more-csv"),
        ("zavod-nov-si", "Zavod Nov", "SI", None, "more-csv"),
    ]
    assert asked(path, "select network_id, member_id, role, since, source_id from memberships order by all") == [
        ("n1", "m1", "partner", "2019", "paper"),
        ("n1", "zavod-nov-si", None, None, "more-csv"),
        ("net-c", "m1", "lead", None, "more-csv"),
    ]
    found = compare.summary(whole, path)
    assert not found.removed.any()
    assert facts(path)["made_from"] == "mine.xlsx, more.csv, sites.csv"
    # Added once more they change nothing, and no version is made.
    assert publish(folder, *more, adds=True, title="Ours") == path
    restore(whole)
    assert changed(path, publish(folder, *more, adds=True, title="Ours")) == {}


def test_answers_alone_can_be_added_and_come_again_with_other_counts(whole, put, folder):
    form = "How was the seminar?\nGood\nVery good\nGood\n"
    first = publish(folder, put(form, "form.csv"), adds=True)
    counts = "select count from answers where count > 0 order by position"
    assert asked(first, counts) == [(2,), (1,)]
    second = publish(folder, put(form + "Good\n", "form.csv"), adds=True)
    assert asked(second, counts) == [(3,), (1,)]
    assert changed(first, second) == {"answers": (0, 0, 1)}
    assert asked(second, "select count(*) from networks") == [(2,)]


def test_a_role_or_a_year_of_its_own_is_another_membership(whole, filled, folder):
    path = publish(
        folder,
        filled(
            ("memberships", {"network_id": "Network of A", "member_id": "Coop", "role": "lead"}),
            ("memberships", {"network_id": "n1", "member_id": "m1", "role": "partner", "until": "2024"}),
            name="more.xlsx",
        ),
        adds=True,
    )
    assert asked(path, "select role, since, until from memberships order by all") == [("lead", None, None), ("partner", "2019", "2024")]


def test_what_is_wrong_in_files_to_add_is_told_with_its_place_or_left_out(whole, filled, folder):
    more = filled(("memberships", {"network_id": "n1", "member_id": "m2"}), ("memberships", {"network_id": "n2", "member_id": "m1"}))
    with pytest.raises(Refused) as refused:
        publish(folder, more, adds=True)
    assert str(refused.value).splitlines()[0] == (
        "mine.xlsx, sheet memberships, row 3, member_id: found 'm2', expected a member_id of the table members"
    )
    assert current("mine", folder) == whole
    path = publish(folder, more, adds=True, leave_out=True)
    assert asked(path, "select network_id, member_id from memberships order by all") == [("n1", "m1"), ("n2", "m1")]


def test_decisions_hold_for_what_is_there_and_what_is_added(whole, put, folder):
    path = publish(folder, put("network,member\nNet B,Coop Trieste\n", "more.csv"), adds=True, decided=Kept(one=(("coop-trieste", "m1"),)))
    assert asked(path, "select member_id, name, aliases, place from members") == [("m1", "Coop", "Coop Trieste", "Trieste")]
    assert asked(path, "select network_id, member_id from memberships order by all") == [("n1", "m1"), ("n2", "m1")]


def test_what_was_generated_stays_that_when_something_is_added(put, folder):
    generated = publish(folder, put("network,member,is_generated\nA,B,true\n"))
    assert facts(generated)["is_generated"]
    assert facts(publish(folder, put("network,member\nA,C\n", "more.csv"), adds=True))["is_generated"]


def test_meetings_of_one_title_stay_apart(put, folder):
    def held(*rows: str, **more: object) -> list[tuple]:
        networks = put("name\nNet A\nNet B\n", "networks.csv")
        path = publish(folder, networks, put("\n".join(["title,network_id,starts_on", *rows, ""]), "activities.csv"), **more)
        return asked(path, "select network_id, starts_on from activities order by all")

    assert held("Annual meeting,Net A,2023") == [("net-a", "2023")]
    assert held("Annual meeting,Net B,2024", adds=True) == [("net-a", "2023"), ("net-b", "2024")]
    assert held("Annual meeting,Net A,2024", adds=True) == [("net-a", "2023"), ("net-a", "2024"), ("net-b", "2024")]
    assert held("Annual meeting,net a,2023", adds=True) == [("net-a", "2023"), ("net-a", "2024"), ("net-b", "2024")]


def test_of_whom_only_the_namesake_is_named_is_unsure(put, folder):
    publish(folder, put("network,member,country\nN1,Caritas,SI\nN2,Caritas,IT\n"))
    path = publish(folder, put("network,member,country\nN1,Caritas,IT\nN3,Caritas,\n", "more.csv"), adds=True)
    assert asked(path, "select member_id from memberships where network_id = 'n3'") == [("caritas",)]


def test_answers_of_a_question_are_told_anew_as_a_whole(whole, put, folder):
    four = "Strongly agree\nAgree\n{}\nStrongly disagree\n"
    publish(folder, put("Was it useful?\n" + four.format("Neither agree nor disagree"), "form.csv"), adds=True)
    path = publish(folder, put("Was it useful?\n" + four.format("Agree"), "form.csv"), adds=True)
    told = "select question_id, position, count from answers order by all"
    counts = asked(path, told)
    assert sum(count for *_, count in counts) == 4
    # What cannot be read takes nothing away.
    wrong = put("question_id,position,count\nform-q01,1,n.a.\nform-q01,2,about 5\n", "answers.csv")
    assert asked(publish(folder, wrong, adds=True, leave_out=True), told) == counts


def test_what_is_wrong_leaves_what_was_known(filled, put, folder):
    publish(folder, filled(("networks", {"network_id": "n1", "name": "Net A", "founded_on": "2010", "level": "local"})))
    more = put("network_id,founded_on,level,website\nn1,about 2010,everywhere,www.a.example\n", "networks.csv")
    path = publish(folder, more, adds=True, leave_out=True)
    assert asked(path, "select name, founded_on, level, website from networks") == [("Net A", "2010", "local", "www.a.example")]


def test_who_was_made_one_stays_that_whatever_is_added(filled, put, folder):
    one = Kept(one=(("a", "b"),))
    book = filled(
        ("networks", {"network_id": "n1", "name": "N1"}),
        ("members", {"member_id": "a", "name": "Lipa Ltd", "place": "Koper"}),
        ("members", {"member_id": "b", "name": "Lipa", "website": "https://b.example"}),
        ("memberships", {"network_id": "n1", "member_id": "b", "since": "2010", "until": "2020"}),
    )
    publish(folder, book, decided=one)
    more = put("member_id,name,website\na,Lipa Ltd,https://a.example\n", "members.csv")
    for seat in ("n1,a,2010", "n2,a,2015"):
        memberships = put(f"network_id,member_id,since\n{seat}\n", "memberships.csv")
        path = publish(folder, put("network_id,name\nn1,N1\nn2,N2\n", "networks.csv"), more, memberships, adds=True)
    assert asked(path, "select member_id, aliases, website, place from members") == [("b", "Lipa Ltd", "https://b.example", "Koper")]
    assert asked(path, "select network_id, since, until from memberships order by all") == [("n1", "2010", "2020"), ("n2", "2015", None)]


def test_added_again_nothing_is_another(put, folder):
    chance = random.Random(5)
    seats = ["n1,m1", "n1,m2", "n2,m1"]
    values = ["", "lead", "partner"], ["", "2010", "2011"], ["", "2020"]
    head = "network_id,member_id,role,since,until\n"
    base = put("network_id,name\nn1,A\nn2,B\n", "networks.csv"), put("member_id,name\nm1,M\nm2,N\n", "members.csv")
    for _ in range(12):
        for adds in (False, True):
            rows = {",".join([chance.choice(seats), *map(chance.choice, values)]) for _ in range(6)}
            # One row for each role and year of a seat.
            rows = {row.rpartition(",")[0]: row for row in rows}.values()
            more = put(head + "\n".join(rows) + "\n", "memberships.csv")
            path = publish(folder, *base, more, adds=adds)
        again = publish(folder, *base, more, adds=True, title="Once more")
        assert changed(path, again) == {}, more.read_text()


def test_a_table_that_nobody_had_can_be_added_with_keys(put, folder):
    publish(folder, put(FIRST))
    path = publish(folder, put("statement_id,subject,text\ns1,level,Most are local.\n", "statements.csv"), adds=True)
    assert asked(path, "select text, source_id from statements") == [("Most are local.", "statements-csv")]
    publish(folder, put(FIRST))
    with pytest.raises(Refused, match="statement_id: found '', expected this column"):
        publish(folder, put("subject,text\nlevel,Most are local.\n", "statements.csv"), adds=True)


def test_a_number_that_is_written_otherwise_is_the_same_and_a_place_that_is_told_is_new(filled, put, folder):
    publish(
        folder,
        filled(
            ("sources", {"source_id": "paper", "title": "Paper", "kind": "document"}),
            ("networks", {"network_id": "n1", "name": "A", "source_id": "paper"}),
            ("activities", {"activity_id": "a1", "network_id": "n1", "title": "Seminar", "hours": 2.5, "source_id": "paper"}),
        ),
    )
    path = publish(folder, put("activity_id,hours\na1,2.50\n", "activities.csv"), adds=True)
    assert asked(path, "select hours, source_id from activities") == [(2.5, "paper")]
    path = publish(folder, put("network_id,source_id,locator\nn1,paper,p. 7\n", "networks.csv"), adds=True)
    assert asked(path, "select name, source_id, locator from networks") == [("A", "paper", "p. 7")]
    assert facts(path)["made_from"] == "mine.xlsx, activities.csv, networks.csv"


def test_to_nothing_nothing_can_be_added(put, folder):
    with pytest.raises(ValueError, match="There is no data set 'mine' to add to"):
        publish(folder, put(FIRST), adds=True)
    with pytest.raises(Refused, match="or add them to a data set that is there"):
        publish(folder, put("How was it?\nGood\nVery good\n", "form.csv"))
    assert replace(Order((), "mine"), adds=True).digest() != Order((), "mine").digest()
