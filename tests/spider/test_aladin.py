from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.books.record import Rating, Record
from app.spider.aladin import SOURCE, read
from app.spider.errors import Complaint, SourceFailed, Unreadable
from app.spider.reply import Reply

BODIES = Path(__file__).parent / "bodies" / "aladin"
LOOK_UP = (BODIES / "lookup.json").read_bytes()
SEARCH = (BODIES / "search.json").read_bytes()


def test_an_isbn_is_looked_up_with_pages_binding_and_contents() -> None:
    request = SOURCE.ask(IsbnQuery(Isbn("9788993196078")))
    assert request is not None
    assert (request.path, request.params) == (
        "/ttb/api/ItemLookUp.aspx",
        {
            "output": "js",
            "Version": "20131101",
            "Cover": "Big",
            "itemIdType": "ISBN13",
            "ItemId": "9788993196078",
            "OptResult": "packing,ratingInfo,Toc",
        },
    )


def test_words_are_asked_for_page_by_page() -> None:
    request = SOURCE.ask(KeywordQuery("바다 & 섬", page=3, per_page=100))
    assert request is not None
    assert (request.path, request.params) == (
        "/ttb/api/ItemSearch.aspx",
        {
            "output": "js",
            "Version": "20131101",
            "Cover": "Big",
            "Query": "바다 & 섬",
            "QueryType": "Keyword",
            "SearchTarget": "Book",
            "start": 3,
            "MaxResults": 50,
        },
    )


def test_the_key_goes_into_the_query() -> None:
    assert SOURCE.key == "needed"
    assert SOURCE.sign is not None
    request = SOURCE.sign(SOURCE.about(Isbn("9788993196078")), "SECRET")
    assert request.params["ttbkey"] == "SECRET"


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        (IsbnQuery(Isbn("9788993196078")), True),
        (IsbnQuery(Isbn("9791195149254")), True),
        (IsbnQuery(Isbn("9780306406157")), False),
        (KeywordQuery("JPA 입문"), True),
        (KeywordQuery("JPA", language="ko"), True),
        (KeywordQuery("JPA"), False),
        (KeywordQuery("三体"), False),
    ],
)
def test_only_korean_books_and_words_are_its_business(
    query: IsbnQuery | KeywordQuery, *, asked: bool
) -> None:
    assert (SOURCE.ask(query) is not None) is asked


def test_a_book_is_read_with_all_it_says() -> None:
    assert read(Reply(LOOK_UP)).records == (
        Record(
            source="aladin",
            id="7001",
            title="바다의 책 - 섬 & 배",
            isbns=("9788993196078",),
            url="https://www.aladin.co.kr/shop/wproduct.aspx?ItemId=7001",
            subtitle="항해",
            original_title="The Sea",
            series="바다 총서 2",
            authors=("김바다, J. 섬 (지은이)", "이물결 (옮긴이)", "박파도 (그림)"),
            publisher="물결출판",
            published="2010-01-05",
            pages="320",
            binding="양장본",
            price="32000",
            currency="KRW",
            subjects=("과학", "바다"),
            summary="바다를 본다.",
            contents="01장 물\n\n_1.1 파도",
            rating=Rating(8.3, 14, 10),
            cover="https://image.aladin.co.kr/product/1/cover/7001_1.jpg",
            identifiers={"aladin": "7001"},
        ),
    )


def test_no_more_is_counted_than_can_be_paged_to() -> None:
    assert read(Reply(SEARCH)).total == 200


def test_a_shops_own_code_is_no_isbn_and_music_no_book() -> None:
    records = read(Reply(SEARCH)).records
    assert [(record.id, record.isbns) for record in records] == [
        ("7002", ()),
        ("7004", ("9791195149254",)),
    ]
    assert (records[0].title, records[0].subtitle) == ("[세트] 바다 + 섬", "전2권")


def test_a_page_beyond_the_last_that_can_be_reached_is_empty() -> None:
    answer = {**orjson.loads(SEARCH), "startIndex": 5, "itemsPerPage": 50}
    assert read(Reply(orjson.dumps(answer))).records == ()


