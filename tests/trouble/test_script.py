"""Whatever stands in the texts of a source, a page shows it as text."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from app.spider.source import Source
from tests.standin import StandIn, faults
from tests.standin.faults import spoiled
from tests.trouble.conftest import Open
from tests.trouble.fisher import STOOD_IN_FOR, Fisher, beside, book_for, question, ways_of

SCRIPT = "<script>alert(1)</script>"
ESCAPED = "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;"
BROKEN = "<img src=x onerror=alert(1) <"
ATTRIBUTE = '\'" onmouseover="alert(1)'

SPOILINGS: dict[str, Callable[[str], str]] = {
    "instead": lambda _: SCRIPT,
    "behind": lambda text: f"{text}{ATTRIBUTE}{SCRIPT}{ESCAPED}{BROKEN}",
    "as_a_link": lambda text: "javascript:alert(1)" if text.startswith("http") else text,
}


class Danger(HTMLParser):
    """Collects what a browser would run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            (tag, name, value)
            for name, value in attrs
            if name.startswith("on") or (value or "").lower().strip().startswith("javascript:")
        ]

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.cdata_elem == "script":
            self.found.append(data)


def company_of(source: Source) -> list[str]:
    """Name the source, and where it knows no ISBNs another whose books it can tell of.

    That one is spoiled in the same way, so that they agree on title and author.
    """
    return [source.name] if source.search_by_isbn else [source.name, beside(source)]


def pages_about(reader: Fisher, source: Source) -> list[str]:
    """Give the pages on which a reader sees what the source says of a book."""
    asked = [(book_for(source, way), way) for way in ways_of(source)]
    found = [reader.page("/book/search", q=question(book, way)) for book, way in asked]
    details = [reader.page(f"/book/{book.isbn13}/detail") for book, _ in asked]
    return [page.text for page in (*found, *details)]


@pytest.mark.parametrize("spoiling", SPOILINGS)
@pytest.mark.parametrize("source", STOOD_IN_FOR, ids=lambda source: source.name)
def test_script_in_every_text_of_a_source_is_run_on_no_page(
    fisher: Open, upstream: StandIn, source: Source, spoiling: str
) -> None:
    change = SPOILINGS[spoiling]
    names = company_of(source)
    for name in names:
        upstream.fault(name, faults.instead(lambda answer: spoiled.in_every_text(answer, change)))
    pages = pages_about(fisher(SOURCES=names), source)

    assert [danger for page in pages for danger in Danger(page).found] == []
    if spoiling == "behind":
        texts = "".join(Danger(page).text for page in pages)
        assert ATTRIBUTE in texts, (
            f"No text of {source.name} was spoiled: see in_every_text in tests/standin/faults."
        )
        assert source.title in texts
