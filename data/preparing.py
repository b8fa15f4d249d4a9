"""A version that is made in a process of its own, while others go on reading: what it does is told, and it can be ended at any moment."""

import json
import os
import signal
import subprocess
import sys
import weakref
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any

from data.build import Told
from data.guessing import Seen
from data.importer import Order
from data.library import Draft, current, facts
from data.rows import Complaint

# Letters; some take four bytes, and the system allows 255.
LONGEST_NAME = 60


class Preparation:
    """A version of a data set that is made of files somebody brought; nothing is published before `publish`.

    `step` is what is being done, and with which file; `seen` what each sheet was taken for, `complaints` what is wrong or to be noticed,
    `made` what the version says of itself, once it is whole, and `failure` why it could not be made, where that is no fault of the files.
    Files and version go with this object. Raises OSError where the folder of published data sets cannot be written.
    """

    def __init__(self, files: Sequence[tuple[str, bytes]], folder: Path | None = None) -> None:
        self.draft = Draft(folder)
        self.files: list[Path] = []
        for number, (name, content) in enumerate(files):
            # A name may be that of a file elsewhere, or longer than a name can be here: only its end counts.
            own = Path(name.replace("\\", "/")).name[-LONGEST_NAME:] or "file"
            # What is told names the file, so that no two may have the same name.
            taken = [path.name for path in self.files]
            path = self.draft.home / str(number) / (f"{number + 1} {own}" if own in taken else own)
            path.parent.mkdir()
            path.write_bytes(content)
            self.files.append(path)
        self.order: Order | None = None
        self.process: subprocess.Popen[str] | None = None
        self.forget()

    def forget(self) -> None:
        """Nothing is known of the files yet."""
        self.step = ("", "")
        self.steps = 0
        self.seen: list[Seen] = []
        self.complaints: list[Complaint] = []
        self.made: Told | None = None
        self.failure = ""
        self.instead_of: Path | None = None
        self.is_running = False

    def start(self, order: Order) -> None:
        """Make the version as the order says, of these files; whatever was made before is forgotten."""
        self.cancel()
        self.forget()
        self.instead_of = current(order.dataset, self.draft.folder)
        self.order = replace(order, files=tuple(self.files), before=self.before)
        self.is_running = True
        self.process = process = subprocess.Popen(
            [sys.executable, "-m", "data.preparing_process", str(self.draft.file)],
            cwd=Path(__file__).parent.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            # Whoever ends it ends what it started, too.
            start_new_session=True,
        )
        weakref.finalize(self, end, process)
        assert process.stdin
        process.stdin.write(json.dumps(asdict(self.order), default=str))
        process.stdin.close()
        # It must not keep this object: with the last visitor who looks at it, it goes.
        Thread(target=listen, args=(process, weakref.ref(self)), daemon=True).start()

    @property
    def before(self) -> Path | None:
        """The version that this one follows, where it is whole enough to be read."""
        return self.instead_of if self.instead_of and "title" in facts(self.instead_of) else None

    def hear(self, said: dict[str, Any]) -> None:
        """Take over what the process says."""
        match said:
            case {"step": str(step), "of": str(of)}:
                self.step, self.steps = (step, of), self.steps + 1
            case {"seen": seen}:
                self.seen.append(Seen(**seen))
            case {"complaints": complaints, "made": made}:
                self.complaints = [Complaint(**complaint) for complaint in complaints]
                self.made = made and Told(**made | {"stamp": datetime.fromisoformat(made["stamp"])})
            case {"failure": str(failure)}:
                self.failure = failure

    def cancel(self) -> None:
        """End the process, if one is at work; the files stay."""
        process, self.process, self.is_running = self.process, None, False
        if process:
            end(process)

    def publish(self) -> Path:
        """Publish the version that was made; return its file. Raises library.Overtaken where another was published since."""
        assert self.order
        assert self.made
        return self.draft.publish(self.order.dataset, self.made.stamp, self.made.digest, self.order.decided, self.instead_of)


def end(process: subprocess.Popen[str]) -> None:
    """End a process and what it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def listen(process: subprocess.Popen[str], of: "weakref.ref[Preparation]") -> None:
    """Hear what a process says until it ends."""
    assert process.stdout
    assert process.stderr
    for line in process.stdout:
        preparation = of()
        if preparation is None or preparation.process is not process:
            break
        # What it was saying when it was ended is no whole line.
        if line.endswith("\n"):
            preparation.hear(json.loads(line))
        del preparation
    errors = process.stderr.read()
    status = process.wait()
    preparation = of()
    if preparation and preparation.process is process:
        if status and preparation.is_running:
            preparation.failure = preparation.failure or errors.strip().rpartition("\n")[2] or f"it was ended ({status})"
        preparation.is_running = False