@pytest.mark.parametrize("wrapped", [b"%s;", b"\xef\xbb\xbf%s;\r\n", b"callme(true, %s);"])
def test_json_that_is_wrapped_as_javascript_is_read(wrapped: bytes) -> None:
    assert read(Reply(wrapped % LOOK_UP)) == read(Reply(LOOK_UP))


@pytest.mark.parametrize(
    "unknown",
    [b'{"errorCode":8,"errorMessage":"no such item"};', b'{"totalResults":0,"item":[]}'],
)
def test_nothing_found_is_an_empty_page(unknown: bytes) -> None:
    assert read(Reply(unknown)).records == ()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ({"errorCode": 100, "errorMessage": "잘못된 TTBKey"}, r"잘못된 TTBKey \(errorCode 100\)"),
        ({"errorCode": None, "errorMessage": {}}, "it gave no reason"),
    ],
)
def test_any_other_error_is_a_complaint_though_it_comes_with_200(error: object, told: str) -> None:
    with pytest.raises(Complaint, match=told):
        read(Reply(orjson.dumps(error)))


@pytest.mark.parametrize(
    "foreign",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"<html><style>a {b: c}</style></html>",
        b'{"item": {"title": "no list"}}',
        b'{"item": [{"title": "neither id nor ISBN"}]}',
    ],
)
def test_what_is_no_answer_about_books_is_unreadable(foreign: bytes) -> None:
    with pytest.raises(Unreadable):
        read(Reply(foreign))


KNOWN: dict[tuple[str, int], dict[str, object]] = {
    ("item_lookup_isbn13.json", 0): {
        "id": "218568947",
        "title": "스프링 부트와 AWS로 혼자 구현하는 웹 서비스",
        "subtitle": "인텔리제이, JPA, JUnit 테스트, 그레이들, 소셜 로그인, "
        "AWS 인프라로 무중단 배포까지",
        "isbns": ("9788965402602",),
        "authors": ("이동욱(향로) (지은이)",),
        "publisher": "프리렉",
        "published": "2019-11-29",
        "pages": "416",
        "binding": None,
        "price": "22000",
        "rating": Rating(8.3, 14, 10),
        "original_title": None,
    },
    ("item_search_jpa_p1.json", 0): {
        "title": "자바 ORM 표준 JPA 프로그래밍",
        "isbns": ("9788960777330",),
        "authors": ("김영한 (지은이)",),
        "series": "에이콘 오픈소스 프로그래밍 시리즈",
        "price": "43000",
    },
    ("item_search_docker_p2.json", 0): {
        "title": "Windows Server Container 시작하기",
        "subtitle": "Windows와 Docker의 새로운 만남",
        "isbns": ("9791161750972",),
        "authors": (
            "스리칸스 마히라지 (지은이)",
            "백승주, 김세준, 최정현, 최한홍 (옮긴이)",
        ),
        "subjects": ("컴퓨터/모바일", "프로그래밍 개발/방법론", "윈도우 프로그래밍"),
    },
    ("item_search_docker_p2.json", 4): {
        "title": "더 도커 북",
        "isbns": ("9791195149254",),
        "published": "2014-10-10",
    },
    ("item_search_blank_isbn13.json", 0): {"id": "126037341", "isbns": ()},
    ("item_search_p10_limit200.json", 2): {
        "title": "지능업 우리아기 첫 퍼즐 : 동물 (4.5.6조각)",
        "isbns": (),
        "publisher": "아이키움북",
    },
    ("item_search_p10_limit200.json", 5): {
        "authors": ("Bijan O. Aalami (지은이)", "정광량 (옮긴이)"),
        "isbns": ("9788982052026",),
        "subjects": (),
        "summary": None,
    },
}


@pytest.mark.recordings
@pytest.mark.parametrize(("name", "place"), KNOWN)
def test_a_recorded_book_is_read_as_a_reader_would(test_data: Path, name: str, place: int) -> None:
    recorded = test_data / "recordings" / "aladin" / name
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
    for path in sorted((test_data / "recordings" / "aladin").iterdir()):
        recorded = path.read_bytes()
        assert len(records_or_none(recorded)) == recorded.count(b'"itemId"'), path.name
