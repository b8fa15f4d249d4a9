"""Garbage is collected while the server runs, where there may be some."""

import asyncio
import subprocess
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from report import tidying

ROOT = Path(__file__).parent.parent.parent


def test_garbage_is_collected_after_work_and_not_while_idle(monkeypatch):
    work = iter([0, 0, 5, 6, 6, 6])
    after: list[int] = []
    monkeypatch.setattr(tidying, "EVERY", 0)
    # Asked at the start, after each wait, and once more after a collection.
    monkeypatch.setattr(tidying, "work_done", lambda: next(work))
    monkeypatch.setattr(tidying, "tidy", lambda: after.append(1))
    # In a thread of its own: that of the tests may have a loop of events that runs already.
    with ThreadPoolExecutor(1) as aside:
        ended = aside.submit(lambda: asyncio.run(tidying.tidy_often())).exception()
    assert isinstance(ended, RuntimeError)  # what is raised where the numbers end
    assert len(after) == 1


def test_memory_that_a_cycle_held_is_freed():
    class Held:
        """Something that only a collection frees."""

    freed = []
    held = Held()
    held.itself = held
    weakref.finalize(held, freed.append, True)
    del held
    tidying.tidy()
    assert freed


HEAPS = """
import ctypes, sys, threading
from report import tidying
if sys.argv[1] == "shared":
    tidying.share_heaps()
wait = threading.Barrier(8)
def work():
    held = [bytearray(2000) for _ in range(100)]
    wait.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
library = ctypes.CDLL(None)
library.fopen.restype = ctypes.c_void_p
file = library.fopen(sys.argv[2].encode(), b"w")
library.malloc_info(0, ctypes.c_void_p(file))
library.fclose(ctypes.c_void_p(file))
"""


@pytest.mark.skipif(tidying.SET is None, reason="This system's allocator has no heaps to share")
def test_threads_share_few_heaps(tmp_path):
    def heaps(how: str) -> int:
        told = tmp_path / how
        subprocess.run([sys.executable, "-c", HEAPS, how, str(told)], cwd=ROOT, check=True, timeout=60)
        return told.read_text(encoding="utf-8").count("<heap nr=")

    assert heaps("shared") <= tidying.HEAPS < heaps("own")
