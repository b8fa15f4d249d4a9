"""Links between pages: they keep the filters and the data set."""

from collections.abc import Collection, Mapping
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from report import menu
from report.text import plain
from report.visit import visit

# The columns of names whose key is not their own name with `_id`: of several the first that is there is the key.
NAMES = {"name": ("member_id", "network_id"), "other_name": ("other_member_id",)}
# More names than these are not drawn as links; the table behind the figure has them all.
MANY = 60


def lead(page: str, label: str, narrower: Mapping[str, list[str]] | None = None) -> None:
    """A link to a page by its name, with the filters and perhaps more of them."""
    now = visit()
    st.page_link(
        menu.page(page, now.language),
        label=now.t(label),
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params={**now.address(), **(narrower or {})},
    )


def link(field: str, key: str, label: str) -> None:
    """A name that leads to the page of its key: `field` is network_id, member_id or source_id."""
    own = of_page(field)
    now = visit()
    st.page_link(menu.page(menu.page_of(own), now.language), label=plain(label), query_params=now.address(**{own: key}))


def linked(field: str, key: str, label: str) -> str:
    """The same among other text, as markdown. Its address is whole, since it begins a new visit."""
    own = of_page(field)
    return f"[{plain(label)}]({menu.page_of(own)}?{visit().query}&{urlencode({own: key})})"


def names(rows: pd.DataFrame, field: str, in_all: int) -> None:
    """Names as links in a row that wraps. `rows` has the columns `field` and `name`, and may be the first of `in_all`."""
    with st.container(horizontal=True, gap="small"):
        for key, name in zip(rows[field], rows["name"], strict=True):
            link(field, str(key), str(name))
    if in_all > len(rows):
        t = visit().t
        st.markdown(t.plural("… and {n} more, in the table.", "… and {n} more, in the table.", n=in_all - len(rows)))


def leads(field: str) -> bool:
    """Whether a field is the key of a page, such as network_id, or other_network_id for a second one."""
    return of_page(field) in menu.OWN_KEYS.values() and field.endswith("_id")


def of_page(field: str) -> str:
    """The page's own key that a field is a value of."""
    return field.removesuffix("_id").rpartition("_")[2]


def names_of(columns: Collection[str]) -> dict[str, str]:
    """The columns that hold names, each with the one that holds its key."""
    found = {name: next((key for key in NAMES.get(name, (f"{name}_id",)) if key in columns), "") for name in columns}
    return {name: key for name, key in found.items() if leads(key)}


def go(field: str, value: str) -> None:
    """Open the page of a key with the next run, keeping the filters; for callbacks, which cannot change the page."""
    st.session_state["go"] = (of_page(field), value)


def follow() -> None:
    """Go where the last click wanted; called by the frame before anything is drawn."""
    if "go" in st.session_state and "visit" in st.session_state:
        own, value = st.session_state.pop("go")
        st.switch_page(menu.path(menu.page_of(own)), query_params=visit().address(**{own: value}))
