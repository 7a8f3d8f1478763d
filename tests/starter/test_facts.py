"""What is printed of a catalogue's facts, and what is left out."""

import pytest

from starter.facts import read_facts, tidy_publisher
from starter.homes import edition_language
from tests.starter.rows import a_row


class TestFacts:
    @pytest.mark.parametrize(
        ("said", "printed"),
        [
            ("Ace Books", "Ace Books"),
            ("[서울] :창비", "창비"),
            ("Fischer (Tb.), Frankfurt", "Fischer, Frankfurt"),
            ("Simon Schuster", "Simon & Schuster"),
            ("Unknown", ""),
            ("Not Avail", ""),
            ("Distribooks Inc", ""),
            ("�?ditions du Seuil", ""),
            ("x" * 81, ""),
        ],
    )
    def test_print_a_publisher_or_none(self, said: str, printed: str) -> None:
        assert tidy_publisher(said) == printed

    def test_leave_out_a_publisher_that_is_the_title(self) -> None:
        facts = read_facts(a_row(title="黒子のバスケ 1", publisher="黒子のバスケ"), 0)
        assert facts
        assert facts.publisher == ""

    @pytest.mark.parametrize("year", [None, 0, 1813, 2999])
    def test_leave_out_a_year_that_is_not_the_editions(self, year: int | None) -> None:
        facts = read_facts(a_row(year=year), 0)
        assert facts
        assert facts.year is None

    @pytest.mark.parametrize(
        "broken", [{"isbn13": "9780441013590"}, {"publisher": "Random House Audio"}]
    )
    def test_refuse_a_wrong_number_and_a_recording(self, broken: dict[str, str]) -> None:
        assert read_facts(a_row(**broken), 0) is None

    @pytest.mark.parametrize(
        ("isbn13", "said", "language"),
        [
            ("9787536692930", "", "zh"),
            ("9784062748681", "jap", "ja"),
            ("9788936433598", "", "ko"),
            ("9780307474728", "es", "es"),
            ("9789979000000", "", ""),
            ("9780000026224", "zh", ""),
            ("9783110172799", "en", "en"),
            ("9783518376782", "fr", "de"),
        ],
    )
    def test_tell_the_language(self, isbn13: str, said: str, language: str) -> None:
        assert edition_language(a_row(isbn13=isbn13, language=said)) == language
