"""Whatever one node of an answer is, reading it gives clean records or fails as a source fails."""

from pathlib import Path

import pytest

from app.books.record import CLEANERS, Record
from app.spider.all import SOURCES
from app.spider.errors import SourceFailed
from app.spider.reply import Reply
from app.spider.source import Source, SourcePage
from tests.trouble.mutation import mutated

BODIES = Path(__file__).parents[1] / "spider" / "bodies"

MOST_OF_OURS, MOST_OF_RECORDED = 1_000, 60
"""Mutations of one body: those of ours are small and hold every field, the recorded are many."""

every_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)


def bodies_in(folder: Path) -> list[Path]:
    """Give the bodies of one source; a source without any is not tested, which is a failure."""
    found = sorted(path for path in folder.glob("*") if path.suffix in {".json", ".xml"})
    assert found, f"{folder.name} has no bodies to be mutated: put some into {folder}."
    return found


def read_in_spite_of(source: Source, body: bytes) -> None:
    """Read a body, and see that what it gives is clean."""
    try:
        page = source.read(Reply(body))
    except SourceFailed:
        return
    assert isinstance(page, SourcePage)
    assert type(page.total) is int
    assert page.total >= 0
    for record in page.records:
        assert_clean(record, source)


def assert_clean(record: Record, source: Source) -> None:
    """See that cleaning every field once more would change nothing."""
    assert isinstance(record, Record)
    assert record.source == source.name
    assert record.id
    assert record.title
    for field, clean in CLEANERS.items():
        value = getattr(record, field)
        assert clean(value) == value, field


def try_all(source: Source, paths: list[Path], most: int) -> None:
    """Read every body as it is, and with one node other than promised."""
    tried = 0
    for path in paths:
        body = path.read_bytes()
        for spoiled in (body, *mutated(body, most)):
            tried += 1
            try:
                read_in_spite_of(source, spoiled)
            except Exception as fault:
                fault.add_note(f"{path.name} mutated to {spoiled[:2_000]!r}")
                raise
    assert tried > len(paths), "Nothing was mutated."


@every_source
def test_our_own_bodies(source: Source) -> None:
    try_all(source, bodies_in(BODIES / source.name), MOST_OF_OURS)


@pytest.mark.recordings
@every_source
def test_recorded_bodies(source: Source, test_data: Path) -> None:
    folder = test_data / "recordings" / source.name.replace("_", "")
    try_all(source, bodies_in(folder), MOST_OF_RECORDED)
