"""What networks do together, counted by eye."""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from test_any_filters import filters

import queries
from charts import exchange
from charts.words import ENGLISH
from report import language


def told(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    """The rows as tuples, what is missing as None."""
    return list(frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None).itertuples(index=False, name=None))


@pytest.fixture(scope="session")
def worded(ask, small):
    """Answers a query as pages do, with words beside its codes."""

    def answer(name: str, **given: object) -> pd.DataFrame:
        return language.with_words(ask(name, **given), small, "en")

    return answer


def test_activities_stand_in_the_year_they_began_and_undated_ones_in_none(ask):
    frame = ask("exchange/activities_by_year_and_mode")
    assert told(frame[frame.activities > 0], "starts_year", "mode_group", "activities") == [
        (2012, "video_conference", 1),
        (2019, "live_meeting", 1),
        (2019, None, 1),
        (2024, "live_workshop", 1),
        (2024, "video_conference", 1),
        (2025, "other_means", 1),
    ]


def test_the_axis_of_years_reaches_to_the_year_as_of_and_over_ten_years(ask):
    def empty(**given: object) -> list[int]:
        frame = ask("exchange/activities_by_year_and_mode", **given)
        return list(frame.starts_year[frame.activities == 0])

    assert empty() == [2017, 2026]
    assert empty(as_of=2012) == [2003]
    assert empty(q="bare") == []


def test_what_is_planned_or_was_cancelled_is_not_done(ask):
    done = set(ask("exchange/activities").activity_id)
    assert done.isdisjoint({"assembly", "exchange-school", "exchange-cancelled"})
    figures = ask("exchange/key_figures").iloc[0]
    assert (figures.activities, figures.planned_activities, figures.cancelled_activities) == (6, 2, 1)
    assert set(ask("exchange/planned").title) == {"General assembly", "Autumn school"}


def test_what_begins_after_the_year_is_not_done_yet(ask):
    assert set(ask("exchange/activities", as_of=2018).activity_id) == {"course"}
    assert set(ask("exchange/activities", as_of=2019).activity_id) == {"course", "fair", "visit"}


def test_a_year_is_no_january(ask):
    # A study visit in 2019 and a letter in 2025 have no month.
    frame = ask("exchange/activities_by_month")
    assert list(frame.month[:-1]) == [f"{month:02}" for month in range(1, 13)]
    assert told(frame[frame.activities > 0], "month", "activities") == [("05", 1), ("11", 2), ("12", 1), (None, 2)]


def test_months_have_their_words_in_every_language(small):
    frame = pd.DataFrame({"month": ["01", "05", None]})
    assert list(language.with_words(frame, small, "en").month_words) == ["January", "May", "not stated"]
    assert list(language.with_words(frame, small, "sl").month_words)[:2] == ["januar", "maj"]


def test_kinds_are_parted_by_mode_and_begin_with_the_most_frequent(ask):
    frame = ask("exchange/kinds_and_modes")
    assert told(frame.query("activity_kind == 'training_workshop'"), "mode_group", "activities") == [
        ("live_workshop", 1),
        ("video_conference", 1),
    ]
    assert frame.activity_kind[0] == "training_workshop"
    assert (frame.activities_stating[0], frame.activities_in_all[0]) == (5, 6)  # the study visit states no mode


def test_the_years_are_parted_before_2020_and_after_2021(ask):
    assert told(ask("exchange/modes_by_period"), "period", "mode_group", "activities") == [
        ("to_2019", "live_meeting", 1),
        ("to_2019", "video_conference", 1),
        ("to_2019", None, 1),
        ("since_2022", "live_workshop", 1),
        ("since_2022", "video_conference", 1),
        ("since_2022", "other_means", 1),
    ]


def test_the_sentence_on_2020_counts_of_those_that_state_a_mode(worded):
    assert exchange.modes_by_period_says(worded("exchange/modes_by_period"), ENGLISH) == (
        "Video conferences, of the activities that state a mode: 1 of 2 before 2020, none that states a mode in 2020 and 2021, "
        "1 of 3 since. 1 more of a known year states no mode and may have been online or not."
    )


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (2019, "1 of 2 before 2020."),
        (2021, "1 of 2 before 2020, none that states a mode in 2020 and 2021."),
        (2022, "1 of 2 before 2020, none that states a mode in 2020 and 2021, none that states a mode since."),
    ],
)
def test_the_sentence_on_2020_leaves_out_what_had_not_begun(worded, as_of, said):
    assert said in exchange.modes_by_period_says(worded("exchange/modes_by_period", as_of=as_of), ENGLISH)


