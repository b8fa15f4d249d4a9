"""Each page, run whole without a browser: with everything, with one network, and with nothing left."""

import importlib
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from a_page import FRAME, opened, said
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from charts import purposes
from charts.words import ENGLISH
from data.build import publish
from report import chooser, links, menu
from report.answer import Answer
from report.few import none_states
from report.text import plain
from report.visit import LISTS, Filters, Visit

ROOT = Path(__file__).parent.parent.parent
PAGES = [name for titles in menu.MENU.values() for name in titles]
FEW, COUNTED = "purposes/networks_and_their_purposes", "purposes/purposes_by_form"
KEYS = {"network": ("network", "anchor"), "member": ("member", "lipa"), "sources": ("source", "s-other")}


@pytest.fixture
def opens(small_rows, tmp_path_factory, monkeypatch):
    """Runs a page for the address it is given, on the small data set."""
    folder = tmp_path_factory.mktemp("published")
    publish("europe", small_rows, folder)
    monkeypatch.setenv("MESHWORK_PUBLISHED", str(folder))

    return opened


def test_every_page_has_its_place_in_the_menu():
    files = {path.relative_to(menu.PAGES).with_suffix("").as_posix() for path in menu.PAGES.rglob("*.py")}
    assert files == {f"{section.lower()}/{name}" for section, titles in menu.MENU.items() for name in titles}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_everything(opens, page):
    at = opens(page)
    assert at.title[0].value
    assert "7 of 7 networks" in said(at)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_one_network(opens, page):
    at = opens(page, q="zelezna kapla")
    assert "1 of 7 networks" in said(at)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_nothing_left(opens, page):
    at = opens(page, q="nothing has this name")
    assert "0 of 7 networks" in said(at)


@pytest.mark.parametrize("page", KEYS)
def test_a_page_opens_its_record_whatever_the_filters_leave(opens, page):
    key, value = KEYS[page]
    for q in ("", "nothing has this name"):
        at = opens(page, q=q, **{key: value})
        assert at.title[0].value != menu.title(page, str)
        assert ("outside the filters" in said(at)) == (q != "" and page != "sources")


@pytest.mark.parametrize("page", KEYS)
@pytest.mark.parametrize("value", ["unknown", "'); drop table networks; --", "<script>alert(1)</script>", "../../etc", "é" * 5000])
def test_an_unknown_key_is_told(opens, page, value):
    at = opens(page, **{KEYS[page][0]: value})
    assert "This data set has nothing under the key" in at.warning[0].value


def test_every_record_of_the_default_data_set_opens(europe, monkeypatch):
    monkeypatch.setenv("MESHWORK_PUBLISHED", str(europe.parent))
    at = AppTest.from_file(str(FRAME), default_timeout=60).run()
    for page, key, value in [("network", "network", "com-in"), ("network", "network", "eapn"), ("member", "member", "ensie")]:
        at.query_params[key] = value
        at.switch_page(menu.path(page)).run()
        assert not at.exception
        assert not at.warning


def test_what_a_link_asks_for_in_vain_is_told_and_the_rest_holds(opens):
    at = opens("sizes", country=["SI", "XX"], form="none_such", as_of="year", level="regional")
    assert at.multiselect(key="filter_country").value == ["SI"]
    assert at.multiselect(key="filter_level").value == ["regional"]
    assert at.multiselect(key="filter_form").value == []
    assert at.number_input(key="filter_as_of").value == 2026
    for dropped in ("XX", r"none\_such", "year"):
        assert dropped in at.warning[0].value


def test_a_key_that_means_nothing_is_told_and_that_of_another_page_is_not(opens):
    at = opens("sizes", colour="red", lang="sl", data="europe", network="anchor")
    assert "colour" in at.warning[0].value
    assert r"lang \= sl" in at.warning[0].value
    assert "europe" not in at.warning[0].value
    assert "anchor" not in at.warning[0].value


def test_what_was_told_of_a_link_is_gone_with_the_next_step(opens):
    at = opens("sizes", country="XX")
    assert at.warning
    at.multiselect(key="filter_country").select("SI").run()
    assert not at.warning


def test_an_emptied_year_is_that_of_the_data_set(opens):
    at = opens("sizes", as_of="2010")
    at.number_input(key="filter_as_of").set_value(None).run()
    assert "as of 2026" in said(at)
    assert "7 of 7 networks" in said(at)


