"""Memory that nobody needs any more is given back now and then, not after every run, which would hold up all readers."""

import asyncio
import ctypes
import gc
import os

# Seconds between two collections, where anything ran.
EVERY = 20
# The allocator of glibc keeps what was freed until it is told to give it back, and lets every few threads keep a heap of their own;
# others have no such functions.
LIBRARY = ctypes.CDLL(None) if os.name == "posix" else None
TRIM = getattr(LIBRARY, "malloc_trim", None)
SET = getattr(LIBRARY, "mallopt", None)
# What glibc calls the number of heaps, and how many of them visitors' threads share.
ARENA_MAX, HEAPS = -8, 2


def share_heaps() -> None:
    """Have all threads share few heaps: each visitor's thread leaves holes in the one it used. Before there are threads."""
    if SET:
        SET(ARENA_MAX, HEAPS)


def settle() -> None:
    """Leave out of all later collections what is there when the server has started: it stays until the server ends."""
    gc.collect()
    gc.freeze()


def tidy() -> None:
    """Collect garbage, and give back to the system what the allocator keeps of it."""
    gc.collect()
    if TRIM:
        TRIM(0)


async def tidy_often() -> None:
    """Tidy up as long as the server runs; not while nobody asks it anything: then there is nothing new to collect."""
    before = work_done()
    while True:
        await asyncio.sleep(EVERY)
        if work_done() > before:
            tidy()
            before = work_done()


def work_done() -> int:
    """How often Python itself has collected its youngest objects: a run of a page makes enough of them, an idle server does not."""
    return int(gc.get_stats()[0]["collections"])
