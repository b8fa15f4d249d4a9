"""The process that makes one version: `python -m data.preparing_process FILE`, the order as JSON on its standard input.

Prints one JSON value a line: {"step": ..., "of": ...} is what it does now, {"seen": ...} what a sheet is taken for, and at the end
either {"complaints": [...], "made": ...}, nothing made where files were refused, or {"failure": ...}.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.build import Told
from data.importer import Order, Reading, prepare
from data.library import Kept
from data.rows import Complaint, Refused


def say(**told: object) -> None:
    """Say one thing."""
    print(json.dumps(told, default=str), flush=True)


def ended(complaints: Sequence[Complaint], made: Told | None) -> None:
    """Say what came of it."""
    say(complaints=[asdict(complaint) for complaint in complaints], made=made and asdict(made))


def ordered(told: dict[str, Any]) -> Order:
    """The order that was written as JSON."""
    return Order(
        **told
        | {
            "files": tuple(map(Path, told["files"])),
            "readings": {name: Reading(**reading) for name, reading in told["readings"].items()},
            "decided": Kept.of(told["decided"]),
            "before": told["before"] and Path(told["before"]),
        }
    )


def main() -> int:
    """Make it; the status is 0 also where files are refused, as that was found out."""
    order, path = ordered(json.load(sys.stdin)), Path(sys.argv[1])
    path.unlink(missing_ok=True)
    try:
        told, noticed = prepare(order, path, lambda step, of: say(step=step, of=of), lambda seen: say(seen=asdict(seen)))
    except Refused as refused:
        ended(refused.complaints, None)
    except (OSError, ValueError) as error:
        say(failure=getattr(error, "strerror", None) or str(error))
        return 1
    else:
        ended(noticed, told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
