"""Inside the measured server: how long each run of the script took, from Streamlit's own events, and how it ended."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit.runtime import app_session
from streamlit.runtime.scriptrunner import ScriptRunner, ScriptRunnerEvent

from bench import ledger


@dataclass(frozen=True)
class Run:
    """One run of the script: from its start to its finish, and the exception that ended it, if one did."""

    seconds: float
    error: str | None
    # The seconds by what they were spent on, where that is asked for.
    spent: dict[str, float]


ENDS = {ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS, ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR}

finished: list[Run] = []
errors: list[str] = []


class TimedRunner(ScriptRunner):
    """Streamlit's runner, with an ear on its events.

    It listens before the session does, so that a run is noted before the browser is told that it is finished. A run
    that stops to start over is not finished yet: both parts count.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.began: float | None = None
        self.on_event.connect(self.note)

    def note(self, _: ScriptRunner, event: ScriptRunnerEvent, **more: Any) -> None:
        """Keep when a run begins, and what it took when it ends."""
        if event is ScriptRunnerEvent.SCRIPT_STARTED and self.began is None:
            self.began = perf_counter()
            ledger.begin()
        elif event in ENDS and self.began is not None:
            seconds, self.began = perf_counter() - self.began, None
            if event is ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR:
                errors.append(repr(more.get("exception")))
            finished.append(Run(seconds, "; ".join(errors) or None, ledger.take()))
            errors.clear()


def install() -> None:
    """Have every session of this process use the runner that keeps time."""
    app_session.ScriptRunner = TimedRunner  # type: ignore[attr-defined]
    ledger.install()


def noting(tell: Callable[[Exception], bool]) -> Callable[[Exception], bool]:
    """The product's way to speak of an error, and a note that there was one."""

    def noted(error: Exception) -> bool:
        errors.append(repr(error))
        return tell(error)

    return noted


def take(_: Request) -> JSONResponse:
    """Hand over the runs that finished since the last time this was asked."""
    taken = [asdict(run) for run in finished]
    finished.clear()
    return JSONResponse(taken)


routes = [Route("/bench/runs", take)]
