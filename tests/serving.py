"""The real server, as a reader meets it: `python -m app serve`, in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
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
    port = free_port()
    log = folder / "server.log"
    environment = environment_in(folder, {"FISHER_PORT": str(port), **settings})
    with running([sys.executable, "-m", "app", "serve"], environment, log) as process:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, process, log)
        yield address


def environment_in(folder: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """Give this process's environment, with our settings alone in it."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FISHER_")}
    ours = {
        "FISHER_DATABASE_URL": f"sqlite:///{folder}/fisher.db",
        "FISHER_SECRET_KEY": "a key for tests",
        "FISHER_WORKERS": "1",
    }
    return {**plain, **ours, **settings}


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server in a process group of its own, and leave none of it behind."""
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


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
