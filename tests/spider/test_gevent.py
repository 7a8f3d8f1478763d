"""The same connections as the production server makes them: over gevent's sockets."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = "tests/spider/test_connection.py"


def test_exchanges_end_at_their_deadline_under_gevent_too() -> None:
    command = [sys.executable, "-m", "gevent.monkey", "--module", "pytest", "-q", TESTS]
    run = subprocess.run(
        [*command, "-p", "no:cacheprovider"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-5_000:] + run.stderr[-5_000:]
