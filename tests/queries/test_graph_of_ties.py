"""The two-mode graph that is taken along: who is in it, and what is told of each tie."""

import pytest

import queries


def edges(frame) -> set[tuple[str, str]]:
    return set(zip(frame.member_id, frame.network_id, strict=True))


def keys(frame, kind: str) -> set[str]:
    return set(frame.key[frame.kind == kind])


def test_the_graph_has_what_the_filters_leave_and_its_members(ask):
    nodes, ties = ask("connections/graph_nodes", form=["partnership"]), ask("connections/graph_edges", form=["partnership"])
    assert keys(nodes, "network") == {"bridges"}
    assert keys(nodes, "member") == {"ponte", "lipa"}
    assert edges(ties) == {("ponte", "bridges"), ("lipa", "bridges")}


def test_who_supports_and_who_left_is_no_node(ask):
    nodes, ties = ask("connections/graph_nodes"), ask("connections/graph_edges")
    assert not keys(nodes, "member") & {"urad", "alt", "alone"}
    assert not {("urad", "zelezna"), ("alt", "zelezna"), ("alt", "bridges")} & edges(ties)
    assert ("alt", "zelezna") in edges(ask("connections/graph_edges", as_of=2009))
    assert "alt" in keys(ask("connections/graph_nodes", as_of=2009), "member")


def test_several_roles_in_one_network_are_one_tie(ask):
    ties = ask("connections/graph_edges").set_index(["member_id", "network_id"])
    assert ties.index.is_unique
    assert ties.loc[("lipa", "zelezna"), "role"] == "coordinator, partner"
    assert ties.loc[("lipa", "zelezna"), "since"] == "2001"


def test_who_came_back_has_the_years_of_the_membership_that_holds(ask):
    ties = ask("connections/graph_edges").set_index(["member_id", "network_id"])
    assert ties.loc[("lipa", "percent"), "since"] == "2015"
    assert ties.until.isna().loc[("lipa", "percent")]


@pytest.mark.parametrize("as_of", [1994, 2009, 2012, 2026])
def test_both_ends_of_each_tie_are_nodes_and_no_organisation_stands_alone(ask, europe, as_of):
    for path in (None, europe):
        of = {"of": path} if path else {}
        nodes = ask("connections/graph_nodes", as_of=as_of, most_rows=None, **of)
        ties = ask("connections/graph_edges", as_of=as_of, most_rows=None, **of)
        assert set(ties.network_id) <= keys(nodes, "network")
        assert set(ties.member_id) == keys(nodes, "member")


def test_the_ties_are_those_of_the_small_tables(europe, ask):
    with queries.data_set(europe).cursor() as cursor:
        told = cursor.execute(
            "select member_id, networks.network_id from ties "
            "join networks on networks.rowid = network join members on members.rowid = member "
            "where from_year <= 2020 and until_year > 2020 and coalesce(founded_year, 0) <= 2020"
        ).fetchall()
    assert edges(ask("connections/graph_edges", of=europe, as_of=2020, most_rows=None)) == set(told)
