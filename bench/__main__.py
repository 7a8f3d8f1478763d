"""`python -m bench [NAME…]`: measure, print, keep the figures, and write docs/performance.md."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence

from bench import catalogue, cold, first, flight, warm
from bench.report import Result, as_text, write_page

BENCHES: Mapping[str, Callable[[], Result]] = {
    "cold": cold.run,
    "first": first.run,
    "warm": warm.run,
    "flight": flight.run,
    "catalogue": catalogue.run,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is named, or everything."""
    options = _parser().parse_args(arguments)
    for name in () if options.page else options.names or BENCHES:
        sys.stderr.write(f"{name} …\n")
        result = BENCHES[name]()
        result.keep()
        write_page()
        sys.stdout.write(f"\n## {name}\n\n{as_text(result)}\n")
        sys.stdout.flush()
    write_page()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*BENCHES, []])
    parser.add_argument("--page", action="store_true", help="only write the page anew")
    return parser


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
