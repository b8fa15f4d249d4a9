"""Drawings converted in a process of their own.

The converter runs a JavaScript engine that lets no other thread work meanwhile, and that ends its whole process over
some texts it cannot measure. Apart from the server it can do neither to the readers.
"""

import base64
import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer

PATIENCE = 60

_lock = Lock()
_running: list[subprocess.Popen[str]] = []


class Unconvertible(Exception):
    """A drawing that cannot be made into a picture."""


def to_svg(specification: str) -> str:
    """A specification of Vega-Lite, its data in it, as SVG."""
    return ordered(specification=specification)["svg"]


def to_png(svg: str, scale: int) -> bytes:
    """An SVG as PNG, `scale` pixels for each of its own."""
    return base64.b64decode(ordered(svg=svg, scale=str(scale))["png"])


def ordered(**order: str) -> dict[str, str]:
    """The answer of the process, which takes one order after the other. A first one starts it.

    Raises Unconvertible when it refuses, breaks, or takes longer than a minute; the next order then starts another.
    """
    with _lock:
        process = running()
        patience = Timer(PATIENCE, process.kill)
        patience.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(order) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        finally:
            patience.cancel()
        if not line:
            end()
            raise Unconvertible("The converter broke or took too long")
    answer: dict[str, str] = json.loads(line)
    if "error" in answer:
        raise Unconvertible(answer["error"])
    return answer


def running() -> subprocess.Popen[str]:
    """The process that converts, started where there is none or it has ended."""
    if _running and _running[0].poll() is not None:
        end()
    if not _running:
        # Without -P this folder's csv.py would stand before the one of Python.
        command = [sys.executable, "-P", str(Path(__file__).parent / "converter_process.py")]
        _running.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"))
    return _running[0]


def end() -> None:
    """End the process, if there is one."""
    while _running:
        process = _running.pop()
        process.kill()
        # What was not sent before it ended cannot be sent any more.
        with suppress(OSError), process:
            pass
