"""What the filters mean, for every page alike."""

import unicodedata

import pytest

EVERY = {"anchor", "zelezna", "bridges", "online", "hostile", "percent", "bare"}


@pytest.fixture(scope="session")
def left(ask):
    """The networks that filters leave."""

    def answer(**filters: object) -> set[str]:
        frame = ask("sizes/networks", **filters)
        assert frame.network_id.is_unique
        assert ask("frame/left", **filters).networks[0] == len(frame)
        return set(frame.network_id)

    return answer


def test_unset_filters_leave_every_network(left):
    assert left() == EVERY


def test_all_networks_are_told_whatever_the_filters_leave(ask):
    assert ask("frame/left", q="no network has this name").to_dict("records") == [{"networks": 0, "all_networks": 7}]


def test_any_value_within_one_filter_is_enough(left):
    assert left(form=["informal_network"]) == {"zelezna"}
    assert left(form=["informal_network", "formal_association"]) == {"zelezna", "anchor", "percent"}


def test_between_filters_all_must_hold(left):
    assert left(level=["international"]) == {"anchor", "bridges", "online"}
    assert left(level=["international"], scope=["content"]) == {"anchor", "bridges"}
    assert left(level=["international"], scope=["content"], form=["partnership"]) == {"bridges"}


@pytest.mark.parametrize(
    ("filter_", "networks"),
    [
        ("form", {"bare"}),
        ("level", {"bare"}),
        ("scope", {"online", "hostile", "bare"}),
        ("country", {"online", "bare"}),
        ("decision_mode", {"bridges", "online", "hostile", "bare"}),
        ("purpose", {"bridges", "online", "hostile", "bare"}),
    ],
)
def test_what_is_not_stated_can_be_chosen(left, filter_, networks):
    assert left(**{filter_: ["not_stated"]}) == networks


def test_not_stated_is_one_value_among_others(left):
    assert left(form=["not_stated", "consortium"]) == {"bare", "hostile"}
    assert left(purpose=["not_stated", "mutual_support"]) == {"bridges", "online", "hostile", "bare", "anchor"}
    assert left(country=["not_stated", "IT"]) == {"online", "bare", "bridges", "anchor", "zelezna", "hostile"}


def test_a_network_with_two_of_the_purposes_counts_once(left):
    assert left(purpose=["job_inclusion", "advocacy"]) == {"zelezna", "percent", "anchor"}


def test_a_country_keeps_networks_seated_there_or_with_a_member_there(left):
    assert left(country=["BE"]) == {"anchor"}
    assert left(country=["FR"]) == {"hostile", "percent", "anchor"}
    # The supporter from Slovenia does not bring the network that has no other member.
    assert left(country=["SI"]) == {"zelezna", "anchor", "bridges", "online", "percent"}


def test_a_country_of_former_members_alone_keeps_nothing(left):
    assert left(country=["AT"]) == set()


def test_a_country_follows_the_members_of_the_year(left):
    assert left(country=["IT"], as_of=2014) == {"anchor", "bridges", "hostile"}
    assert left(country=["AT"], as_of=2009) == {"zelezna"}


def test_a_code_that_no_record_uses_leaves_nothing_and_is_no_error(left):
    assert left(country=["AQ"]) == set()
    assert left(decision_mode=["one_voice_per_country"]) == set()
    assert left(form=["a code that there never was"]) == set()


def test_a_code_that_only_one_data_set_uses_is_known_in_both(ask, left, europe):
    assert left(form=["virtual_network"]) == {"online"}
    assert ask("frame/left", europe, form=["virtual_network"]).networks[0] == 0
    terms = ask("frame/terms", europe)
    assert "virtual_network" in set(terms.code[terms.scheme == "form"])


def test_an_earlier_year_leaves_out_networks_founded_later(left):
    assert left(as_of=2023) == EVERY - {"online"}
    assert left(as_of=2024) == EVERY
    assert left(as_of=2000) == {"anchor", "hostile", "bare"}


def test_a_network_of_unknown_founding_is_in_every_year(left):
    assert left(as_of=1) == {"hostile", "bare"}


def test_ended_networks_stay_in_and_are_marked(ask):
    def ended(as_of: int) -> dict[str, bool]:
        frame = ask("sizes/founding_years", as_of=as_of)
        return dict(zip(frame.network_id, frame.is_ended, strict=True))

    assert [network for network, is_ended in ended(2026).items() if is_ended] == ["bridges"]
    assert ended(2013)["bridges"]
    assert not ended(2012)["bridges"]


@pytest.mark.parametrize("words", ["Železna", "zelezna", "ŽELEZNA", "ZeLeZnA", "žk", "zk", unicodedata.normalize("NFD", "Železna")])
def test_words_are_found_whatever_their_accents_and_case(left, words):
    assert left(q=words) == {"zelezna"}


def test_words_are_sought_in_name_acronym_and_topic(left):
    assert left(q="anchor alliance") == {"anchor"}
    assert left(q="btw") == {"bridges"}
    assert left(q="coaching") == {"bridges"}
    assert left(q="koroška") == set()


@pytest.mark.parametrize(
    ("words", "networks"),
    [
        ("%", {"percent"}),
        ("_", {"percent"}),
        ("n_n", {"percent"}),
        ("in%net", set()),
        (".*", set()),
        ("(", {"hostile"}),
        ("'", {"hostile"}),
        ("\\", set()),
        ('"tous; ensemble"</b>', {"hostile"}),
        ("'); drop table networks; --", {"hostile"}),
        ("=1+1", {"hostile"}),
    ],
)
def test_words_are_words_and_no_pattern(left, words, networks):
    assert left(q=words) == networks
    assert left() == EVERY


def test_countries_to_choose_are_those_of_seats_and_members(ask):
    assert list(ask("frame/countries").country) == ["AT", "BE", "FR", "IE", "IT", "SI"]


def test_every_code_of_the_vocabulary_can_be_chosen_whether_used_or_not(ask):
    terms = ask("frame/terms")
    assert list(terms.code[terms.scheme == "form"]) == [
        "informal_network",
        "virtual_network",
        "consortium",
        "partnership",
        "formal_association",
    ]
    assert terms.label.notna().all()
    assert not terms.duplicated(["scheme", "code"]).any()


def test_the_data_set_says_what_it_is_and_for_which_year_it_is_shown(ask, unset):
    frame = ask("frame/data_set")
    assert len(frame) == 1
    assert (frame.dataset[0], bool(frame.is_generated[0]), int(frame.as_of[0])) == ("small", False, unset["as_of"])
