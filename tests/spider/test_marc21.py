from xml.etree.ElementTree import Element, SubElement, tostring

import pytest

from app.books.record import Record
from app.spider.errors import Unreadable
from app.spider.marc21 import is_book, read_book, read_page
from app.spider.reply import Reply
from tests.spider.marc_text import marc, marcxml

PAGE = ("https://library.example/", "library")


def read(text: str) -> Record:
    record = read_book(marc(f"001 77\n{text}"), "library", PAGE)
    assert record is not None
    return record


def titled(fields: str) -> Record:
    return read(f"245 10 $aSome title\n{fields}")


def reply(*records: Element) -> Reply:
    root = Element("searchRetrieveResponse")
    SubElement(root, "numberOfRecords").text = "40"
    held = SubElement(root, "records")
    for record in records:
        SubElement(SubElement(held, "record"), "recordData").append(record)
    return Reply(tostring(root))


class TestTitles:
    @pytest.mark.parametrize(
        ("field", "title", "subtitle"),
        [
            ("$aCooks /$cby A.", "Cooks", None),
            ("$aCooks :$ba history /$cA.", "Cooks", "a history"),
            ("$aLexikon$n2.$pF bis K$bmit Karten", "Lexikon. 2, F bis K", "mit Karten"),
            ("$aLexikon.$pF bis K", "Lexikon. F bis K", None),
            ("$aLexikon.$n2.", "Lexikon. 2", None),
            ("$aStaritz$nBand 2.$p1903-1953 / A ; B", "Staritz. Band 2, 1903-1953", None),
            ("$aPreßburg =$bBratislava :$bein Führer", "Preßburg", None),
            ("$aTajemnycja$b= Geheimnis", "Tajemnycja", None),
            ("$aWien$bein Führer = a guide", "Wien", "ein Führer"),
            ("$a\u0098Der\u009c Prozess", "Der Prozess", None),
            ("$aJazz$h[sound recording].", "Jazz", None),
            ("$pPart of nothing", "Part of nothing", None),
        ],
    )
    def test_title_and_subtitle_are_told_apart(
        self, field: str, title: str, subtitle: str | None
    ) -> None:
        record = read(f"245 10 {field}")
        assert (record.title, record.subtitle) == (title, subtitle)

    @pytest.mark.parametrize(
        ("fields", "original"),
        [
            ("240 10 $aPrestuplenie i nakazanie.$lEnglish", "Prestuplenie i nakazanie"),
            ("240 10 $aSome title", None),
            ("240 10 $aWorks.$kSelections", None),
            ("765 08 $aCamus, Albert$tL'étranger", "L'étranger"),
            ("", None),
        ],
    )
    def test_the_original_title_is_told_where_it_differs(
        self, fields: str, original: str | None
    ) -> None:
        assert titled(fields).original_title == original

    def test_marks_that_hide_an_article_from_sorting_are_not_shown(self) -> None:
        assert read("245 14 $a\x98Der\x9c Fremde").title == "Der Fremde"
        assert titled("490 0_ $a\x98Die\x9c Reihe$v7").series == "Die Reihe ; 7"

    def test_accents_that_come_apart_from_their_letters_are_joined(self) -> None:
        assert read("245 10 $aMa\u0308rchen").title == "Märchen"

    def test_a_parallel_title_is_the_original_of_a_translation(self) -> None:
        parallel = "245 10 $aTajemnycja$b= Geheimnis : Roman"
        assert read(f"041 1_ $aukr$hger\n{parallel}").original_title == "Geheimnis"
        assert read(f"041 0_ $aukr\n{parallel}").original_title is None


class TestImprint:
    @pytest.mark.parametrize(
        ("fields", "publisher", "published"),
        [
            ("264 _1 $aBonn$bVerlag A$c[2021]\n264 _4 $c©2020", "Verlag A", "[2021]"),
            ("264 _1 $aBonn$bVerlag A\n264 _4 $c©2020", "Verlag A", "©2020"),
            ("264 _3 $bDruckerei\n260 __ $aBonn :$bVerlag A,$c2011.", "Verlag A", "2011"),
            ("260 __ $a[Bonn :$bVerlag A,$c1950]", "Verlag A", "1950]"),
            ("260 __ $b[Verlag A]", "Verlag A", None),
            ("260 __ $bHarvard Univ. Press [u.a.]$c1991", "Harvard Univ. Press", "1991"),
            ("260 __ $b[s.n.],$c1949", None, "1949"),
            ("264 _1 $b[Verlag nicht ermittelbar]", None, None),
            ("264 _1 $bJena$canfangs\n008 991119c19619999ne b||p|", "Jena", "1961"),
            ("260 __ $c昭和五十年", None, "昭和五十年"),
            ("008 550101s19uu    nyu", None, None),
        ],
    )
    def test_publisher_and_date(
        self, fields: str, publisher: str | None, published: str | None
    ) -> None:
        record = titled(fields)
        assert (record.publisher, record.published) == (publisher, published)


