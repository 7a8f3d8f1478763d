from app.books.isbn import Isbn
from app.catalogue.fields import NAMES
from app.catalogue.trust import Standing, Trust
from app.spider.all import SOURCES

GERMAN, AMERICAN = Isbn("9783608938289"), Isbn("9780441013593")

TRUST = Trust(
    ("general", "shop", "library", "hearsay"),
    {
        "shop": Standing(strong=frozenset({"summary"}), weak=frozenset({"pages"})),
        "library": Standing(home=frozenset({"978-3"}), strong=frozenset({"pages"})),
        "hearsay": Standing(weight=0.5),
    },
)


def believed(isbn: Isbn, field: str | None = None) -> list[str]:
    return sorted(TRUST.order, key=lambda source: TRUST.place(source, isbn, field))


def test_sources_are_believed_in_their_order() -> None:
    assert believed(AMERICAN) == ["general", "shop", "library", "hearsay"]


def test_who_is_strong_in_a_field_comes_first_and_who_is_weak_last() -> None:
    assert believed(AMERICAN, "pages") == ["library", "general", "hearsay", "shop"]
    assert believed(AMERICAN, "summary") == ["shop", "general", "library", "hearsay"]


def test_the_home_library_comes_before_who_is_strong() -> None:
    assert believed(GERMAN, "summary") == ["library", "shop", "general", "hearsay"]


def test_a_weight_scales_what_an_order_of_hits_counts_for() -> None:
    assert TRUST.weight("general") == 1.0
    assert TRUST.weight("hearsay") == 0.5 * (1.0 - 0.5 * 3 / 4)


def test_every_field_that_a_source_declares_exists() -> None:
    for source in SOURCES:
        assert source.strong | source.weak <= NAMES, source.name
        assert not source.strong & source.weak, source.name
        assert 0 < source.weight <= 1, source.name