def test_a_source_leads_back_to_all_of_them(opens):
    at = opens("sources", source="s-zelezna")
    links = {link.proto.label: link.proto for link in at.get("page_link")}
    assert "source" not in links["All sources"].query_string
    assert "as_of=2026" in links["All sources"].query_string


def test_an_organisation_that_is_a_network_leads_to_its_page_as_one(opens):
    assert "Its page as a network" in [link.proto.label for link in opens("member", member="zelezna-org").get("page_link")]
    assert "Its page as a member of networks" in [link.proto.label for link in opens("network", network="zelezna").get("page_link")]


def test_a_choice_holds_though_the_address_has_not_followed_the_one_before(opens):
    at = opens("sizes", country="SI", as_of="2026")
    (forms,), (levels,) = ([box for box in at.multiselect if box.label == label] for label in ("Form", "Level"))
    forms.set_value(["partnership"]).run()
    # As a slow browser sends it: the address is still that of the first run.
    at.query_params.clear()
    at.query_params["country"], at.query_params["as_of"] = "SI", "2026"
    levels.set_value(["local"]).run()
    assert [at.session_state[f"filter_{key}"] for key in ("country", "form", "level")] == [["SI"], ["partnership"], ["local"]]
    # What comes without a choice came from outside: a link, or Back.
    at.query_params.clear()
    at.query_params["country"], at.query_params["as_of"] = "SI", "2026"
    at.run()
    assert [at.session_state[f"filter_{key}"] for key in ("country", "form", "level")] == [["SI"], [], []]


def test_clearing_takes_every_filter_back(opens):
    at = opens("sizes", country=["SI"], form="informal_network", q="zel", as_of="2010")
    (clear,) = [button for button in at.button if button.label == "Clear all filters"]
    clear.click().run()
    assert "7 of 7 networks" in said(at)
    assert at.text_input(key="filter_q").value == ""
    assert at.number_input(key="filter_as_of").value == 2026


def test_the_fields_of_few_networks_are_told_instead_of_drawn(opens):
    at = opens("coverage", q="zelezna kapla")
    assert r"Decision mode\: 1 of 1 · " in said(at)
    assert r"**Informal network**: " in said(at)


def test_the_purposes_of_few_networks_are_told_apart_from_each_other(opens):
    labels = [link.proto.label for link in opens("purposes", q="Anchor").get("page_link")]
    assert plain("Anchor Alliance: Advocacy; Mutual support") in labels


def test_of_few_records_in_rows_of_counts_those_are_listed_that_state_everything(opens, ask):
    # Of a fair and a visit in 2019 the mode of the fair alone is known.
    frame = ask("exchange/modes_by_period", q="zelezna kapla")
    assert list(frame.iloc[0][["activities_stating", "activities_in_all"]]) == [1, 2]
    listed = [element.value for element in opens("exchange", q="zelezna kapla").markdown if element.value.startswith("- ")]
    assert len([line for line in listed if "2019, Live meeting" in line.replace("\\", "")]) == 1
    assert not [line for line in listed if "not stated" in line]


@pytest.mark.parametrize(
    ("page", "q", "told"),
    [
        ("decisions", "Bare", "The only network here does not state this."),
        ("decisions", "b", "None of these 3 networks states this."),
    ],
)
def test_that_none_states_it_is_told_with_what_is_counted(opens, page, q, told):
    at = opens(page, q=q)
    assert any(told in info.value for info in at.info)
    assert "that are left" not in said(at)


@pytest.mark.parametrize(
    ("unit", "one", "many"),
    [
        ("networks", "network", "networks"),
        ("members", "organisation", "organisations"),
        ("activities", "activity", "activities"),
        ("records", "record", "records"),
    ],
)
def test_each_unit_has_its_noun(unit, one, many):
    assert none_states(1, unit, ENGLISH) == f"The only {one} here does not state this."
    assert none_states(3, unit, ENGLISH) == f"None of these 3 {many} states this."


