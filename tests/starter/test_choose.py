"""Which rows are taken for wanted works, and which of their editions go first."""

import pytest

from starter.choose import Edition, ReadingList, choose
from starter.facts import Facts
from starter.spelling import read_name, title_key
from starter.wanted import Wanted
from tests.starter.rows import a_row


def a_work(title: str = "Dune", place: int = 0, heading: str = "") -> Wanted:
    name = read_name("Frank Herbert")
    keys = frozenset({title_key(title)})
    return Wanted(place, "en", heading, title, ("Frank Herbert",), keys, (name,))


Told = tuple[str, str, int | None, int]
"""The sign of the volume, the publisher, the year, and how many readers."""

PLAIN: Told = ("", "Ace", 2000, 0)


def an_edition(work: Wanted, isbn13: str, told: Told = PLAIN) -> Edition:
    sign, publisher, year, readers = told
    return Edition(work, 0, sign, Facts(isbn13, publisher, year, readers))


class TestReadingList:
    def recognised(self, **facts: object) -> Edition | None:
        return ReadingList([a_work()], {"9780441013593": 7}).recognise(a_row(**facts))

    def test_recognises_a_wanted_work(self) -> None:
        found = self.recognised(title="Dune (Dune Chronicles, #1)", authors=["Herbert, Frank"])
        assert found
        assert (found.title, found.facts.publisher, found.facts.readers) == ("Dune", "Ace Books", 7)

    @pytest.mark.parametrize(
        "facts",
        [
            {"authors": []},
            {"authors": ["Brian Herbert"]},
            {"title": "Dune Messiah"},
            {"title": "Dune: A Study Guide"},
            {"language": "de"},
            {"isbn13": "9787536692930"},
        ],
    )
    def test_leaves_other_books_alone(self, facts: dict[str, object]) -> None:
        assert self.recognised(**facts) is None


class TestChoosing:
    def chosen(self, editions: list[Edition], quota: int) -> list[str]:
        return [edition.facts.isbn13 for edition in choose(editions, {"en": quota})]

    def test_takes_one_of_every_work_before_a_second_of_any(self) -> None:
        dune, emma = a_work(), a_work("Emma", place=1)
        editions = [an_edition(dune, "1"), an_edition(dune, "2"), an_edition(emma, "3")]
        assert self.chosen(editions, 2) == ["1", "3"]
        assert self.chosen(editions, 9) == ["1", "3", "2"]

    def test_takes_at_most_three_editions_of_a_work(self) -> None:
        assert len(self.chosen([an_edition(a_work(), str(n)) for n in range(9)], 9)) == 1 + 2

    def test_gives_every_heading_its_share(self) -> None:
        novels = [an_edition(a_work(str(n), n, "Novels"), str(n)) for n in range(6)]
        comics = [an_edition(a_work(str(n), n, "Comics"), str(n)) for n in (6, 7)]
        assert self.chosen([*novels, *comics], 4) == ["0", "6", "1", "2"]

    @pytest.mark.parametrize(
        ("worse", "better"),
        [
            (("", "Ace", None, 0), PLAIN),
            (("", "", 2000, 0), PLAIN),
            (("2", "Ace", 2000, 0), ("1", "Ace", 2000, 0)),
            (PLAIN, ("", "Ace", 2000, 5)),
            (PLAIN, ("", "Ace", 2001, 0)),
        ],
    )
    def test_prefers_the_fuller_the_first_the_known_and_the_newer(
        self, worse: Told, better: Told
    ) -> None:
        work = a_work()
        editions = [an_edition(work, "1", worse), an_edition(work, "2", better)]
        assert self.chosen(editions, 1) == ["2"]

    def test_prints_the_volume_behind_the_title(self) -> None:
        edition = an_edition(a_work("薔薇の名前"), "1", ("上", "東京創元社", 1990, 0))
        assert edition.title == "薔薇の名前 上"
