"""What being strong or weak in a field does to the merge."""

from app.catalogue.merge import merge
from app.catalogue.trust import Standing, Trust
from tests.catalogue.statements import record

WITH_A_GOSSIP = Trust(
    ("gossip", "rumour", "open_library", "k10plus"),
    {
        "gossip": Standing(weak=frozenset({"pages", "cover"})),
        "rumour": Standing(weak=frozenset({"pages"})),
        "k10plus": Standing(strong=frozenset({"pages"})),
    },
)


def test_sources_weak_in_a_field_do_not_outvote_one_that_is_not() -> None:
    [book] = merge(
        [record("gossip", pages="1"), record("rumour", pages="1"), record("k10plus", pages="412")],
        WITH_A_GOSSIP,
    )

    assert (book.pages, book.pages_text) == (412, "412")
    assert book.provenance["pages"] == "k10plus"


def test_a_source_weak_in_a_field_is_believed_where_nobody_else_says_anything() -> None:
    [book] = merge([record("gossip", pages="412"), record("k10plus")], WITH_A_GOSSIP)

    assert book.pages == 412


def test_of_two_the_one_strong_in_the_field_is_believed() -> None:
    [book] = merge(
        [record("open_library", pages="400"), record("k10plus", pages="412")], WITH_A_GOSSIP
    )

    assert book.pages == 412


def test_the_cover_of_a_source_weak_in_covers_comes_last() -> None:
    [book] = merge(
        [
            record("gossip", cover="https://gossip.example/1.jpg"),
            record("open_library", cover="https://covers.openlibrary.org/b/id/1-L.jpg"),
        ],
        WITH_A_GOSSIP,
    )

    assert [cover.source for cover in book.covers] == ["open_library", "gossip"]
