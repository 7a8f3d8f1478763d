"""Run the stand-in by itself and print the settings by which Fisher asks it."""

import argparse
import shlex
import sys
import threading
from collections.abc import Callable, Sequence

from tests.standin.books import BOOKS, many
from tests.standin.server import StandIn
from tests.standin.shapes import SHAPES


def interrupted(_: StandIn) -> None:
    """Wait until the user has had enough."""
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        sys.stdout.write("\n")


def main(
    arguments: Sequence[str] | None = None, until: Callable[[StandIn], None] = interrupted
) -> None:
    """Serve until interrupted."""
    options = _parser().parse_args(arguments)
    with StandIn((*BOOKS, *many(options.books)), options.port) as upstream:
        for source in SHAPES:
            upstream.delay(source, options.delay)
        for name, value in upstream.environment().items():
            sys.stdout.write(f"export {name}={shlex.quote(value)}\n")
        sys.stdout.flush()
        until(upstream)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.standin", description=__doc__)
    parser.add_argument("--port", type=int, default=9001)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--books", type=int, default=0, help="made-up books besides the real ones")
    return parser


if __name__ == "__main__":
    main()
