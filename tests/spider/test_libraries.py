"""What the libraries have in common, each read in its own file."""

from contextlib import suppress
from pathlib import Path

import pytest

from app.spider import bnf, dnb, k10plus, loc, ndl
from app.spider.beliefs import LIBRARY
from app.spider.errors import SourceFailed
from app.spider.reply import Reply
from app.spider.source import Source
from app.spider.terms import UNSTATED

LIBRARIES = (k10plus.SOURCE, dnb.SOURCE, bnf.SOURCE, loc.SOURCE, ndl.SOURCE)

each_library = pytest.mark.parametrize("library", LIBRARIES, ids=lambda source: source.name)


@each_library
def test_a_library_is_believed_in_what_it_writes_down_from_the_book(library: Source) -> None:
    assert library.strong == LIBRARY
    assert not library.strong & library.weak


@each_library
def test_a_library_says_on_which_terms_it_lends_its_data_and_where(library: Source) -> None:
    assert library.terms is not UNSTATED
    assert (library.terms.page or "").startswith("https://")


@pytest.mark.recordings
@each_library
def test_every_recorded_body_is_read_or_fails_this_source_alone(
    library: Source, test_data: Path
) -> None:
    bodies = sorted((test_data / "recordings" / library.name).iterdir())
    assert bodies
    for body in bodies:
        with suppress(SourceFailed):
            library.read(Reply(body.read_bytes()))
