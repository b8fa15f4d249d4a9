"""What was taken from each source, counted by eye."""

import pytest

# Sources of what is said of networks in general.
IN_GENERAL = {"s-report", "s-decisions", "s-exchange", "s-overview"}


def rows_taken(frame) -> dict[str, int]:
    return dict(zip(frame.source_id, frame.rows_taken, strict=True))


def test_sources_are_those_that_chosen_networks_and_what_is_said_in_general_cite(ask):
    assert rows_taken(ask("sources/sources")) == {
        "s-other": 25,  # four networks, two purposes, seven members, seven memberships, five activities
        "s-zelezna": 15,  # a network, a purpose, a member, six memberships, two activities, two parts in them, two outcomes
        "s-anchor": 7,  # a network, two purposes, three memberships, an activity
        "s-bridges": 6,  # a network, three memberships, an activity, an outcome
        "s-report": 5,  # an outcome and a statement of networks in general, a questionnaire, two answers
        "s-decisions": 13,  # three levels of deciding, ten statements
        "s-exchange": 12,  # twelve statements
        "s-overview": 3,  # three statements
        "s-statutes": 2,  # a decision, a level of deciding
    }


def test_a_filter_leaves_the_sources_of_its_networks_and_their_members(ask):
    taken = rows_taken(ask("sources/sources", form=["partnership"]))
    assert {source: taken[source] for source in taken.keys() - IN_GENERAL} == {"s-bridges": 6, "s-other": 3}


def test_the_sources_of_what_is_said_in_general_stand_there_whatever_the_filters_leave(ask):
    # The outcome and the statement; the questionnaire is on an activity of a network that is not left.
    assert rows_taken(ask("sources/sources", q="no network has this name")) == {
        "s-report": 2,
        "s-decisions": 10,
        "s-exchange": 12,
        "s-overview": 3,
    }
    assert rows_taken(ask("sources/sources", form=["partnership"]))["s-report"] == 2
    assert rows_taken(ask("sources/sources", form=["informal_network"]))["s-report"] == 5


def test_a_source_shows_every_row_taken_from_it_and_where_in_it(ask):
    frame = ask("sources/rows", source="s-statutes")
    assert list(zip(frame.taken, frame.locator, strict=True)) == [("decisions", "article 7"), ("decision_levels", "article 2")]
    assert list(frame.network) == ["Anchor Alliance", "Anchor Alliance"]


def test_what_a_document_says_of_networks_in_general_is_shown_with_it(ask):
    frame = ask("sources/rows", source="s-report")
    assert list(zip(frame.taken, frame.what, strict=True)) == [
        ("outcomes", "A common platform"),
        ("statements", "Most networks are informal"),
        ("questionnaires", "Evaluation of the job fair"),
        ("answers", "fair-useful, 2019"),
        ("answers", "fair-useful, 2019"),
    ]
    assert frame.network.isna().all()


@pytest.mark.parametrize("source", ["s-zelezna", "s-anchor", "s-bridges", "s-statutes", "s-report"])
def test_as_many_rows_are_counted_as_are_shown(ask, source):
    assert rows_taken(ask("sources/sources"))[source] == len(ask("sources/rows", source=source))


def test_a_source_that_nothing_was_taken_from_opens_and_is_empty(ask):
    assert list(ask("sources/source", source="s-unread").title) == ["A page that no row was taken from"]
    assert ask("sources/rows", source="s-unread").empty


def test_what_is_known_of_a_source_is_told_and_the_rest_is_not_stated(ask):
    frame = ask("sources/facts", source="s-zelezna").set_index("fact")
    assert frame.words["published_on"] == "2024-11-30"
    assert frame.words["publisher"] == "Železna kapla"
    assert ask("sources/facts", source="s-unread")[["code", "words"]].isna().all(axis=None)
