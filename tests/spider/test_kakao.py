from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.books.record import Record
from app.spider.errors import Complaint, SourceFailed, Unreadable
from app.spider.kakao import SOURCE, read
from app.spider.reply import Reply
from app.spider.source import Request

BODIES = Path(__file__).parent / "bodies" / "kakao"
BOOKS = (BODIES / "books.json").read_bytes()


def test_an_isbn_is_asked_for_as_such() -> None:
    request = SOURCE.ask(IsbnQuery(Isbn("9788993196078")))
    assert request == Request("/v3/search/book", {"target": "isbn", "query": "9788993196078"})


def test_words_are_asked_for_page_by_page() -> None:
    request = SOURCE.ask(KeywordQuery("바다", page=2, per_page=80))
    assert request == Request("/v3/search/book", {"query": "바다", "page": 2, "size": 50})


def test_the_key_goes_into_a_header_and_nowhere_else() -> None:
    assert SOURCE.key == "needed"
    assert SOURCE.sign is not None
    plain = SOURCE.about(Isbn("9788993196078"))
    signed = SOURCE.sign(plain, "SECRET")
    assert signed.headers == {"Authorization": "KakaoAK SECRET"}
    assert (signed.path, signed.params) == (plain.path, plain.params)


def test_it_is_not_troubled_with_books_of_other_countries() -> None:
    assert SOURCE.ask(IsbnQuery(Isbn("9780306406157"))) is None
    assert SOURCE.ask(KeywordQuery("sea")) is None
    assert SOURCE.ask(KeywordQuery("sea", language="ko")) is not None


def test_a_book_is_read_with_all_it_says() -> None:
    page = read(Reply(BOOKS))
    assert page.total == 1000
    assert page.records[0] == Record(
        source="kakao",
        id="71",
        title="바다",
        isbns=("9788993196078",),
        url="https://search.daum.net/search?w=bookpage&bookId=71&q=%EB%B0%94%EB%8B%A4",
        series="바다 탐험 3",
        authors=("김바다", "이섬"),
        translators=("박파도",),
        publisher="물결출판",
        published="2010-01-05",
        binding="양장본 HardCover",
        price="32000",
        currency="KRW",
        summary="바다를 본다. 그리고 섬을…",
        cover="https://search1.kakaocdn.net/thumb/R120x174.q85/"
        "?fname=http%3A%2F%2Ft1.daumcdn.net%2Flbook%2Fimage%2F71",
    )


def test_a_book_of_979_has_no_isbn_of_ten_digits_and_blanks_are_not_said() -> None:
    assert read(Reply(BOOKS)).records[1] == Record(
        source="kakao",
        id="9791195149254",
        title="섬",
        isbns=("9791195149254",),
        subtitle="가까이 더 가까이",
        price="0",
        currency="KRW",
        summary="섬을 본다.",
    )


def test_a_book_without_isbn_goes_by_the_number_of_its_page() -> None:
    old = read(Reply(BOOKS)).records[2]
    assert (old.id, old.isbns, old.published) == ("73", (), "1990-03-01")


@pytest.mark.parametrize(
    ("sent", "title", "subtitle", "series", "binding"),
    [
        ("우주(양장본 HardCover)", "우주", None, None, "양장본 HardCover"),
        ("우주(시즌 2)", "우주", None, "시즌 2", None),
        ("안녕, 우주", "안녕, 우주", None, None, None),
        ("함수 f(x)", "함수 f(x)", None, None, None),
        ("(우주)", "(우주)", None, None, None),
    ],
)
def test_what_a_shop_adds_to_a_title_is_parted_from_it(
    sent: str, title: str, subtitle: str | None, series: str | None, binding: str | None
) -> None:
    book = {"title": sent, "isbn": "9788993196078"}
    (record,) = read(Reply(orjson.dumps({"documents": [book]}))).records
    told = (record.title, record.subtitle, record.series, record.binding)
    assert told == (title, subtitle, series, binding)


