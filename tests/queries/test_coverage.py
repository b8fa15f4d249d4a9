"""What is stated and what is not, counted by eye."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts import coverage
from report import language

CODES = {"country": ["SI", "FR", "IT", "BE"], "form": ["formal_association", "consortium", "partnership", "informal_network"]}
filters = st.fixed_dictionaries(
    {key: st.lists(st.sampled_from([*values, "not_stated"]), unique=True, max_size=2) for key, values in CODES.items()}
    | {"as_of": st.integers(1980, 2030), "q": st.sampled_from(["", "net", "e"])}
)


@pytest.fixture(scope="session")
def stated(ask):
    """Of how many records each field is stated."""

    def answer(name: str, **given: object) -> dict[str, tuple[int, int]]:
        frame = ask(name, **given)
        return {row.field: (row.stated, row.records) for row in frame.itertuples()}

    return answer


def test_a_network_states_what_its_row_says(stated):
    fields = stated("coverage/networks_by_field")
    assert fields["form"] == (6, 7)
    assert fields["decision_mode"] == (3, 7)
    assert fields["management"] == (2, 7)
    assert fields["has_contract"] == (1, 7)
    assert fields["coordinator_capacity"] == (0, 7)


def test_a_size_is_stated_or_listed(stated):
    fields = stated("coverage/networks_by_field")
    assert fields["stated_members"] == (4, 7)
    assert fields["listed_members"] == (6, 7)  # a supporter of Bare is no member
    assert fields["size"] == (6, 7)


def test_what_stands_in_tables_of_its_own_is_stated_with_one_row(stated):
    fields = stated("coverage/networks_by_field")
    assert fields["purpose"] == (3, 7)
    assert fields["decision_level"] == (3, 7)
    assert fields["activities"] == (5, 7)  # what Anchor plans is not done
    assert fields["outcomes"] == (2, 7)  # the common platform is of networks in general


def test_activities_and_outcomes_count_by_the_end_of_the_year(stated):
    fields = stated("coverage/networks_by_field", as_of=2011)
    # The course of Bridges came in 2012.
    assert fields["activities"] == (0, 6)
    assert fields["outcomes"] == (0, 6)


def test_what_need_not_be_there_is_not_counted_as_missing(ask):
    fields = set(ask("coverage/networks_by_field").field)
    assert fields.isdisjoint(
        {"name", "acronym", "ended_on", "decision_mode_note", "decision_source_id", "locator", "founded_year", "members"}
    )
    every = set(ask("coverage/fields").field)
    assert every.isdisjoint({"memberships.until", "activities.ends_on", "outcomes.value", "members.locator", "members.aliases"})
    assert {"members.country", "memberships.since", "activities.mode", "outcomes.due_on"} <= every


def test_a_filter_leaves_the_records_of_its_networks(stated):
    fields = stated("coverage/fields", form=["partnership"])
    assert fields["networks.form"] == (1, 1)
    assert fields["members.country"] == (3, 3)
    assert fields["memberships.since"] == (3, 3)
    assert fields["activities.place"] == (0, 1)
    assert fields["outcomes.about"] == (0, 1)


def test_a_kind_of_record_of_which_there_is_none_is_left_out(stated):
    fields = stated("coverage/fields", q="Bare")
    assert fields["networks.form"] == (0, 1)
    assert not [field for field in fields if field.startswith(("activities.", "outcomes."))]


def test_records_beside_the_networks_are_counted_once_for_the_coverage(ask):
    frame = ask("coverage/fields")
    # Members, memberships, purposes, levels, activities, parts in them, outcomes, sources.
    assert set(frame.records_in_all) == {8 + 19 + 5 + 4 + 9 + 2 + 3 + 6}


def test_the_fields_of_networks_are_counted_alike_in_every_place(ask, stated):
    every = stated("coverage/fields")
    alone = stated("coverage/networks_by_field")
    assert {field: every[f"networks.{field}"] for field in alone} == alone
    assert [field for field in every if field.startswith("networks.")] == [f"networks.{field}" for field in alone]


def test_a_group_under_five_networks_has_no_part(ask, europe):
    assert ask("coverage/fields_by_form").stated_share.isna().all()
    frame = ask("coverage/fields_by_country", europe)
    assert (frame.stated_share.notna() == (frame.records >= 5)).all()


def test_a_network_that_states_no_form_is_a_group_of_its_own(ask):
    frame = ask("coverage/fields_by_form")
    bare = frame[frame.form.isna()]
    assert len(bare) == 9
    assert set(bare.records) == {1}
    assert bare.stated.sum() == 0


def test_countries_beyond_the_sixth_stand_together_and_those_without_a_seat_last(ask, europe):
    groups = ask("coverage/fields_by_country", europe).drop_duplicates("position")
    assert list(groups.position) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert list(groups.country[:6].str.len()) == [2] * 6
    assert groups.country.iloc[6] == "others"
    assert pd.isna(groups.country.iloc[7])
    assert groups.records.sum() == 164


def test_each_column_of_a_matrix_has_one_head(ask, europe):
    for name, group in (("fields_by_form", "form"), ("fields_by_country", "country")):
        frame = ask(f"coverage/{name}", europe)
        assert (frame.groupby(group, dropna=False).is_head.sum() == 1).all()


def test_whom_to_ask_next_is_the_network_of_which_least_is_known(ask):
    frame = ask("coverage/networks")
    assert frame.network_id.iloc[0] == "bare"
    assert list(frame.network_id[-2:]) == ["anchor", "zelezna"]
    assert list(frame.lacks[-2:]) == ["activities; coordinator_capacity", "coordinator_capacity; has_contract"]
    assert frame.main_fields_not_stated.iloc[0] == 9


def test_a_network_that_states_everything_lacks_nothing(ask, europe):
    frame = ask("coverage/networks", europe)
    assert (frame.lacks.isna() == (frame.main_fields_not_stated == 0)).all()


def test_a_click_on_a_field_lists_the_networks_that_do_not_state_it(ask):
    lacking = ask("coverage/networks_lacking_a_field").groupby("lacks").network_id.nunique()
    fields = ask("coverage/networks_by_field").set_index("field").not_stated
    assert lacking.to_dict() == fields[fields > 0].to_dict()


def test_names_of_fields_are_told_in_words(ask, small):
    frame = language.with_words(ask("coverage/fields"), small, "en").set_index("field").field_words
    assert frame["networks.has_contract"] == "Networks: Contract or statutes"
    assert frame["activities.starts_on"] == "Activities: Start"
    assert not frame.str.contains("_").any()
    assert frame.is_unique
    lacks = language.with_words(ask("coverage/networks"), small, "en").set_index("network_id").lacks_words
    assert lacks["zelezna"] == "Coordination; Contract or statutes"
    assert language.word(small, "en", "country", "others") == "others together"


def test_a_document_tells_what_was_taken_from_it(ask):
    frame = ask("coverage/documents").set_index("source_id")
    report = frame.loc["s-report"]
    assert (report.statements, report.outcomes, report.questions, report.rows_taken) == (1, 1, 1, 5)
    assert frame.loc["s-statutes"].rows_taken == 2
    assert frame.loc["s-bridges"].networks == 1


def test_pages_stand_together_behind_the_documents(ask):
    last = ask("coverage/documents").iloc[-1]
    assert pd.isna(last.source_id)
    assert (last.source_kind, last.sources, last.networks) == ("page", 3, 6)


def test_rows_taken_are_those_that_the_sources_tell_of(ask, small):
    frame = ask("coverage/documents")
    for source in frame.source_id.dropna():
        assert frame.set_index("source_id").rows_taken[source] == len(ask("sources/rows", source=source))


@pytest.mark.parametrize("of", ["small", "europe"])
@given(chosen=filters)
def test_stated_and_not_stated_sum_to_all(ask, request, of, chosen):
    path = request.getfixturevalue(of)
    left = ask("frame/left", path, **chosen).networks[0]
    for name in ("coverage/networks_by_field", "coverage/fields"):
        frame = ask(name, path, **chosen)
        assert (frame.stated + frame.not_stated == frame.records).all()
        assert (frame.stated >= 0).all()
    fields = ask("coverage/networks_by_field", path, **chosen)
    assert (fields.records == left).all()
    assert len(ask("coverage/networks", path, **chosen)) == left


@pytest.mark.parametrize("name", ["coverage/fields_by_form", "coverage/fields_by_country"])
@given(chosen=filters)
def test_groups_sum_to_the_whole_of_each_field(ask, europe, name, chosen):
    whole = ask("coverage/networks_by_field", europe, **chosen).set_index("field")
    frame = ask(name, europe, **chosen)
    sums = frame.groupby("field")[["stated", "records"]].sum()
    assert sums.stated.to_dict() == whole.stated[sums.index].to_dict()
    assert sums.records.to_dict() == whole.records[sums.index].to_dict()
    missing = ask("coverage/networks", europe, **chosen)
    assert missing.main_fields_not_stated.sum() == (frame.records - frame.stated).sum()


def test_the_sentence_names_what_is_stated_least(ask, small):
    frame = language.with_words(ask("coverage/networks_by_field"), small, "en")
    assert coverage.networks_by_field_says(frame) == (
        "9 of 24 fields are stated by at least half of the 7 networks. "
        "Least often stated: Coordination (0); Whether it serves exchange (0); Whether it serves integration (0)."
    )


def test_where_all_fields_are_stated_alike_none_is_named_least():
    frame = pd.DataFrame({"field": ["a", "b"], "field_words": ["A", "B"], "stated": [2, 2], "not_stated": [1, 1], "records": [3, 3]})
    assert coverage.networks_by_field_says(frame) == "2 of 2 fields are stated by at least half of the 3 networks."


def test_small_groups_are_not_compared(ask, small):
    frame = language.with_words(ask("coverage/fields_by_form"), small, "en")
    assert coverage.fields_by_form_says(frame).startswith("Fewer than two groups")


def test_the_groups_of_which_most_and_least_is_known_are_named():
    frame = pd.DataFrame(
        {
            "form": ["a", "a", "b", "b"],
            "form_words": ["Association", "Association", "Consortium", "Consortium"],
            "field": ["size", "purpose"] * 2,
            "stated": [6, 5, 1, 2],
            "records": [6, 6, 5, 5],
        }
    )
    assert coverage.fields_by_form_says(frame) == (
        "The main fields are filled most for Association (11 of 12 entries) and least for Consortium (3 of 10)."
    )


def test_what_stands_beside_networks_in_tables_of_its_own_has_its_fields_too(stated):
    fields = stated("coverage/fields")
    assert fields["purposes.purpose_note"] == (1, 5)
    assert fields["decision_levels.note"] == (1, 4)
    assert fields["participations.role"] == (1, 2)
    assert fields["participations.people"] == (1, 2)


def test_sources_are_those_that_the_rows_of_the_networks_cite(stated):
    fields = stated("coverage/fields", q="Anchor")
    # Its page, its statutes, and where its members were found: a page, and a list without a publisher and a date.
    assert {field: known for field, known in fields.items() if field.startswith("sources.")} == {
        "sources.language": (4, 4),
        "sources.url": (4, 4),
        "sources.published_on": (3, 4),
        "sources.publisher": (3, 4),
    }
    assert stated("coverage/fields", q="no network has this name") == {}
