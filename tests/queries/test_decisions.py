"""How networks decide and are managed, counted by eye."""

import pandas as pd
import pytest

from charts import decisions
from report import language
from report.answer import counted

DOTS = ["networks_by_mode_and_form", "networks_by_mode_and_level", "networks_by_management_and_form"]


@pytest.fixture
def held(ask, small):
    """What the data hold beside each statement, by the statement."""

    def beside(name: str, **filters: object) -> dict[str, str]:
        frame = language.with_words(ask(f"decisions/{name}", **filters), small, "en")
        return dict(zip(frame.text, (told for (told,) in getattr(decisions, name)(frame)), strict=True))

    return beside


def test_networks_are_counted_by_mode_and_those_that_state_none_come_last(ask):
    frame = ask("decisions/networks_by_mode")
    assert list(frame.decision_mode[:-1]) == ["authority_finalises", "consensus", "members_vote"]
    assert pd.isna(frame.decision_mode.iloc[-1])
    assert list(frame.networks) == [1, 1, 1, 4]


def test_a_network_that_states_no_mode_is_no_dot_and_is_counted_as_not_stated(ask):
    frame = ask("decisions/networks_by_mode_and_form").set_index("network_id")
    assert set(frame.index[frame.place_in_line.notna()]) == {"anchor", "zelezna", "percent"}
    assert counted(frame.reset_index()[["decision_mode", "network_id"]], "networks") == (3, 7)


@pytest.mark.parametrize("name", DOTS)
def test_no_dot_lies_on_another_or_on_the_name_of_a_row(ask, europe, name):
    frame = ask(f"decisions/{name}", europe)
    row = frame.columns[0]
    dots = frame.dropna(subset=[row])
    assert not dots.duplicated(["line", "place_in_line"]).any()
    assert dots.place_in_line.between(0, 19).all()
    assert set(dots.line).isdisjoint(frame.head_line.dropna())
    # Each row of dots has one name above it and one number at its end, and the rows stand in order of their numbers.
    numbers = dots.dropna(subset=["row_end"]).set_index(row).row_end
    assert list(numbers) == sorted(numbers, reverse=True)
    assert numbers.to_dict() == dots[row].value_counts().to_dict()
    assert list(dots.dropna(subset=["head_line"])[row]) == list(numbers.index)