def test_networks_without_a_recorded_activity_are_not_said_to_have_none(ask):
    assert told(ask("exchange/networks_by_activities"), "activities", "networks") == [(1, 4), (2, 1), (None, 2)]
    assert told(ask("exchange/networks", q="zelezna"), "activities", "undated_activities", "first_year", "last_year") == [
        (2, 0, 2019, 2019)
    ]


def test_a_network_is_quiet_after_24_months_without_a_recorded_activity(ask):
    # As of the end of 2026 the talk of November 2024 is 25 months ago; the workshop begun in December 2024 went on into 2025.
    assert told(ask("exchange/quiet_networks"), "network_id", "last_recorded_on") == [
        ("zelezna", "2019-05-04"),
        ("percent", "2024-11-30"),
    ]
    assert list(ask("exchange/quiet_networks", as_of=2025).network_id) == ["zelezna"]


def test_ended_networks_and_those_without_a_dated_activity_are_not_quiet(ask):
    said = ask("exchange/gone_quiet").iloc[0]
    assert (said.quiet_networks, said.networks_heard_of) == (2, 2)  # a letter in 2025, the workshop
    assert (said.ended_networks, said.networks_without_dated_activity) == (1, 2)  # Bridges; the assembly of Anchor is planned, Bare
    assert (said.longest_quiet, said.longest_quiet_since) == ("ŽK", "2019-05-04")


def test_what_happens_later_does_not_break_an_earlier_silence(ask):
    assert list(ask("exchange/quiet_networks", as_of=2021).network_id) == ["zelezna"]
    assert list(ask("exchange/quiet_networks", as_of=2020).network_id) == []


def test_the_sentence_on_silence_says_recorded(ask):
    assert exchange.gone_quiet(ask("exchange/gone_quiet"), ENGLISH) == (
        "2 of 4 networks with a dated activity have none recorded after 2024. The earliest last record is that of ŽK, 2019-05-04. "
        "Kept apart: 1 network that has ended, 2 networks of which no dated activity is recorded."
    )
    assert exchange.gone_quiet(ask("exchange/gone_quiet", q="no network has this name"), ENGLISH) == (
        "No dated activity is recorded for any network that still works."
    )


def test_only_topics_of_activities_done_are_listed_and_none_is_lent(ask):
    assert told(ask("exchange/topics"), "topic", "title") == [("housing", "Talk about rents")]
    said = ask("exchange/topics_stated")
    assert exchange.topics_stated(said, ENGLISH) == "A topic is stated by 1 of 6 recorded activities."
    assert exchange.topics_stated(ask("exchange/topics_stated", q="no such"), ENGLISH) == "Nothing is recorded."


def test_key_figures_say_what_the_others_lack(ask):
    def known(**given: object) -> dict[str, str]:
        return {title: told for title, _, told in exchange.key_figures(ask("exchange/key_figures", **given), ENGLISH)}

    assert known()["Activities"] == "recorded for 5 of 7 networks"
    assert known()["Of a known month"] == "of 2 more only the year is known"
    assert known(q="no such")["Activities"] == "nothing is recorded"
    one = ask("exchange/key_figures").assign(activities=3, dated_activities=2, activities_of_known_month=2)
    assert ("Of a known month", "2", "the others bear no date") in exchange.key_figures(one, ENGLISH)


def test_the_sentence_on_networks_counts_those_of_one_activity(ask):
    assert exchange.networks_by_activities_says(ask("exchange/networks_by_activities"), ENGLISH) == (
        "5 networks have an activity recorded, 4 of them a single one; the highest number is 2. 2 networks have none recorded."
    )


