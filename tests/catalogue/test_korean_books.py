"""What the two Korean shops say becomes one book as a reader would write it."""

from pathlib import Path

from app.books.book import Book
from app.catalogue.merge import merge
from app.catalogue.trust import Trust
from app.spider import aladin, kakao
from app.spider.reply import Reply

BODIES = Path(__file__).parents[1] / "spider" / "bodies"


def merged() -> dict[str, Book]:
    records = (
        *aladin.read(Reply((BODIES / "aladin" / "lookup.json").read_bytes())).records,
        *kakao.read(Reply((BODIES / "kakao" / "books.json").read_bytes())).records,
    )
    return {book.isbn13: book for book in merge(records, Trust(("aladin", "kakao")))}


def test_people_are_parted_by_their_roles() -> None:
    book = merged()["9788993196078"]

    assert book.authors == ("김바다", "J. 섬")
    assert book.translators == ("이물결",)


def test_dates_pages_and_prices_in_won_are_read() -> None:
    book = merged()["9788993196078"]

    assert (book.published, book.pages) == ("2010-01-05", 320)
    assert (book.price, book.currency) == ("32000", "KRW")


def test_the_title_is_without_its_subtitle_and_what_shops_add() -> None:
    books = merged()

    assert (books["9788993196078"].title, books["9788993196078"].subtitle) == (
        "바다의 책 - 섬 & 배",
        "항해",
    )
    assert books["9791195149254"].title == "섬"


def test_a_price_of_nothing_is_no_price() -> None:
    book = merged()["9791195149254"]

    assert (book.price, book.currency) == (None, None)
