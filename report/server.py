"""The server: what happens before the first visitor, what it serves beside the pages, and what it says of errors."""

import asyncio
import importlib
import logging
import os
import pkgutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

import charts
import queries
from data.build import publish
from data.library import DEFAULT, current, published, sweep
from data.rows import Refused
from report import editors, language, tidying
from report.headers import Guard

HERE = Path(__file__).parent
EUROPE = HERE.parent / "data" / "geography" / "europe.json"
log = logging.getLogger("meshwork")


@asynccontextmanager
async def ready(_: object) -> AsyncIterator[dict[str, Any]]:
    """Publish the default data set where it is missing or of other content, import what the first page needs, and tidy up
    as long as the server runs.

    A data set that cannot be published does not keep the server from starting: the page then says what is wrong. A secret that can
    be guessed does, where others reach the server: the process ends with status 1.
    """
    try:
        editors.must_be_strong()
    except editors.WeakSecret as weak:
        print(f"Meshwork does not start. {weak}", file=sys.stderr, flush=True)
        # Raised, it would be told below the traces of the server. Nothing is open yet that has to be closed.
        os._exit(1)
    tidying.share_heaps()
    try:
        # What a program that was ended had begun to make.
        sweep()
        path = publish()
        queries.must_fit(path)
        language.terms(path, "en")
    except (Refused, OSError) as error:
        log.error("The data set was not published.\n%s", error)
    # Imported here so that no visitor waits for them.
    for module in pkgutil.iter_modules(charts.__path__):
        importlib.import_module(f"charts.{module.name}")
    tidying.settle()
    tidies = asyncio.create_task(tidying.tidy_often())
    yield {}
    tidies.cancel()


def europe(_: Request) -> Response:
    """The outline of Europe for the map."""
    return FileResponse(EUROPE, media_type="application/json", headers={"Cache-Control": "max-age=86400"})


def health(_: Request) -> Response:
    """Whether the pages can read their data sets, the default above all: for whoever watches over the server."""
    told = {data: state(current(data)) for data in published()}
    default = told.pop(DEFAULT)
    return JSONResponse(default | ({"others": told} if told else {}), status_code=200 if default["status"] == "ok" else 503)


def state(path: Path | None) -> dict[str, Any]:
    """Whether a data set can be read: its title and file, or the reason."""
    if path is None:
        return {"status": "unreadable", "reason": "no data set has been published"}
    try:
        queries.must_fit(path)
        # Asked anew each time: an answer that is kept says nothing of the file as it is now.
        title = queries.ask(path, "frame/data_set", {}).title.iloc[0]
    except queries.UnreadableDataSet as error:
        return {"status": "unreadable", "file": path.name, "reason": error.reason}
    return {"status": "ok", "data_set": title, "file": path.name}


def tell(error: Exception) -> bool:
    """Say in plain words that something went wrong; the trace goes to the log, not to the reader."""
    log.exception("A page failed", exc_info=error)
    t = language.words("en")
    st.error(
        t(
            "This page could not be shown. Nothing was lost. Clear the filters or reload; if it stays, tell whoever runs the "
            "program what you did."
        )
    )
    return True


routes = [Route("/europe.json", europe), Route("/health", health)]
middleware = [Middleware(Guard)]