@pytest.mark.parametrize(
    ("left", "few", "many", "asked"),
    [
        (164, 41, 41, ["frame/left", FEW]),
        (164, 40, 40, ["frame/left", FEW, FEW]),
        (1000, 40, 40, ["frame/left", FEW, FEW]),
        (1001, 12, 12, ["frame/left", COUNTED]),
        # Very few are told by name, and who they are only the query of few knows.
        (1001, 4, 4, ["frame/left", COUNTED, FEW, FEW]),
        # Of many that state a part of the field few state all of it.
        (1001, 900, 4, ["frame/left", COUNTED, FEW]),
    ],
)
def test_the_drawing_of_many_stands_where_that_of_fewer_would(monkeypatch, left, few, many, asked):
    drawing = importlib.import_module("report.figure")
    figure, given_on, names = drawing.figure, [], []

    def answer(query, *_):
        names.append(query)
        return SimpleNamespace(stated=few if query == FEW else many, frame=pd.DataFrame({"networks": [left]}), made={})

    def drawn(*_):
        raise NotImplementedError

    monkeypatch.setattr(drawing, "visit", lambda: SimpleNamespace(t=str, path=Path(), language="en"))
    monkeypatch.setattr(drawing, "asked", answer)
    monkeypatch.setattr(drawing, "specification", drawn)
    monkeypatch.setattr(drawing, "figure", lambda chart, chosen, **more: given_on.append((chart, more)))
    # What is drawn of few is asked once for whether it can be read, and again to be drawn.
    handed = asked.count(FEW) < 2
    given = {"unit": "members", "lists": "sizes/networks", "leads_to": "purposes"}
    with nullcontext() if handed else pytest.raises(NotImplementedError):
        figure(purposes.networks_and_their_purposes, Filters(), beyond=(40, purposes.purposes_by_form), **given)
    assert given_on == [(purposes.purposes_by_form, given)] * handed
    assert names == asked


def test_of_many_entries_the_first_are_links_and_the_page_says_where_the_others_are(crowded_rows, tmp_path, monkeypatch):
    publish("europe", crowded_rows, tmp_path)
    monkeypatch.setenv("MESHWORK_PUBLISHED", str(tmp_path))

    def seen(page: str, key: str) -> AppTest:
        at = AppTest.from_file(str(FRAME), default_timeout=60)
        at.query_params[page] = key
        at.switch_page(menu.path(page))
        return at.run()

    network = seen("network", "zelezna")
    assert "… and 10 more. A member in the table above leads to its page" in said(network)
    # Before them by number or by name: Bridges to Work, 100 % Inclusion_Net, the hostile one and Anchor Alliance.
    assert len([link for link in network.get("page_link") if "Circle" in link.proto.label]) == 25 - 4
    # Lipa has five memberships in the small data set.
    member = seen("member", "lipa")
    assert "… and 10 more, in the table." in said(member)
    # Behind its networks and the tables of whom it meets, what it did and what it takes care of.
    assert len(member.expander) == 4


def test_what_documents_gave_is_told_whatever_the_filters_leave(opens):
    for q in ("", "nothing has this name"):
        shown = opens("coverage", q=q).dataframe[-1].value
        assert "A report on networks in general" in set(shown["Title"])


def test_names_from_data_stay_text(opens):
    at = opens("network", network="hostile")
    assert at.title[0].value.startswith(r"\<b\>")
    assert "![x](" not in said(at)
    assert "=1+1" not in said(at).replace(r"\=1\+1", "")


def test_few_organisations_of_known_size_are_told_with_their_networks(opens):
    labels = [link.proto.label for link in opens("members").get("page_link")]
    assert plain("Železna kapla: 3 (in networks: 1)") in labels


def test_names_one_after_the_other_are_links_that_keep_the_filters_and_stay_text(opens):
    (named,) = [text.value for text in opens("decisions", form="consortium").markdown if "network=hostile" in text.value]
    assert named == (
        r"[\<b\>\"Tous\; ensemble\"\<\/b\> \!\[x\]\(http\:\/\/example\.org\/x\.png\)]"
        "(network?form=consortium&as_of=2026&network=hostile)"
    )


