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

from tests.standin import StandIn

ROOT = Path(__file__).resolve().parents[2]

PATIENCE = 60.0
"""Most seconds until the server answers, or until it has left."""


@contextmanager
def serving(folder: Path, upstream: StandIn, **settings: str) -> Iterator[str]:
    """Serve from an empty database in `folder`, ask `upstream` alone, and give the address.

    Raises RuntimeError, with what the server said, when it stops before it answers.
    """
    port = _free_port()
    environment = _environment(folder, port, {**upstream.environment(), **settings})
    with _running(environment, folder / "server.log") as process:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process, folder / "server.log")
        yield address


def _environment(folder: Path, port: int, settings: Mapping[str, str]) -> dict[str, str]:
    """Give the environment of this process with our settings alone in it."""
    foreign = {name: value for name, value in os.environ.items() if not name.startswith("FISHER_")}
    ours = {
        "FISHER_DATABASE_URL": f"sqlite:///{folder}/fisher.db",
        "FISHER_SECRET_KEY": "a key for tests",
        "FISHER_PORT": str(port),
        "FISHER_WORKERS": "1",
    }
    return {**foreign, **ours, **settings}


@contextmanager
def _running(environment: Mapping[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the server in a process group of its own, and leave none of it behind."""
    command = [sys.executable, "-m", "app", "serve"]
    with (
        log.open("wb") as out,
        subprocess.Popen(  # noqa: S603 -- our own interpreter.
            command, cwd=ROOT, env=environment, stdout=out, stderr=out, start_new_session=True
        ) as process,
    ):
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to leave, and make it when it stays."""
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        # Below: its workers are in its group, and none of them is left to itself.
        process.kill()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Knock until somebody opens; between two knocks, see that the server is still there."""
    for _ in range(int(PATIENCE / 0.1)):
        with suppress(requests.ConnectionError):
            requests.get(f"{address}/healthz", timeout=PATIENCE).raise_for_status()
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
            break
    raise RuntimeError(f"The server did not open its doors:\n{log.read_text(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