def test_beside_each_point_of_a_document_stands_what_the_data_hold(worded):
    frame = worded("exchange/kinds_and_modes_in_documents")
    assert [said for (said,) in exchange.kinds_and_modes_in_documents(frame, ENGLISH)] == [
        "Training or workshop: 2 of 6 activities that state a kind.",
        "",
        "E-mail: 1 of 5 activities that state a mode.",
        "Consortium: 1 of 5 networks that state a form and have an activity recorded.",
        "2 of 7 networks list a lead or a coordinator. 1 of 6 activities name who promotes them.",
        "",
    ]
    itself = worded("exchange/exchange_in_documents")
    assert dict(zip(itself.text, [said for (said,) in exchange.exchange_in_documents(itself, ENGLISH)], strict=True)) == {
        "Members gain from it": "",
        "Members speak with one voice": "Advocacy: 2 of 3 networks that state a purpose.",
        "Members trust each other": "",
        "A network can lend a hand": "",
        "Work with social enterprises": "Social enterprise: 2 of 5 organisations whose kind is stated.",
        "Members compete for tenders": "",
        "Trust takes years": "",
    }


@pytest.mark.parametrize("of", ["small", "europe"])
@pytest.mark.parametrize(
    "given", [{"q": "no such"}, {"country": ["CH"]}, {"country": ["AT"]}, {"as_of": 1990}, {"purpose": ["not_stated"]}, {}]
)
def test_nothing_is_said_to_be_so_many_of_none(ask, request, of, given):
    path = request.getfixturevalue(of)

    def said(says: Callable[..., Any]) -> Any:
        return says(language.with_words(ask(f"exchange/{says.__name__}", path, **given), path, "en"), ENGLISH)

    beside = [text for says in (exchange.kinds_and_modes_in_documents, exchange.exchange_in_documents) for (text,) in said(says)]
    assert beside
    figures = [told for _, _, told in said(exchange.key_figures)]
    for text in [*beside, *figures, said(exchange.gone_quiet), said(exchange.topics_stated)]:
        assert not re.search(r"\bof 0\b", text)


@pytest.mark.parametrize("of", ["small", "europe"])
@given(chosen=filters)
def test_parts_sum_to_the_activities_of_the_networks_that_are_left(ask, request, of, chosen):
    path = request.getfixturevalue(of)
    figures = ask("exchange/key_figures", path, **chosen).iloc[0]
    listed = ask("exchange/activities", path, **chosen)
    assert len(listed) == listed.activity_id.nunique() == figures.activities
    for part in ("activities_by_year_and_mode", "activities_by_month", "kinds_and_modes", "modes_by_period"):
        assert ask(f"exchange/{part}", path, **chosen).activities.sum() == figures.activities
    by_networks = ask("exchange/networks_by_activities", path, **chosen)
    known = by_networks.dropna()
    assert (known.activities * known.networks).sum() == figures.activities
    assert by_networks.networks.sum() == figures.networks == len(ask("exchange/networks", path, **chosen))
    assert ask("exchange/topics_stated", path, **chosen).activities[0] == figures.activities
    assert (listed.starts_year.dropna() <= chosen["as_of"]).all()
    assert listed.starts_year.notna().sum() == figures.dated_activities
    assert listed.month.notna().sum() == figures.activities_of_known_month


@pytest.mark.parametrize("of", ["small", "europe"])
@given(chosen=filters)
def test_each_network_that_is_left_is_heard_of_quiet_ended_or_undated(ask, request, of, chosen):
    path = request.getfixturevalue(of)
    said = ask("exchange/gone_quiet", path, **chosen).iloc[0]
    assert said.networks == sum((said.networks_heard_of, said.quiet_networks, said.ended_networks, said.networks_without_dated_activity))
    quiet = ask("exchange/quiet_networks", path, **chosen)
    assert len(quiet) == said.quiet_networks
    assert list(quiet.last_recorded_on) == sorted(quiet.last_recorded_on)
    assert all(int(date[:4]) <= chosen["as_of"] - 2 for date in quiet.last_recorded_on)


def test_what_the_sentences_say_holds_for_the_whole_page(europe):
    """A few numbers of the default data set, by another way than the queries of the page."""
    with queries.data_set(europe).cursor() as cursor:
        (live,) = cursor.execute(
            "select count(*) from activities where mode = 'live_meeting' and coalesce(status, 'done') = 'done'"
        ).fetchone()
    frame = queries.ask(
        europe,
        "exchange/kinds_and_modes",
        {"country": [], "level": [], "form": [], "scope": [], "purpose": [], "decision_mode": [], "as_of": 2026, "q": ""},
    )
    assert frame.activities[frame.mode_group == "live_meeting"].sum() == live
