"""openBD: books of Japan by ISBN, and nothing by words (https://openbd.jp/spec/)."""

from tests.standin.books import MARC_CODES, Book
from tests.standin.holdings import Holdings
from tests.standin.wire import Answer, Asked, json_answer, page

Json = dict[str, object]


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer with one element for each ISBN, in the order of asking; null is an unknown one."""
    if asked.path != "/v1/get":
        return page("404 Not Found", 404)
    isbns = asked.query.get("isbn") or asked.body.decode().removeprefix("isbn=")
    found = [holdings.with_isbn(isbn) for isbn in isbns.replace("%2C", ",").split(",")]
    return json_answer([_book(books[0]) if books else None for books in found])


def _book(book: Book) -> Json:
    return {
        "onix": {
            "RecordReference": book.isbn13,
            "NotificationType": "03",
            "ProductIdentifier": {"ProductIDType": "15", "IDValue": book.isbn13},
            "DescriptiveDetail": _description(book),
            "CollateralDetail": {"TextContent": _texts(book)},
            "PublishingDetail": _publishing(book),
            "ProductSupply": {"SupplyDetail": {"Price": [_price(book)]}},
        },
        "hanmoto": {"datecreated": "2020-01-01 00:00:00", "toji": book.binding},
        "summary": _summary(book),
    }


def _summary(book: Book) -> Json:
    people = [f"{name}／著" for name in book.authors] + [f"{name}／訳" for name in book.translators]
    return {
        "isbn": book.isbn13,
        "title": " ".join(filter(None, (book.title, book.subtitle))),
        "volume": "",
        "series": book.series,
        "publisher": book.publisher,
        "pubdate": book.published,
        "cover": f"https://cover.openbd.jp/{book.isbn13}.jpg" if book.cover else "",
        "author": " ".join(people),
    }


def _description(book: Book) -> Json:
    element: Json = {"TitleElementLevel": "01", "TitleText": {"content": book.title}}
    if book.subtitle:
        element["Subtitle"] = {"content": book.subtitle}
    return {
        "ProductForm": "BA",
        "TitleDetail": {"TitleType": "01", "TitleElement": element},
        "Contributor": _contributors(book),
        "Language": [{"LanguageRole": "01", "LanguageCode": MARC_CODES.get(book.language, "und")}],
        "Extent": [{"ExtentType": "11", "ExtentValue": book.pages, "ExtentUnit": "03"}],
        "Subject": [
            {"SubjectSchemeIdentifier": "20", "SubjectHeadingText": ";".join(book.subjects)}
        ],
    }


def _contributors(book: Book) -> list[Json]:
    roles = [("A01", name) for name in book.authors] + [("B06", name) for name in book.translators]
    return [
        {"SequenceNumber": str(place), "ContributorRole": [role], "PersonName": {"content": name}}
        for place, (role, name) in enumerate(roles, 1)
    ]


def _texts(book: Book) -> list[Json]:
    texts = {"03": book.summary, "04": book.contents}
    return [
        {"TextType": kind, "ContentAudience": "00", "Text": text}
        for kind, text in texts.items()
        if text
    ]


def _publishing(book: Book) -> Json:
    return {
        "Imprint": {"ImprintName": book.publisher},
        "PublishingDate": [{"PublishingDateRole": "01", "Date": book.published}],
    }


def _price(book: Book) -> Json:
    return {"PriceType": "03", "PriceAmount": book.price, "CurrencyCode": book.currency}
