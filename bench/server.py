"""The real server, started as the README says, and a bare Flask page on the same server."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.processes import cpu_seconds, family_of, largest_megabytes
from tests.serving import environment_in, free_port, running, wait_for

WORKERS = 2


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens, and what it costs."""

    port: int
    pid: int

    @property
    def cpu_seconds(self) -> float:
        """Seconds of processor that it and its workers have used."""
        return cpu_seconds(family_of(self.pid))

    @property
    def megabytes(self) -> float:
        """Memory of its largest worker."""
        return largest_megabytes(family_of(self.pid)[1:])


@contextmanager
def fisher(settings: Mapping[str, str], workers: int = WORKERS) -> Iterator[Server]:
    """Serve Fisher from an empty database in a folder that is gone afterwards."""
    with _serving([sys.executable, "-m", "app", "serve"], workers, settings) as server:
        yield server


@contextmanager
def hello(workers: int = WORKERS) -> Iterator[Server]:
    """Serve a Flask page that says hello, by the same gunicorn with the same configuration."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config=config/gunicorn.py"]
    given = [f"--bind=127.0.0.1:{port}", f"--workers={workers}", "bench.peer:hello()"]
    with _serving([*command, *given], workers, {"FISHER_PORT": str(port)}) as server:
        yield server


@contextmanager
def _serving(command: list[str], workers: int, settings: Mapping[str, str]) -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="fisher-bench-") as name:
        folder = Path(name)
        ours = {"FISHER_PORT": str(free_port()), "FISHER_WORKERS": str(workers), **settings}
        environment = environment_in(folder, ours)
        log = folder / "server.log"
        with running(command, environment, log) as process:
            port = int(ours["FISHER_PORT"])
            wait_for(f"http://127.0.0.1:{port}", process, log)
            yield Server(port, process.pid)
