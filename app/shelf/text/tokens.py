"""What is kept of a book, so that it is found by its words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.books.book import Book
from app.books.pinyin import syllables
from app.books.scripts import HAN
from app.books.titles import title_key
from app.books.words import tokens

SOUND = "~"
"""What stands before the sound of a Chinese title, so that it is found by those who ask for it."""

MOST_TOKENS = 400
"""Tokens kept of one field; a title that is longer is none."""


@dataclass(frozen=True, slots=True)
class BookText:
    """The tokens of a book's fields, each a text in which spaces part them."""

    book_id: int
    title: str
    people: str
    series: str
    publisher: str


def text_of(book: Book, book_id: int) -> BookText:
    """Give everything a book is found by."""
    titles = (book.title, book.subtitle, book.original_title)
    heard = _sounds(filter(None, (book.title, book.original_title)))
    return BookText(
        book_id,
        title=_joined([*_each(titles), *heard]),
        people=_joined(_each((*book.authors, *book.translators))),
        series=_joined(_each((book.series,))),
        publisher=_joined(_each((book.publisher,))),
    )


def spine_of(book: Book, book_id: int) -> dict[str, object]:
    """Give the row by which books are sorted, as `BookSpine` has it."""
    year = (book.published or "")[:4]
    return {
        "book_id": book_id,
        "isbn13": book.isbn13,
        "title_key": title_key(book.title)[:190],
        "length": len(book.title),
        "year": int(year) if year.isdigit() else None,
        "language": book.language,
    }


def words_of(text: BookText) -> Iterator[str]:
    """Give the words in an alphabet that are long enough to be misspelled."""
    for field in (text.title, text.people, text.series):
        yield from _WORD.findall(field)


def sound_of(words: str) -> str | None:
    """Give the token of a title that sounds like this, as someone types it: "san ti" is ~santi."""
    heard = words.replace(" ", "")
    return f"{SOUND}{heard}" if _LATIN.fullmatch(heard) else None


def _each(texts: Iterable[str | None]) -> Iterator[str]:
    return (token for text in texts if text for token in tokens(text))


def _sounds(titles: Iterable[str]) -> Iterator[str]:
    """Give how each run of Chinese characters sounds, whole and by its initials."""
    for title in titles:
        for run in _HAN.findall(title):
            heard = syllables(run)
            yield SOUND + "".join(heard)[:60]
            yield SOUND + "".join(syllable[0] for syllable in heard)[:60]


def _joined(found: Iterable[str]) -> str:
    return " ".join(list(found)[:MOST_TOKENS])


_HAN = re.compile(f"[{HAN}]{{2,20}}")
_WORD = re.compile(r"(?<!\S)[^\W\d_]{4,40}(?!\S)")
_LATIN = re.compile("[a-z]{2,60}")
