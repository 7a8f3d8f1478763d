"""openBD: books of Japan by ISBN, as their publishers describe them.

Documented at https://openbd.jp/spec/ (JSON-ONIX; codes are ONIX's, https://ns.editeur.org/onix/),
free under https://openbd.jp/terms/: to introduce books, unaltered; what is kept must follow its
changes soon and go when asked. It has no pages of its own to link to, and no search by words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import islice
from typing import Literal

from app.books.isbn import Isbn
from app.books.record import LONGEST_LIST, Record, said
from app.books.text import clean_line
from app.spider.beliefs import BLURB
from app.spider.errors import Unreadable
from app.spider.reply import Reply, each, mapping, mappings, whole_number
from app.spider.source import Request, Source, SourcePage
from app.spider.terms import Terms

Part = Literal["author", "translator", "other"]
Credit = tuple[object, Part]

PARTS_BY_CODE: Mapping[str, Part] = {
    **dict.fromkeys(("A01", "A02", "A03", "A06", "A07", "A08", "A14", "A38"), "author"),
    **dict.fromkeys(("B06", "B08", "B10"), "translator"),
}
"""Who made the work itself, by ONIX code list 17; illustrators, editors and readers did not."""

PARTS_BY_SIGN: Mapping[str, Part] = {
    "訳": "translator",
    **dict.fromkeys("著作文漫", "author"),
}
"""The same by the characters of a role in words: 編訳 is a translator's, 共著 an author's."""

MOST = 200
"""Most books in one call: their numbers still fit into any address line."""

SOON = timedelta(days=7)
"""Its terms want changes taken over soon and name no time; its own data change once a day, and a
week lets a catalogue of thousands follow them without asking for all of it every night."""

TITLE = "DescriptiveDetail/TitleDetail/TitleElement"
COLLECTION = "DescriptiveDetail/Collection/TitleDetail/TitleElement"
PRICE = "ProductSupply/SupplyDetail/Price"
DATE = "PublishingDetail/PublishingDate/Date"
TEXT = "CollateralDetail/TextContent/Text"

# A name may hold blanks, the role behind its slash does not.
_AFTER_ROLE = re.compile(r"(／\S++) ")


def search_by_isbns(isbns: Sequence[Isbn]) -> Request:
    """Ask for many books at once."""
    return Request("/v1/get", {"isbn": ",".join(isbn.isbn13 for isbn in isbns)})


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for one book, as for many."""
    return search_by_isbns([isbn])


def read(reply: Reply) -> SourcePage:
    """Read the books of a list that holds null for each one unknown."""
    answer = reply.json()
    if not isinstance(answer, list):
        raise Unreadable("The answer is no list of books.")
    books = [item for item in answer if item is not None]
    records = tuple(filter(None, map(_record, books[:MOST])))
    if books and not records:
        raise Unreadable("The answer holds no book with a title and an ISBN.")
    return SourcePage(records, len(records))


def _record(item: object) -> Record | None:
    book = mapping(item)
    onix, own, summary = (mapping(book.get(part)) for part in ("onix", "hanmoto", "summary"))
    isbns = [summary.get("isbn"), *_at(onix, "RecordReference")]
    people = [*_credits(onix, own)] or [*_credits_in_words(summary)]
    return said(
        "openbd",
        id=isbns,
        isbns=isbns,
        title=[*_at(onix, f"{TITLE}/TitleText/content"), summary.get("title")],
        subtitle=_at(onix, f"{TITLE}/Subtitle/content"),
        original_title=own.get("genshomei"),
        series=[summary.get("series"), *_at(onix, f"{COLLECTION}/TitleText/content")],
        authors=_who(people, "author") or _who(people, "other"),
        translators=_who(people, "translator"),
        publisher=[summary.get("publisher"), *_at(onix, "PublishingDetail/Imprint/ImprintName")],
        published=[summary.get("pubdate"), *_at(onix, DATE, PublishingDateRole="01")],
        language=_at(onix, "DescriptiveDetail/Language/LanguageCode", LanguageRole="01"),
        pages=_at(onix, "DescriptiveDetail/Extent/ExtentValue", ExtentUnit="03"),
        binding=own.get("toji"),
        price=_at(onix, f"{PRICE}/PriceAmount"),
        currency=[*_at(onix, f"{PRICE}/CurrencyCode"), "JPY"],
        subjects=_keywords(onix),
        summary=[*_at(onix, TEXT, TextType="03"), *_at(onix, TEXT, TextType="02")],
        contents=_at(onix, TEXT, TextType="04"),
        cover=summary.get("cover"),
    )


