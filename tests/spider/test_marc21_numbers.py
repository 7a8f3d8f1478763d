import pytest

from app.spider.marc21_numbers import identifiers, is_online, numbers
from tests.spider.marc_text import marc

EBOOK = "300 __ $a1 Online-Ressource (159 Seiten)\n"


class TestIsbns:
    def test_they_are_read_from_what_leads_the_field(self) -> None:
        book = marc("""
            020 __ $a1421402831 (hardcover : alk. paper)
            020 __ $a978-0-674-03381-8 :$c$20.00
            020 __ $a9004093567 (cloth : v. 4-5)
        """)
        assert numbers(book).isbns == ("9781421402833", "9780674033818", "9789004093560")

    def test_wrong_ones_and_those_of_something_else_are_left_out(self) -> None:
        book = marc("""
            020 __ $z9780674033818
            020 __ $a9780674033819
            020 __ $cDM 12.00
            020 __ $a(falsch) 9783499221897
        """)
        assert numbers(book) == ((), None, None)

    def test_the_editions_own_comes_before_those_of_the_other_medium_and_of_sets(self) -> None:
        fields = """
            020 __ $a9783423118217$q(Gesamtwerk)
            020 __ $a9783499222559$qebook
            020 __ $a9783499221897
            020 __ $a9780674033818$q(pbk.)
        """
        assert numbers(marc(fields)).isbns[0] == "9783499221897"
        assert numbers(marc(EBOOK + fields)).isbns[0] == "9783499222559"


class TestBindingAndPrice:
    @pytest.mark.parametrize(
        ("field", "binding", "price"),
        [
            ("$cBroschur : EUR 29.95 (DE)", "Broschur", "EUR 29.95 (DE)"),
            ("$c : 37.5 (1U)", None, "37.5 (1U)"),
            ("$cBroschur", "Broschur", None),
            ("$cEUR 10,00", None, "EUR 10,00"),
            ("$q : (paper)", "paper", None),
            ("$q(hardcover)$q(alk. paper)", "hardcover", None),
            ("$qTrade Paper$c£9.99", "Trade Paper", "£9.99"),
            ("$q(alk. paper)", None, None),
            ("$q(v. 2)", None, None),
            ("$q.", None, None),
        ],
    )
    def test_they_stand_beside_the_isbn(
        self, field: str, binding: str | None, price: str | None
    ) -> None:
        book = marc(f"020 __ $a9783499221897{field}")
        assert numbers(book)[1:] == (binding, price)

    def test_they_are_told_beside_either_form_of_the_isbn(self) -> None:
        book = marc("""
            020 __ $a9780674033818
            020 __ $a0674033817$qTrade Paper
            020 __ $a9783499221897$qLeinen$cDM 3.00
        """)
        assert numbers(book)[1:] == ("Trade Paper", None)


@pytest.mark.parametrize(
    "field",
    [
        "008 200101s2010    gw |||||o     00| ||ger c",
        "300 __ $a1 online resource (xii, 203 pages)",
        "338 __ $aOnline-Ressource$bcr",
    ],
)
def test_an_e_book_is_told_by_form_extent_or_carrier(field: str) -> None:
    assert is_online(marc(field))
    assert not is_online(marc("008 960610s1991    xxu|||||      00| ||eng c\n300 __ $a383 S."))


def test_numbers_in_other_catalogues_are_kept_without_their_marks() -> None:
    book = marc("""
        001 025512345
        010 __ $a   75425165 //r75
        016 7_ $a015994368$2Uk
        016 7_ $a946784310$2DE-101
        035 __ $a(DE-627)025512345
        035 __ $a(OCoLC)ocm00312345
    """)
    assert identifiers(book, "k10plus") == {
        "k10plus": "025512345",
        "lccn": "75425165",
        "dnb": "946784310",
        "oclc": "312345",
    }
    assert identifiers(marc("010 __ $asn 85000678"), "loc") == {"lccn": "sn85000678"}