def test_nothing_found_is_an_empty_page() -> None:
    nothing = {"documents": [], "meta": {"total_count": 0, "pageable_count": 0, "is_end": True}}
    assert read(Reply(orjson.dumps(nothing))).records == ()


def test_a_refusal_is_told_without_its_sentence_which_repeats_the_key() -> None:
    with pytest.raises(Complaint, match=r"AccessDeniedError$") as refusal:
        read(Reply((BODIES / "unknown_key.json").read_bytes(), 401))
    assert "SECRET-KEY" not in repr(refusal.value)


def test_a_refusal_of_no_kind_is_told_as_one_without_reason() -> None:
    with pytest.raises(Complaint, match="it gave no reason"):
        read(Reply(b'{"errorType": "appKey(SECRET-KEY) does not exist"}'))


@pytest.mark.parametrize(
    "foreign", [b"", b"null", b"[]", b"{}", b"<html>", b'{"documents": [{"title": "no number"}]}']
)
def test_what_is_no_answer_about_books_is_unreadable(foreign: bytes) -> None:
    with pytest.raises(Unreadable):
        read(Reply(foreign))


KNOWN: dict[tuple[str, int], dict[str, object]] = {
    ("search_book_author_uju.json", 0): {
        "title": "우주",
        "subtitle": "우주 탐사의 역사와 탐사선이 바라본",
        "binding": "양장본 HardCover",
        "isbns": ("9788993196078",),
        "authors": ("마이클 벤슨",),
        "translators": ("맹성렬",),
        "publisher": "세용출판",
        "published": "2010-01-05",
        "price": "32000",
    },
    ("search_book_author_uju.json", 1): {
        "title": "우주",
        "series": "열린어린이 우주 캠프 1",
        "subtitle": None,
        "translators": (),
    },
    ("search_book_author_uju.json", 3): {
        "title": "그램그램 영단어 원정대. 11: 나아가라 불규칙동사의 우주 구름을 뚫고",
        "authors": ("장영준",),
    },
    ("search_book_author_uju.json", 4): {"isbns": ("9791186688960",), "id": "1636761"},
    ("search_book_author_uju.json", 9): {
        "isbns": ("9791160401561",),
        "authors": ("김성화", "권수진"),
        "publisher": "한겨레아이들",
    },
    ("search_book_title_1hit.json", 0): {
        "title": "모던 자바스크립트 Deep Dive",
        "authors": ("이웅모",),
        "isbns": ("9791158392239",),
        "published": "2020-09-25",
        "price": "45000",
        "publisher": "위키북스",
    },
}


@pytest.mark.recordings
@pytest.mark.parametrize(("name", "place"), KNOWN)
def test_a_recorded_book_is_read_as_a_reader_would(test_data: Path, name: str, place: int) -> None:
    recorded = test_data / "recordings" / "kakao" / name
    record = read(Reply(recorded.read_bytes())).records[place]
    wanted = KNOWN[name, place]
    assert {field: getattr(record, field) for field in wanted} == wanted


def records_or_none(sent: bytes) -> Sequence[Record]:
    try:
        return read(Reply(sent)).records
    except SourceFailed:
        return ()


@pytest.mark.recordings
def test_every_recorded_book_is_read(test_data: Path) -> None:
    for path in sorted((test_data / "recordings" / "kakao").iterdir()):
        recorded = path.read_bytes()
        assert len(records_or_none(recorded)) == recorded.count(b'"isbn"'), path.name


@pytest.mark.recordings
@pytest.mark.parametrize("name", ["error_401_no_header.json", "error_401_unknown_key.json"])
def test_a_recorded_refusal_is_told_by_its_kind(test_data: Path, name: str) -> None:
    recorded = test_data / "recordings" / "kakao" / name
    with pytest.raises(Complaint, match=r"question: AccessDeniedError$"):
        read(Reply(recorded.read_bytes(), 401))
