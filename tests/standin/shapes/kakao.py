"""Kakao: the books of Daum (https://developers.kakao.com/docs/latest/ko/daum-search/dev-guide)."""

from stdnum import ean

from tests.standin.books import Book
from tests.standin.holdings import Holdings, isbn10_of
from tests.standin.shapes.dates import whole_date
from tests.standin.wire import Answer, Asked, json_answer

Json = dict[str, object]

SCHEME = "KakaoAK "
MOST, LONGEST_BLURB = 50, 40


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as dapi.kakao.com does; a key it does not know it repeats."""
    key = asked.headers.get("Authorization", "")
    if not key.removeprefix(SCHEME) or not key.startswith(SCHEME):
        return _refusal("AccessDeniedError", "cannot find Authorization : KakaoAK header", 401)
    if key.endswith("unknown"):
        told = f"appKey({key.removeprefix(SCHEME)}) does not exist"
        return _refusal("AccessDeniedError", told, 401)
    page, size = asked.number("page", 1), asked.number("size", 10)
    if asked.path != "/v3/search/book" or not (1 <= page <= MOST and 1 <= size <= MOST):
        return _refusal("InvalidArgument", "page or size is out of range", 400)
    return _page(_found(asked, holdings), page, size)


def _refusal(kind: str, message: str, status: int) -> Answer:
    return json_answer({"errorType": kind, "message": message}, status)


def _found(asked: Asked, holdings: Holdings) -> list[Book]:
    words = asked.query.get("query", "")
    if asked.query.get("target") == "isbn":
        return holdings.with_isbn(words)
    return holdings.with_isbn(words) or holdings.about(words)


def _page(found: list[Book], page: int, size: int) -> Answer:
    start, end = (page - 1) * size, page * size
    meta = {"is_end": end >= len(found), "pageable_count": len(found), "total_count": len(found)}
    documents = [_document(book) for book in found[start:end]]
    return json_answer({"documents": documents, "meta": meta})


def _document(book: Book) -> Json:
    aside = book.subtitle or book.series
    price = int(book.price) if book.currency == "KRW" else 0
    place = f"https://search.daum.net/search?w=bookpage&bookId={book.number}&q={book.title}"
    picture = f"https://search1.kakaocdn.net/thumb/R120x174.q85/?fname={book.number}"
    return {
        "authors": list(book.authors),
        "contents": book.summary[:LONGEST_BLURB],
        "datetime": f"{whole_date(book)}T00:00:00.000+09:00",
        "isbn": f"{_ten(book)} {book.isbn13}".strip(),
        "price": price,
        "publisher": book.publisher,
        "sale_price": price * 9 // 10,
        "status": "정상판매",
        "thumbnail": picture if book.cover else "",
        "title": book.title + (f"({aside})" if aside else "") + _binding(book),
        "translators": list(book.translators),
        "url": place,
    }


def _binding(book: Book) -> str:
    return "(양장본 HardCover)" if book.binding == "양장본" else ""


def _ten(book: Book) -> str:
    """Write ten digits, even of a 979, which has none: so does the shop."""
    digits = f"978{book.isbn13[3:12]}"
    return isbn10_of(digits + ean.calc_check_digit(digits)) if book.isbn13 else ""
