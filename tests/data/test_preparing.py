"""A version is made in a process of its own: what it does is told, it can be ended, and nothing is left of it."""

import gc
import time
from pathlib import Path

import pytest

from data.importer import Order, Reading
from data.library import Kept, Overtaken, current, files, kept, opened, sweep
from data.preparing import Preparation

LIST = b"network,member\nA,B\nA,C\n"


def waited(preparation: Preparation) -> Preparation:
    ends = time.monotonic() + 60
    while preparation.is_running and time.monotonic() < ends:
        time.sleep(0.05)
    assert not preparation.is_running
    return preparation


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {".lock"}


def test_nothing_is_published_before_it_is_said_and_then_the_version_is_there(folder):
    preparation = Preparation([("list.csv", LIST)], folder)
    preparation.start(Order((), "mine", "Ours", who="Zavod Primer", decided=Kept({"": {"x": ""}})))
    waited(preparation)
    assert (preparation.failure, preparation.complaints) == ("", [])
    assert current("mine", folder) is None
    (seen,) = preparation.seen
    assert (seen.file, seen.found, seen.form, seen.rows) == ("list.csv", "utf-8, comma", "memberships_listed", 2)
    assert seen.fields == {"network": "networks.name", "member": "members.name"}
    path = preparation.publish()
    assert (current("mine", folder), kept("mine", folder)) == (path, Kept({"": {"x": ""}}))
    with opened(path) as con:
        told = con.execute("select title, published_by, made_from from published.data_set").fetchall()
    assert told == [("Ours", "Zavod Primer", "list.csv")]
    assert names_in(folder) == {path.name, "mine.current", "mine.kept.json"}


def test_what_is_wrong_is_told_and_the_same_files_can_be_read_in_another_way(folder):
    preparation = Preparation([("list.csv", "network;member\nA;Čebela\n;C\n".encode("cp1250"))], folder)
    preparation.start(Order((), "mine"))
    assert [complaint.expected for complaint in waited(preparation).complaints if not complaint.is_warning] == ["a value"]
    assert preparation.made is None
    preparation.start(Order((), "mine", readings={"list.csv": Reading("cp1252", ";")}, leave_out=True))
    assert waited(preparation).made
    with opened(preparation.publish()) as con:
        assert con.execute("select name from published.members").fetchall() == [("Èebela",), ("C",)]


def test_a_table_whose_headings_nobody_knows_is_seen_with_guesses_and_understood_once_they_are_said(folder):
    rows = "Verbund;Einrichtung;Staat;Was;Seite\nA;Werk Eins;Italia;x;https://one.example\nA;Werk Zwei;SI;y;\nB;Werk Eins;IT;z;\n"
    preparation = Preparation([("liste.csv", rows.encode())], folder)
    preparation.start(Order((), "mine"))
    (seen,) = waited(preparation).seen
    assert seen.form == ""
    assert seen.fields == {
        "Verbund": "networks.name",
        "Einrichtung": "members.name",
        "Staat": "members.country",
        "Was": "",
        "Seite": "members.website",
    }
    assert seen.sample == [["Verbund", "Einrichtung", "Staat", "Was", "Seite"], *(row.split(";") for row in rows.splitlines()[1:4])]
    said = {"Verbund": "networks.name", "Einrichtung": "members.name", "Staat": "members.country", "Was": "", "Seite": "members.website"}
    row = "verbund | einrichtung | staat | was | seite"
    preparation.start(Order((), "mine", decided=Kept({row: said})))
    assert waited(preparation).complaints == []
    path = preparation.publish()
    with opened(path) as con:
        assert con.execute("select member_id, website from published.members").fetchall() == [
            ("werk-eins-it", "https://one.example"),
            ("werk-zwei-si", None),
        ]
    # Next time it is known.
    assert kept("mine", folder).headings == {row: said}


def test_a_version_that_somebody_else_was_faster_with_is_not_replaced(folder):
    slow, fast = (Preparation([("list.csv", LIST)], folder) for _ in range(2))
    slow.start(Order((), "mine"))
    waited(slow)
    fast.start(Order((), "mine", "Other"))
    waited(fast)
    path = fast.publish()
    with pytest.raises(Overtaken):
        slow.publish()
    assert (current("mine", folder), files("mine", folder)) == (path, [path])


def test_it_can_be_cancelled_while_it_works_and_goes_with_its_reader(folder):
    many = b"network,member\n" + b"".join(f"N{n % 99},M{n}\n".encode() for n in range(200_000))
    preparation = Preparation([("list.csv", many)], folder)
    preparation.start(Order((), "mine"))
    ends = time.monotonic() + 60
    while not preparation.step[0] and time.monotonic() < ends:
        time.sleep(0.01)
    assert preparation.step == ("reading", "list.csv")
    process = preparation.process
    preparation.cancel()
    assert process.poll() is not None
    assert (preparation.is_running, preparation.made) == (False, None)
    preparation.start(Order((), "mine"))
    process = preparation.process
    del preparation
    gc.collect()
    assert process.wait(10) is not None
    sweep(folder)
    assert names_in(folder) == set()


def test_a_name_that_leads_elsewhere_is_only_a_name(folder):
    preparation = Preparation(
        [("../../etc/list.csv", LIST), ("C:\\lists\\list.csv", b"network,member\nD,E\n"), ("ž" * 200 + ".csv", LIST)], folder
    )
    assert all(path.is_relative_to(preparation.draft.home) for path in preparation.files)
    # Two of one name are told apart, and one too long for the system is cut.
    assert [path.name for path in preparation.files] == ["list.csv", "2 list.csv", "ž" * 56 + ".csv"]
    preparation.start(Order((), "mine"))
    assert waited(preparation).made


def test_a_name_that_cannot_be_one_is_a_failure_with_the_way_out(folder):
    preparation = Preparation([("list.csv", LIST)], folder)
    preparation.start(Order((), "europe"))
    assert "cannot be the name of a data set" in waited(preparation).failure
    assert names_in(folder) != set()


def test_what_is_said_of_a_heading_holds_beside_the_same_others_alone(folder):
    lists = [("persons.csv", b"Nome;Sede\nCoop Uno;Gorizia\n"), ("list.csv", b"Nome;Ente\nRete Uno;Coop Uno\n")]
    preparation = Preparation(lists, folder)
    said = {"nome | sede": {"Nome": "", "Sede": ""}, "nome | ente": {"Nome": "networks.name"}}
    preparation.start(Order((), "mine", decided=Kept(said), leave_out=True))
    assert [seen.form for seen in waited(preparation).seen] == ["", "memberships_listed"]
    with opened(preparation.publish()) as con:
        assert con.execute("select name from published.networks").fetchall() == [("Rete Uno",)]


def test_it_can_be_started_anew_while_it_works(folder):
    preparation = Preparation([("list.csv", LIST)], folder)
    for _ in range(3):
        preparation.start(Order((), "mine"))
    assert (waited(preparation).failure, bool(preparation.made)) == ("", True)