class TestOtherFields:
    @pytest.mark.parametrize(
        ("fields", "language"),
        [
            ("041 0_ $ager$aeng", "ger"),
            ("041 0_ $aengwel", "eng"),
            ("008 960610s1991    xxu|||||      00| ||fre c", "fre"),
            ("041 0_ $amul\n008 960610s1991    xxu|||||      00| ||ger c", "ger"),
            ("008 960610s1991    xxu|||||      00| ||und c", None),
            ("008 short", None),
        ],
    )
    def test_language(self, fields: str, language: str | None) -> None:
        assert titled(fields).language == language

    def test_extent_is_kept_in_its_words(self) -> None:
        assert titled("300 __ $ax, 203 p. :$bill. ;$c24 cm.").pages == "x, 203 p."

    def test_series_come_with_their_number(self) -> None:
        fields = "830 _0 $aOther\n490 1_ $aStudies, 129th series ;$v2"
        assert titled(fields).series == "Studies, 129th series ; 2"
        assert titled("440 _0 $aOld series").series == "Old series"

    def test_subjects_leave_out_the_codes_of_the_trade(self) -> None:
        fields = """
            650 _0 $aCooking, French$xHistory.
            651 _0 $aFrance.
            653 __ $a(Produktform)Hardback
            653 __ $aKochen
            655 _7 $aQuelle
        """
        assert titled(fields).subjects == ("Cooking, French", "France", "Kochen", "Quelle")

    def test_a_review_is_no_summary(self) -> None:
        fields = "520 1_ $aA dull book.\n520 __ $aA man cooks.$bHe eats, too."
        assert titled(fields).summary == "A man cooks. He eats, too."
        assert titled("520 4_ $aHorror").summary is None

    def test_chapters_stand_on_lines_of_their_own(self) -> None:
        fields = "505 0_ $aPots -- Pens\n505 00 $g1.$tKnives /$rA. Cook"
        assert titled(fields).contents == "Pots\nPens\n1. Knives / A. Cook"

    def test_the_link_ends_in_the_number_that_the_page_asks_for(self) -> None:
        book = marc("001 7/7 ü\n245 10 $aSome title")
        linked = read_book(book, "library", PAGE)
        unlinked = read_book(book, "library", ("https://lccn.example/", "lccn"))
        assert linked
        assert unlinked
        assert (linked.url, unlinked.url) == ("https://library.example/7%2F7%20%C3%BC", None)


class TestPages:
    @pytest.mark.parametrize("kind", ["am", "as", "ac", "ai", "tm", "  "])
    def test_texts_that_are_published_by_themselves_are_books(self, kind: str) -> None:
        assert is_book(marc("001 1", leader=f"00000n{kind}"))

    @pytest.mark.parametrize("kind", ["aa", "ab", "gm", "im", "jm", "em", "cm", "mm", "km", "²m"])
    def test_articles_films_recordings_maps_and_scores_are_not(self, kind: str) -> None:
        assert not is_book(marc("001 1", leader=f"00000n{kind}"))

    def test_books_on_paper_come_first_and_else_the_order_is_kept(self) -> None:
        ebook, first, second = (
            marcxml(f"001 {number}\n245 10 $aT\n300 __ $a{extent}")
            for number, extent in (("1", "1 Online-Ressource"), ("2", "9 S."), ("3", "8 S."))
        )
        page = read_page(reply(ebook, first, second), "library", PAGE)
        assert [record.id for record in page.records] == ["2", "3", "1"]
        assert page.total == 40

    def test_a_book_without_title_or_number_is_left_out(self) -> None:
        books = marcxml("245 10 $aT"), marcxml("001 2"), marcxml("001 3\n245 10 $aT")
        page = read_page(reply(*books), "library", PAGE)
        assert [record.id for record in page.records] == ["3"]

    def test_a_page_of_books_that_all_lack_them_is_unreadable(self) -> None:
        with pytest.raises(Unreadable, match="title"):
            read_page(reply(marcxml("001 2")), "library", PAGE)

    def test_a_page_of_articles_is_an_empty_page(self) -> None:
        article = marcxml("001 1\n245 10 $aT", leader="00000naa a2200000 c 4500")
        assert read_page(reply(article), "library", PAGE).records == ()