def _at(onix: Mapping[str, object], path: str, **codes: str) -> list[object]:
    """Give what stands at a path, where every step may hold one thing or a list of them.

    `codes` are what the last object on the way must say of itself, as `TextType="03"`.
    """
    *way, last = path.split("/")
    holders: list[object] = [onix]
    for step in way:
        inside = (inner for holder in mappings(holders) for inner in each(holder.get(step)))
        holders = list(islice(inside, LONGEST_LIST))
    fitting = (one for one in mappings(holders) if codes.items() <= one.items())
    return list(islice((v for holder in fitting for v in each(holder.get(last))), LONGEST_LIST))


def _credits(onix: Mapping[str, object], own: Mapping[str, object]) -> Iterator[Credit]:
    """Name the people in their order; a publisher's own word for a role is finer than its code."""
    words = {
        whole_number(one.get("listseq")): clean_line(one.get("dokujikubun"))
        for one in mappings(own.get("author"))
    }
    people = mappings(_at(onix, "DescriptiveDetail/Contributor"))
    for person in sorted(people, key=_place):
        part = _part_in_words(words.get(_place(person))) or _part_by_code(person)
        yield from ((name, part) for name in _at(person, "PersonName/content"))


def _place(person: Mapping[str, object]) -> int:
    return whole_number(person.get("SequenceNumber"))


def _part_by_code(person: Mapping[str, object]) -> Part:
    codes = map(str, each(person.get("ContributorRole")))
    return next((PARTS_BY_CODE[code] for code in codes if code in PARTS_BY_CODE), "other")


def _part_in_words(role: str | None) -> Part | None:
    return next((part for sign, part in PARTS_BY_SIGN.items() if sign in (role or "")), None)


def _credits_in_words(summary: Mapping[str, object]) -> Iterator[Credit]:
    """Cut "村上春樹／著 柴田元幸／訳 ほか" after its roles; who has none there is the author."""
    line = clean_line(summary.get("author")) or ""
    for credit in _AFTER_ROLE.sub(r"\1\n", line).split("\n"):
        _, slash, role = credit.partition("／")
        if slash or credit == line:
            yield credit, (_part_in_words(role) or "other") if slash else "author"


def _who(people: Sequence[Credit], part: Part) -> list[object]:
    return [name for name, played in people if played == part]


def _keywords(onix: Mapping[str, object]) -> list[str]:
    lines = _at(onix, "DescriptiveDetail/Subject/SubjectHeadingText", SubjectSchemeIdentifier="20")
    return [word for line in lines for word in (clean_line(line) or "").split(";")]


SOURCE = Source(
    name="openbd",
    title="openBD",
    url="https://api.openbd.jp",
    read=read,
    search_by_isbn=search_by_isbn,
    search_by_isbns=search_by_isbns,
    batch=MOST,
    rate=2.0,
    home=frozenset({"978-4"}),
    narrow=True,
    covers=frozenset({"cover.openbd.jp"}),
    terms=Terms(
        "To introduce and promote books only, unaltered; changes are to be taken over soon.",
        page="https://openbd.jp/terms/",
        kept_for=SOON,
    ),
    strong=BLURB,
)
