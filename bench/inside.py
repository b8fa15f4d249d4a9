"""Inside the measured server: how much memory it holds, and what a collection of garbage costs it."""

import asyncio
import gc
import os
from pathlib import Path
from time import perf_counter

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from report import tidying

STATM = Path("/proc/self/statm")

# The bench measures the product without its tidying, too.
if "MESHWORK_BENCH_UNTIDY" in os.environ:

    async def never() -> None:
        """In the place of what tidies up."""
        await asyncio.Event().wait()

    tidying.tidy_often = never


def resident() -> int:
    """The bytes of memory that the process holds."""
    return int(STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def memory(_: Request) -> JSONResponse:
    """What is held now, without collecting anything first."""
    return JSONResponse({"resident": resident()})


def tidied(_: Request) -> JSONResponse:
    """What is held after a full collection; the seconds of the collection alone and with giving memory back."""
    began = perf_counter()
    gc.collect()
    collected = perf_counter() - began
    began = perf_counter()
    tidying.tidy()
    return JSONResponse({"resident": resident(), "collecting": collected, "tidying": perf_counter() - began})


routes = [Route("/bench/memory", memory), Route("/bench/tidied", tidied)]
