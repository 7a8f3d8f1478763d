"""Make the starter catalogue: `python -m starter.make FOLDER`.

FOLDER holds `catalogue.jsonl.zst` and `queries/zh_popular_titles.tsv.zst`. From it come the ISBN,
publisher and year of editions of the works in our own lists, whose titles and authors are printed
as the lists have them; `sure.jsonl` adds editions that everybody knows. The same folder and lists
give the same bytes; `made_from.sha256` tells which folder it was.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path

from starter.choose import Edition, ReadingList, choose
from starter.facts import read_catalogue, read_readers
from starter.wanted import read_lists

HERE = Path(__file__).parent
SURE = HERE / "sure.jsonl"
MADE_FROM = HERE / "made_from.sha256"
STARTER = HERE.parent / "app" / "shelf" / "starter.jsonl"

CATALOGUE = "catalogue.jsonl.zst"
READERS = "queries/zh_popular_titles.tsv.zst"

QUOTAS = {
    "en": 1450,
    "zh": 750,
    "ja": 280,
    "de": 270,
    "fr": 270,
    "es": 170,
    "ko": 140,
    "it": 30,
    "pt": 30,
    "nl": 20,
    "ru": 20,
    "sv": 20,
}
"""How many editions of each language are taken, where there are so many."""


def make(folder: Path) -> str:
    """Give the starter catalogue that a folder of data makes, one JSON object a line."""
    readers = read_readers(folder / READERS)
    wanted = ReadingList(read_lists(), readers)
    rows = read_catalogue(folder / CATALOGUE)
    found = [edition for edition in map(wanted.recognise, rows) if edition]
    lines = {edition.facts.isbn13: _as_line(edition) for edition in choose(found, QUOTAS)}
    lines |= _sure_lines()
    return "".join(f"{lines[isbn13]}\n" for isbn13 in sorted(lines))


def fingerprint(folder: Path) -> str:
    """Give the SHA-256 of each file that is read, in the format of `sha256sum`."""
    digests = ((sha256((folder / name).read_bytes()), name) for name in (CATALOGUE, READERS))
    return "".join(f"{digest.hexdigest()}  {name}\n" for digest, name in digests)


def _as_line(edition: Edition) -> str:
    facts, work = edition.facts, edition.work
    return _json(
        {
            "isbn13": facts.isbn13,
            "title": edition.title,
            "authors": list(work.authors),
            "publisher": facts.publisher,
            "year": facts.year,
            "language": work.language,
            "source": "starter",
        }
    )


def _sure_lines() -> dict[str, str]:
    rows = map(json.loads, SURE.read_text(encoding="utf-8").splitlines())
    return {row["isbn13"]: _json(row | {"source": "starter"}) for row in rows}


def _json(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False)


def main() -> None:
    """Write the starter catalogue from the folder that the command line names."""
    if len(sys.argv) != _WORDS:
        sys.exit("Use: python -m starter.make FOLDER")
    folder = Path(sys.argv[1])
    STARTER.write_text(make(folder), encoding="utf-8")
    MADE_FROM.write_text(fingerprint(folder), encoding="utf-8")


_WORDS = 2  # The command and its folder.

if __name__ == "__main__":
    main()
