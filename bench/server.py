"""Servers to measure: each a process of its own, ended whatever happens."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

ROOT = Path(__file__).parent.parent
PATIENCE = 60


@dataclass(frozen=True)
class Server:
    """A process that serves, or soon will, on a port of this machine."""

    process: subprocess.Popen[bytes]
    port: int

    def wait(self) -> None:
        """Come back as soon as it takes connections. Raises RuntimeError if it ended or does not in a minute."""
        until = monotonic() + PATIENCE
        while monotonic() < until and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                sleep(0.01)
        raise RuntimeError("The server did not start")


@contextmanager
def serving(script: Path, published: Path, **environment: str) -> Iterator[Server]:
    """Run `streamlit run script` with the product's settings; what it logged is shown if what follows fails."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless=true", "--server.address=127.0.0.1"]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [*command, f"--server.port={port}"],
            cwd=ROOT,  # where .streamlit/config.toml is
            env={**os.environ, "MESHWORK_PUBLISHED": str(published), **environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Server(process, port)
        except Exception:
            log.seek(0)
            sys.stderr.write(log.read().decode(errors="replace")[-4000:])
            raise
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End the process: kindly, then not."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
