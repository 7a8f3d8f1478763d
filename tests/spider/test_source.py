"""What a source is asked, and what it is not troubled with."""

from dataclasses import replace

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery, WorkQuery
from app.spider.reply import Reply
from app.spider.source import Request, Source, SourcePage
from app.spider.why_not import why_not

ASKED = Request("/asked")


def read(_: Reply) -> SourcePage:
    return SourcePage()


KOREAN = Source(
    name="korean",
    title="A Korean bookshop",
    url="http://127.0.0.1",
    read=read,
    search_by_isbn=lambda _: ASKED,
    search_by_keyword=lambda _: ASKED,
    home=frozenset({"978-89", "979-11"}),
    scripts=frozenset({"Hangul"}),
    languages=frozenset({"ko"}),
    narrow=True,
)

WORDS_ONLY = Source(
    name="words",
    title="Knows no numbers",
    url="http://127.0.0.1",
    read=read,
    search_by_keyword=lambda _: ASKED,
)


def test_a_narrow_source_is_asked_about_its_own_books() -> None:
    assert KOREAN.ask(IsbnQuery(Isbn("9788936434120"))) == ASKED
    assert KOREAN.ask(KeywordQuery("채식주의자")) == ASKED


def test_a_narrow_source_is_not_troubled_with_others_books() -> None:
    assert KOREAN.ask(IsbnQuery(Isbn("9780441013593"))) is None
    assert KOREAN.ask(KeywordQuery("Dune")) is None


def test_a_narrow_source_is_asked_by_any_words_for_books_in_its_language() -> None:
    assert KOREAN.ask(KeywordQuery("Dune", language="ko-KR")) == ASKED


def test_a_source_that_knows_no_numbers_is_asked_by_words_only() -> None:
    assert WORDS_ONLY.ask(IsbnQuery(Isbn("9780441013593"))) is None
    assert WORDS_ONLY.ask(KeywordQuery("Dune")) == ASKED


def test_a_source_is_asked_for_editions_by_its_own_name_of_the_work() -> None:
    listing = replace(WORDS_ONLY, editions_of_work=lambda work: Request(f"/{work}"))
    isbn = Isbn("9780441013593")

    assert listing.ask(WorkQuery(isbn, (("korean", "k1"), ("words", "w1")))) == Request("/w1")
    assert listing.ask(WorkQuery(isbn, (("korean", "k1"),))) is None
    assert WORDS_ONLY.ask(WorkQuery(isbn, (("words", "w1"),))) is None


def test_why_nobody_is_asked_for_editions_is_said() -> None:
    listing = replace(WORDS_ONLY, editions_of_work=lambda work: Request(f"/{work}"))
    unknown = WorkQuery(Isbn("9780441013593"))

    assert why_not(WORDS_ONLY, unknown).reason == "no_works"
    assert why_not(listing, unknown).reason == "work_unknown"
