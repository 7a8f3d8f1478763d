"""The real server, as a reader meets it: `python -m app serve`, in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import requests

from tests.docs import ROOT

PATIENCE = 60.0
"""Most seconds until the server answers, and until it has left."""

KNOCK = 0.1
"""Seconds between two tries."""


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[str]:
    """Serve from an empty database in `folder` under these variables, and give the address.

    What the server says is in `folder / "server.log"`. Raises RuntimeError, with what it said,
    when it stops before it answers.
    """
    port = _free_port()
    log = folder / "server.log"
    with _running(_environment(folder, port, settings), log) as process:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process, log)
        yield address


def _environment(folder: Path, port: int, settings: Mapping[str, str]) -> dict[str, str]:
    """Give this process's environment, with our settings alone in it."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FISHER_")}
    ours = {
        "FISHER_DATABASE_URL": f"sqlite:///{folder}/fisher.db",
        "FISHER_SECRET_KEY": "a key for tests",
        "FISHER_PORT": str(port),
        "FISHER_WORKERS": "1",
    }
    return {**plain, **ours, **settings}


@contextmanager
def _running(environment: Mapping[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the server in a process group of its own, and leave none of it behind."""
    command = [sys.executable, "-m", "app", "serve"]
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=out, stderr=out, start_new_session=True
        ) as process,
    ):
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the server to leave; what of it is still there afterwards is made to."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Knock until somebody opens; between two knocks, see that the server is still there."""
    for _ in range(int(PATIENCE / KNOCK)):
        if _opens(address):
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(KNOCK)
            break
    raise RuntimeError(f"The server did not open its doors:\n{log.read_text(errors='replace')}")


def _opens(address: str) -> bool:
    try:
        return requests.get(f"{address}/healthz", timeout=PATIENCE).ok
    except requests.ConnectionError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
