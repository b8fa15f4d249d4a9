"""Garbage is collected while the server runs, where there may be some."""

import asyncio
import weakref
from concurrent.futures import ThreadPoolExecutor

from report import tidying


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