def test_more_than_twenty_networks_of_a_mode_go_on_in_the_next_line(ask, europe):
    bodies = ask("decisions/networks_by_management_and_form", europe).query("management == 'management_bodies'")
    assert len(bodies) > 40
    assert bodies.line.nunique() == -(-len(bodies) // 20)
    assert list(bodies.line) == sorted(bodies.line)


@pytest.mark.parametrize("name", ["counts_by_mode_and_form", "counts_by_mode_and_level", "counts_by_management_and_form"])
def test_cells_count_what_the_dots_show(ask, europe, name):
    cells = ask(f"decisions/{name}", europe)
    row, column = cells.columns[:2]
    dots = ask(f"decisions/networks_by_{name.removeprefix('counts_by_')}", europe)
    counts = {(r, c): n for r, c, n in zip(cells[row], cells[column], cells.networks, strict=True) if pd.notna(r)}
    assert counts == dots.groupby([row, column]).size().to_dict()
    assert cells[row].isna().sum() == cells[row].isna()[::-1].cumprod().sum()


def test_a_network_counts_once_for_a_level_that_two_pages_tell_of(ask):
    frame = ask("decisions/levels_by_mode").dropna(subset=["cell"])
    assert {(row.decision_level, row.decision_mode): row.cell for row in frame.itertuples()} == {
        ("annual_employment_plan", "authority_finalises"): 1,
        ("joint_advocacy", "consensus"): 1,
        ("joint_advocacy", "members_vote"): 1,
    }
    assert ask("decisions/levels_by_mode").query("network_id == 'zelezna'").note.to_list() == ["told again elsewhere"]


def test_levels_are_counted_by_mode_and_networks_of_which_none_is_known_stay_counted(ask, europe):
    frame = ask("decisions/counts_of_levels_by_mode")
    known = frame.dropna(subset=["decision_level"])
    assert {(row.decision_level, row.decision_mode): row.networks for row in known.itertuples()} == {
        ("annual_employment_plan", "authority_finalises"): 1,
        ("joint_advocacy", "consensus"): 1,
        ("joint_advocacy", "members_vote"): 1,
    }
    assert counted(frame, "networks") == (3, 7)
    few, many = (ask(f"decisions/{name}", europe) for name in ("levels_by_mode", "counts_of_levels_by_mode"))
    few, many = (language.with_words(frame, europe, "en") for frame in (few, many))
    assert decisions.levels_by_mode_says(few) == decisions.counts_of_levels_by_mode_says(many)
    assert ask("decisions/counts_of_levels_by_mode", q="Bare").decision_level.isna().all()


def test_members_that_take_part_where_no_mode_is_stated_are_in_the_last_row(ask, europe):
    frame = ask("decisions/levels_by_mode", europe).dropna(subset=["cell"])
    silent = frame.decision_mode.isna()
    assert silent.iloc[-1]
    assert silent.is_monotonic_increasing
    levels = ask("decisions/levels_by_mode", europe).dropna(subset=["decision_level"])
    assert frame.cell.sum() == len(levels)


def test_coverage_of_levels_counts_networks_and_not_levels(ask, europe):
    frame = ask("decisions/levels_by_mode", europe)
    assert frame.decision_level.notna().sum() > counted(frame, "networks")[0]
    assert counted(frame, "networks")[1] == ask("frame/left", europe).networks[0]


@pytest.mark.parametrize(("as_of", "is_over"), [(2025, False), (2026, False), (2027, True)])
def test_an_agreement_is_over_in_the_year_after_its_end(ask, as_of, is_over):
    anchor = ask("decisions/agreements", as_of=as_of).set_index("network_id").loc["anchor"]
    assert bool(anchor.is_over) is is_over
    assert anchor.agreement_until == "2026-12"


@pytest.mark.parametrize("name", ["agreements", "agreements_by_end"])
def test_agreements_that_end_soonest_come_first_and_those_without_an_end_last(ask, europe, name):
    frame = ask(f"decisions/{name}", europe)
    known = frame.agreement_until.notna()
    assert known.is_monotonic_decreasing
    running, over = (frame[known & (frame.is_over == past)].agreement_until.to_list() for past in (False, True))
    assert len(running) > 0
    assert len(over) > 0
    assert frame.agreement_until[known].to_list() == sorted(running) + sorted(over, reverse=True)


def test_a_network_that_names_no_contract_is_not_said_to_have_none(ask):
    frame = ask("decisions/contracts_by_kind")
    assert list(frame.contract_kind[:-1]) == ["statutes"]
    assert list(frame.networks) == [1, 6]
    assert list(frame.networks_with_contract) == [1, 0]
    assert ask("decisions/agreements").network_id.to_list() == ["anchor"]


def test_a_kind_of_coordination_is_counted_and_a_note_alone_is_listed(ask, europe):
    counts = ask("decisions/coordination_by_capacity", europe).dropna(subset=["coordinator_capacity"])
    listed = ask("decisions/coordination", europe)
    assert counts.networks.sum() == listed.coordinator_capacity.notna().sum() < len(listed)
    assert listed.source.notna().all()


def test_those_that_state_no_mode_are_asked_first_where_they_still_work_and_have_a_page(ask, europe):
    assert ask("decisions/ask_them").network_id.to_list() == ["hostile", "bare", "online", "bridges"]
    frame = ask("decisions/ask_them", europe)
    ended = frame.ended_year.notna() & (frame.ended_year <= 2026)
    assert ended.is_monotonic_increasing
    assert frame.website[~ended].isna().is_monotonic_increasing


def test_all_networks_are_listed_and_only_what_is_told_has_a_source(ask):
    frame = ask("decisions/networks").set_index("network_id")
    assert len(frame) == 7
    assert frame.source["anchor"] == "Statutes of the Anchor Alliance, article 7"
    assert pd.isna(frame.source["bare"])


def test_beside_a_rule_stands_how_many_of_those_that_state_a_mode_state_the_same(held):
    rules = held("rules_of_modes")
    assert rules["Where an authority coordinates it has the last word"] == (
        "“An authority finalises” is stated by 1 of 3 networks that state a decision mode. "
        "Among those managed by “Public authority”: 1 of 1."
    )
    assert rules["Where an authority coordinates all may shape what is done"] == (
        "Networks managed by “Public authority”: 1; for 1 of them it is recorded what members take part in deciding."
    )
    # No partnership states a mode here.
    assert rules["In partnerships all agree"] == "“Consensus” is stated by 1 of 3 networks that state a decision mode."


def test_beside_a_rule_of_which_nothing_is_recorded_stands_nothing(held):
    assert held("rules_of_modes")["Who decides in time decides twice"] == ""
    assert held("rules_of_membership")["Members are well linked"] == ""


def test_beside_rules_on_levels_bodies_contracts_and_coordination_stand_their_numbers(held):
    assert list(held("rules_of_levels").values()) == [
        "“Joint advocacy” is recorded for 2 of 3 networks whose sources tell what members take part in deciding."
    ]
    assert list(held("rules_of_management").values()) == [
        "“Management bodies” is named by 1 of 2 networks that state who manages them. Among those of the form “Formal association”: 1 of 1."
    ]
    contract = held("rules_of_membership")
    assert (
        contract["Mostly a contract says who does what"]
        == "A contract or statutes are named by 1 of 7 networks; of the others it is not known."
    )
    # Železna kapla manages the Anchor Alliance with others.
    assert (
        contract["Members often have a seat in the bodies"]
        == "A seat in a body that manages is recorded for 1 of 6 organisations found as members."
    )
    assert held("rules_of_coordination") == {
        "A body or a member coordinates": (
            "Of 2 networks that state who manages them, bodies of the members are named by 1, a coordinator by 0, a lead partner by 0."
        ),
        "Somebody coordinates the exchange": "",
    }


def test_a_rule_stays_when_the_filters_leave_no_network(held):
    nothing = {"q": "no network has this name"}
    assert held("rules_of_levels", **nothing) == {
        "Members stand up together": "Of none of these networks is it recorded what members decide together."
    }
    assert held("rules_of_membership", **nothing)["Mostly a contract says who does what"] == "The filters leave no network."


def test_what_none_of_the_networks_states_is_told_by_its_name(held):
    # Bare states its name alone.
    only = {"q": "Bare"}
    assert held("rules_of_modes", **only)["In partnerships all agree"] == "None of these networks states how it decides."
    assert set(held("rules_of_management", **only).values()) == {"None of these networks states who manages it."}
    assert held("rules_of_coordination", **only)["A body or a member coordinates"] == "None of these networks states who manages it."


@pytest.mark.parametrize(
    "name", ["rules_of_modes", "rules_of_levels", "rules_of_management", "rules_of_membership", "rules_of_coordination"]
)
@pytest.mark.parametrize("chosen", [{"q": "Bare"}, {"q": "no network has this name"}, {"form": ["informal_network"]}, {"country": ["FR"]}])
def test_beside_a_document_stands_never_a_part_of_nothing(held, name, chosen):
    assert not [said for said in held(name, **chosen).values() if "of 0" in said or ": 0;" in said]


def test_a_sentence_that_stands_alone_says_what_is_stated(ask, europe):
    def said(name: str) -> str:
        return getattr(decisions, f"{name}_says")(language.with_words(ask(f"decisions/{name}", europe), europe, "en"))

    for name in ("networks_by_mode", "counts_by_mode_and_form", "counts_by_mode_and_level"):
        assert said(name).startswith("52 of 164 networks state how they decide, most often: Members vote (")
    assert " of 164 networks state who manages them, most often: " in said("counts_by_management_and_form")
    assert " of 164 networks state what their coordination can rely on, most often: " in said("coordination_by_capacity")
    assert said("levels_by_mode").startswith("For 48 networks it is recorded in what members take part, most often: ")


def test_a_sentence_that_is_taken_along_points_to_nothing_below_it(ask, small):
    said = decisions.networks_by_mode_and_form_says(language.with_words(ask("decisions/networks_by_mode_and_form"), small, "en"))
    assert said.endswith("4 networks do not state it.")


def test_a_seat_that_nobody_states_is_not_recorded_and_not_zero(held):
    assert held("rules_of_membership", form=["informal_network"])["Members often have a seat in the bodies"] == ""