def test_names_in_the_table_behind_lead_to_their_pages(monkeypatch):
    table = importlib.import_module("report.table")
    shown = []
    monkeypatch.setattr(links, "visit", lambda: Visit(Path(), "en", Filters(q="]("), {}))
    monkeypatch.setattr(table.st, "table", lambda cells, **_: shown.append(cells.to_pydict()))
    # One row has no name, the other no key of its network.
    rows = {"name": ["=A](b", None], "member_id": ["k 1)", "k2"], "network": ["N_1", "N2"], "network_id": [None, "n2"]}
    frame = pd.DataFrame(rows)
    table.cells(Answer(frame, pa.Table.from_pandas(frame), 2, 2, 2), "en")
    assert shown == [
        {
            "Name": [r"[\=A\]\(b](member?as_of=2026&q=%5D%28&member=k+1%29)", "–"],
            "Network": [r"N\_1", "[N2](network?as_of=2026&q=%5D%28&network=n2)"],
        }
    ]


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (["network_id", "name", "source_id", "source"], {"name": "network_id", "source": "source_id"}),
        (["member_id", "name", "network_id", "network"], {"name": "member_id", "network": "network_id"}),
        (["member_id", "name", "other_member_id", "other_name"], {"name": "member_id", "other_name": "other_member_id"}),
        (["title", "network"], {}),
    ],
)
def test_a_name_leads_by_the_key_beside_it(columns, found):
    assert links.names_of(columns) == found


@pytest.mark.parametrize("reason", ["missing", "broken", "foreign", "none"])
def test_a_data_set_that_cannot_be_read_is_told_with_what_to_do(reason, tmp_path, monkeypatch):
    monkeypatch.setenv("MESHWORK_PUBLISHED", str(tmp_path))
    file = tmp_path / f"europe-{reason}.duckdb"
    if reason != "none":
        (tmp_path / "europe.current").write_text(file.name)
    if reason == "broken":
        file.write_bytes(b"not a database" * 1000)
    if reason == "foreign":
        with duckdb.connect(str(file)) as con:
            con.execute("create table networks (name text)")
    at = AppTest.from_file(str(FRAME), default_timeout=60).run()
    assert not at.exception
    assert at.title[0].value == "The data set cannot be read"
    assert "python -m data.build" in at.markdown[-1].value
    assert (file.name if reason != "none" else tmp_path.name) in at.error[0].value.replace("\\", "")


OFFERED = {key: ["a", "b", "not_stated"] for key in LISTS}


@given(
    st.dictionaries(
        st.sampled_from([*LISTS, "as_of", "q", "lang", "anything"]), st.lists(st.one_of(st.text(), st.sampled_from(["a", "b"])), max_size=5)
    )
)
def test_any_address_gives_filters_that_are_known(address):
    chosen, dropped = chooser.read(address, OFFERED, 2026)
    for key in LISTS:
        assert set(getattr(chosen, key)) <= set(OFFERED[key])
        assert all(code in getattr(chosen, key) or (key, code) in dropped for code in address.get(key, []))
    again, nothing = chooser.read(
        {key: value if isinstance(value, list) else [value] for key, value in chosen.address().items()}, OFFERED, 2026
    )
    assert again == chosen
    assert nothing == []


def test_unset_filters_leave_only_the_year_in_the_address():
    assert Filters().address() == {"as_of": "2026"}


def test_of_more_than_can_be_chosen_on_a_page_a_link_keeps_the_first(opens):
    at = opens("connections", path_from=["lipa", "most", "lipa"], path_to=["ponte"], leaves=["lipa", "no-such"])
    assert at.multiselect(key="choice_path_from").value == ["lipa"]
    assert at.multiselect(key="choice_leaves").value == ["lipa"]
    assert "no\\-such" in "".join(warning.value for warning in at.warning)
    assert "Lipa\\, zavod meets" in said(at)


def test_regions_stand_on_the_page_of_areas_where_codes_name_them_and_say_of_how_many_they_are_known(opens, monkeypatch, europe):
    told = said(opens("areas"))
    assert "Regions" in [header.value for header in opens("areas").header]
    assert plain("5 pairs of organisations of a stated region are tied here, 5 of them of two regions: too few for an index.") in told
    assert plain("The region is known of 4 of 6 organisations.") in told
    assert "Vzhodna Slovenija (SI03)" in str(opens("areas").dataframe[-1].value)
    monkeypatch.setenv("MESHWORK_PUBLISHED", str(europe.parent))
    assert "Regions" not in [header.value for header in opened("areas").header]


def test_the_region_of_an_organisation_is_told_by_its_name_and_its_code(opens):
    assert r"Savinjska \(SI034\)" in " ".join(str(table.value) for table in opens("member", member="lipa").table)
