"""From files to a version: handing them over, what would change, and publishing; what is found in them stands in found.py."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st

from data import compare
from data.importer import OWN, Order, must_be_name
from data.library import Kept, Overtaken, current, facts, kept, published
from data.preparing import Preparation
from data.template import template_file
from data.understanding import slug
from report import language, menu
from report.answer import title_of
from report.editors import editor, sign_in, sign_out
from report.found import Bringing, Goal, columns, complaints, found, one_or_two, readings
from report.language import N_
from report.taking import XLSX
from report.text import plain
from report.versions import cannot_write, details, summarised
from report.visit import visit

KINDS = ["xlsx", "xls", "ods", "csv", "tsv", "txt", "zip"]
STEPS = {
    "reading": N_("Reading {of}"),
    "understanding": N_("Understanding dates, numbers, countries and codes"),
    "checking": N_("Holding every row against the data model"),
    "making": N_("Making the data set"),
}


def bring_files() -> None:
    """Everything from files to a version, for editors; to others it says how one becomes one."""
    if not editor():
        sign_in()
        return
    sign_out()
    t = visit().t
    if told := st.session_state.pop("brought", None):
        done(*told)
    st.download_button(
        t("The workbook to fill in (XLSX)"),
        template_file,
        "meshwork-template.xlsx",
        XLSX,
        key="template",
        icon=":material/download:",
        on_click="ignore",
    )
    # Another key empties the box, once what was in it is published.
    uploads = st.file_uploader(
        t("Your files: a workbook, CSV files, or a zip of these"),
        type=KINDS,
        accept_multiple_files=True,
        key=f"files_{st.session_state.get('brought_so_far', 0)}",
    )
    bringing: Bringing | None = st.session_state.get("bringing")
    if not uploads:
        # Who looks at another page comes back to an empty box, and to what was found.
        if bringing:
            told = ", ".join(path.name for path in bringing.preparation.files)
            st.info(t("Handed over before: {files}.", files=plain(told)))
            shown(bringing)
        return
    handed = tuple(file.file_id for file in uploads)
    goal = chosen_goal(uploads[0].name)
    if st.button(t("Check the files"), type="primary", disabled=goal is None) and goal:
        bringing = begin([(file.name, file.getvalue()) for file in uploads], handed, goal)
    # Files or a name that were changed since have to be checked anew.
    if bringing is None or (handed, goal) != (bringing.uploads, bringing.goal):
        return
    shown(bringing)


def shown(bringing: Bringing) -> None:
    """How far it is, or what came of it."""
    if bringing.preparation.is_running:
        progress()
    else:
        outcome(bringing)


def chosen_goal(first: str) -> Goal | None:
    """What the files are to be a version of; None where its name cannot be one."""
    t = visit().t
    brought = [data for data in published() if data not in OWN]
    # A file of the same name is mostly its next version.
    proposed, offered = slug(Path(first).stem), ["", *brought]
    one, other = st.columns(2)
    data = one.selectbox(
        t("They become a version of"),
        offered,
        index=offered.index(proposed) if proposed in brought else 0,
        format_func=lambda data: title_of(data) if data else t("a new data set"),
        key=f"into_{first}",
    )
    if data:
        title = other.text_input(t("Its title"), value=title_of(data), max_chars=120, key=f"title_{data}")
        return Goal(data, title.strip() or data, is_added(data))
    title = other.text_input(t("Its title"), value=Path(first).stem, max_chars=120, key=f"title_of_{first}")
    name = one.text_input(
        t("Its short name, for links: small letters, figures and hyphens"), value=proposed, max_chars=60, key=f"name_of_{first}"
    )
    try:
        must_be_name(name)
    except ValueError as error:
        st.error(plain(error))
        return None
    if name in brought:
        st.info(t("There is a data set of this name: what is published becomes its next version."))
    return Goal(name, title.strip() or name, name in brought and is_added(name))


def is_added(dataset: str) -> bool:
    """Whether the files are added to the data set instead of taking its place."""
    t = visit().t
    said = {
        False: t("They are the whole of it: what they do not have goes"),
        True: t("They are added to it: what they do not tell stays as it is"),
    }
    return bool(st.radio(t("What the files are to it"), [*said], format_func=said.__getitem__, key=f"adds_{dataset}"))


def begin(files: Sequence[tuple[str, bytes]], uploads: tuple[str, ...], goal: Goal) -> Bringing | None:
    """Start to make a version of files that were just handed over; None where they cannot be kept."""
    try:
        order = Order((), goal.dataset, goal.title, editor(), decided=kept(goal.dataset), adds=goal.adds)
        bringing = Bringing(Preparation(files), uploads, goal, order)
    except OSError as error:
        st.error(plain(cannot_write(error)))
        return None
    bringing.start(order)
    st.session_state["bringing"] = bringing
    return bringing


@st.fragment(run_every=0.5)
def progress() -> None:
    """How far it is, and the button that ends it; when it is done, the page runs anew."""
    t = visit().t
    bringing: Bringing | None = st.session_state.get("bringing")
    if bringing is None or not bringing.preparation.is_running:
        st.rerun()
    assert bringing
    step, of = bringing.preparation.step
    part = bringing.preparation.steps / (len(bringing.preparation.files) + len(STEPS))
    st.progress(min(part, 1.0), text=t(STEPS[step], of=plain(of)) if step else t("Starting"))
    st.button(t("Cancel"), on_click=discard)


def discard() -> None:
    """Forget what was brought: nothing of it was published."""
    bringing = st.session_state.pop("bringing", None)
    if bringing:
        bringing.preparation.cancel()


def outcome(bringing: Bringing) -> None:
    """What came of the files."""
    t = visit().t
    preparation = bringing.preparation
    if preparation.failure:
        st.error(t("The files could not be made a data set: {reason}. Nothing was published.", reason=plain(preparation.failure)))
        return
    if bringing.overtaken:
        st.warning(t("Somebody else has changed this data set meanwhile. Look at what would change now."))
    st.subheader(t("What was found"), anchor=False)
    found(preparation.seen)
    readings(bringing)
    unknown = [seen for seen in preparation.seen if not seen.form]
    for place, seen in enumerate(preparation.seen):
        if seen.form in ("", "memberships_listed", "networks_listed"):
            # Of many that are not known, most are no tables of networks at all.
            columns(bringing, place, seen, is_open=seen in unknown[:2])
    complaints(bringing)
    if preparation.made:
        one_or_two(bringing)
        publishing(bringing)


def publishing(bringing: Bringing) -> None:
    """What would change, and the buttons that publish it or do not."""
    t = visit().t
    preparation = bringing.preparation
    before = preparation.before
    changed = bringing.once("changes", partial(compare.summary, before, preparation.draft.file))
    st.subheader(t("What would be published"), anchor=False)
    order = bringing.order
    st.markdown(t("{title}, in links {data}.", title=f"**{plain(order.title)}**", data=f"**{plain(order.dataset)}**"))
    if before and (was := str(facts(before)["title"])) != order.title:
        st.markdown(t("Its title was {title}.", title=f"**{plain(was)}**"))
    summarised(changed, bool(before))
    if before:
        details(before, preparation.draft.file, changed, "draft")
    much = compare.removed_much(changed) if before else []
    if much:
        told = ", ".join(
            t(
                "{removed} of {before} {table}",
                removed=t.number(row["removed"]),
                before=t.number(row["before"]),
                table=language.title(row["table"], t).lower(),
            )
            for row in changed.to_dict("records")
            if row["table"] in much
        )
        st.warning(
            t(
                "More than a tenth would go: {told}. Are the files the whole of it? If not, let them be added, above. Earlier versions "
                "stay and can be restored.",
                told=told,
            )
        )
    if much and bringing.asked:
        st.error(t("Shall these really go? Press the button below once more."))
    label = t("Yes, publish without them") if much and bringing.asked else t("Publish")
    with st.container(horizontal=True):
        st.button(label, type="primary", key="publish", on_click=publish, args=(bool(much),))
        st.button(t("Discard"), on_click=discard)


def publish(removes_much: bool) -> None:
    """Publish what was made; a removal of many records is asked about a second time."""
    bringing: Bringing | None = st.session_state.get("bringing")
    # A session may have ended to be an editor's since the button was drawn.
    if bringing is None or not editor():
        return
    if removes_much and not bringing.asked:
        bringing.asked = True
        return
    try:
        bringing.preparation.publish()
    except Overtaken:
        bringing.start(with_others(bringing), overtaken=True)
        return
    except OSError as error:
        st.session_state["brought"] = ("failed", cannot_write(error))
        return
    st.session_state["brought"] = ("published", bringing.order.dataset)
    st.session_state["brought_so_far"] = st.session_state.get("brought_so_far", 0) + 1
    st.session_state.pop("bringing")
    st.session_state["versions_of"] = bringing.order.dataset


def with_others(bringing: Bringing) -> Order:
    """The order with what somebody else decided meanwhile, and with their title unless this one was given another."""
    order, before = bringing.order, bringing.preparation.instead_of
    theirs, holds = kept(order.dataset), current(order.dataset)
    is_old = before is not None and facts(before).get("title") == order.title
    return replace(
        order,
        title=str(facts(holds).get("title", order.title)) if holds and is_old else order.title,
        decided=Kept(
            {**theirs.headings, **order.decided.headings},
            tuple(dict.fromkeys([*theirs.one, *order.decided.one])),
            tuple(dict.fromkeys([*theirs.two, *order.decided.two])),
        ),
    )


def done(what: str, told: str) -> None:
    """What came of the last click."""
    t = visit().t
    if what == "failed":
        st.error(plain(told))
    else:
        path = current(told)
        counts = facts(path) if path else {}
        said = t(
            "Published: {title}. Networks: {networks}, organisations: {members}, memberships: {memberships}.",
            title=plain(counts.get("title", told)),
            networks=t.number(counts.get("networks", 0)),
            members=t.number(counts.get("members", 0)),
            memberships=t.number(counts.get("memberships", 0)),
        )
        st.success(said)
        st.page_link(
            menu.page("overview", visit().language),
            label=t("Open it"),
            icon=":material/arrow_forward:",
            query_params={"as_of": str(visit().chosen.as_of), "data": told},
        )
