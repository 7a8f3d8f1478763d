from pathlib import Path

import pytest

from app.books.record import Record
from app.spider.errors import Unreadable
from app.spider.marcxml import UNIMARC, marc_records, told
from app.spider.reply import Reply
from app.spider.unimarc import is_book, read_book, read_page
from tests.spider.marc_text import UNIMARC_PRINT, marcxml, unimarc

ONE = "001 1\n200 1_ $aLe livre\n"


def book(text: str) -> Record:
    record = read_book(unimarc(text if "200 " in text else ONE + text), "sudoc")
    assert record
    return record


def recorded(test_data: Path, name: str) -> Reply:
    return Reply((test_data / "recordings" / "sudoc" / name).read_bytes())


def test_a_title_is_joined_with_its_parts() -> None:
    title = "200 1_ $aLa Bible$h2$iNouveau Testament$bTexte imprimé$eversion nouvelle$eannotée"
    read = book(f"001 1\n{title}")
    assert (read.title, read.subtitle) == (
        "La Bible. 2, Nouveau Testament",
        "version nouvelle : annotée",
    )


def test_marks_around_an_article_are_not_shown() -> None:
    assert book("001 1\n200 1_ $a\x98Le \x9cregard").title == "Le regard"
    assert book("225 2_ $a\x98Le \x9cregard sociologique").series == "Le regard sociologique"


def test_accents_that_come_apart_from_their_letters_are_joined() -> None:
    assert book("001 1\n200 1_ $aCafe\u0301").title == "Café"


def test_the_original_script_takes_the_place_of_the_romanised_title() -> None:
    record = unimarc("""
        001 1
        200 1_ $6a01$7ba$aSan ti
        200 1_ $6a01$7ea$a三体
        700 _1 $6a02$7ba$aLiu$bCixin$4070
        700 _1 $6a02$7ea$a刘$b慈欣$4070
        225 |_ $6a03$7ba$aKe huan
    """)
    assert told(record, "200", "a") == ["三体"]
    assert told(record, "700", "b") == ["慈欣"]
    assert told(record, "225", "a") == ["Ke huan"]


def test_an_isbn_of_a_set_comes_after_that_of_the_book() -> None:
    read = book("010 __ $a2-07-025188-8$bédition complète\n010 __ $a2-07-025192-6$bbr.")
    assert read.isbns == ("9782070251926", "9782070251889")


def test_a_bar_code_may_be_the_only_isbn() -> None:
    assert book("073 _1 $a9782757435625").isbns == ("9782757435625",)
    assert book("073 _1 $a3260050000001").isbns == ()


@pytest.mark.parametrize(
    ("imprint", "publisher", "published"),
    [
        ("210 __ $aParis$cGallimard$d1983$e18-Saint-Amand$gImpr. S.E.P.C.", "Gallimard", "1983"),
        ("214 _0 $aParis$cMinard$d[2021]\n214 _3 $cImpr. Corlet$d2022", "Minard", "[2021]"),
        ("214 _0 $c[s.n.]\n214 _4 $dC 2019", None, "C 2019"),
        ("100 __ $a19790212d1977    m  y0frey50", None, "1977"),
        ("210 __ $d[S.d.]", None, None),
    ],
)
def test_an_imprint_is_read(imprint: str, publisher: str | None, published: str | None) -> None:
    read = book(imprint)
    assert (read.publisher, read.published) == (publisher, published)


def test_a_uniform_title_names_the_original_of_a_translation_only() -> None:
    uniform = "500 11 $aL'idiot de la famille$mallemand"
    assert book(f"101 1_ $ager$cfre\n{uniform}").original_title == "L'idiot de la famille"
    assert book(f"101 0_ $afre\n{uniform}").original_title is None


def test_chapters_stand_a_line_each() -> None:
    assert book("359 2_ $pP. 9$bIntroduction$bPartie I$cChapitre 1").contents == (
        "Introduction\nPartie I\nChapitre 1"
    )


@pytest.mark.parametrize(
    ("fields", "authors", "translators"),
    [
        ("700 _1 $aSartre$bJean-Paul$f1905-1980$4070", ["Sartre, Jean-Paul"], []),
        ("700 _0 $aJean-Paul$dII$cpape$f1920-2005$4070", ["Jean-Paul II, pape"], []),
        ("700 _1 $aRenard$bAlexis$cexpert", ["Renard, Alexis"], []),
        ("700 _1 $aA$bB\n701 _1 $aC$bD", ["A, B", "C, D"], []),
        ("700 _1 $aA$bB$4070\n702 _1 $aKönig$bT$4730", ["A, B"], ["König, T"]),
        ("702 _1 $aBara$bO$4651\n702 _1 $aSéginger$bG$4340", ["Bara, O", "Séginger, G"], []),
        ("702 _1 $aFletcher$bTom$4440", [], []),
        ("710 01 $aFrance$bAssemblée nationale$4070", ["France. Assemblée nationale"], []),
        ("712 02 $aCentre Flaubert$cRouen$4070", ["Centre Flaubert"], []),
    ],
)
def test_people_are_read_by_their_roles(
    fields: str, authors: list[str], translators: list[str]
) -> None:
    read = book(fields)
    assert (list(read.authors), list(read.translators)) == (authors, translators)


def test_a_title_page_tells_what_a_catalogue_does_not() -> None:
    read = book("""
        001 1
        200 1_ $aContes$fAnn Archer$gtraduit par Tom Fletcher
        700 _1 $aArcher$bAnn
        702 _1 $aFletcher$bTom
    """)
    assert (read.authors, read.translators) == (("Archer, Ann",), ("Fletcher, Tom",))


@pytest.mark.parametrize("kind", ["km", "em", "gm", "im", "bm", "aa"])
def test_pictures_maps_recordings_manuscripts_and_articles_are_no_books(kind: str) -> None:
    leader = UNIMARC_PRINT[:6] + kind + UNIMARC_PRINT[8:]
    assert not is_book(unimarc("200 1_ $aPortrait", leader))


def test_marc_21_is_not_taken_for_it() -> None:
    with pytest.raises(Unreadable, match="UNIMARC"):
        marc_records([marcxml("245 10 $aThe book")], UNIMARC)


@pytest.mark.recordings
class TestRecordings:
    def test_a_book_of_sudoc_is_read(self, test_data: Path) -> None:
        sale, book = read_page(recorded(test_data, "unimarc_packed_xml.xml"), "sudoc").records
        assert (book.id, book.url) == ("261965441", "http://www.sudoc.fr/261965441")
        assert book.title == (
            "Inégalité de genre dans l'enseignement et la formation professionnels"
        )
        assert (book.authors[:2], len(book.authors)) == (
            ("Benet Rivière, Joachim", "Depoilly, Séverine"),
            17,
        )
        assert (book.isbns, book.binding, book.price) == (("9782757435625",), "br.", "23 EUR")
        assert (book.publisher, book.published, book.series) == (
            "Presses universitaires du Septentrion",
            "2022",
            "Le regard sociologique",
        )
        assert book.identifiers == {"sudoc": "261965441", "oclc": "1312259887"}
        assert (book.contents or "").startswith("Introduction générale / Joachim Benet Rivière")
        assert (sale.title, sale.published) == ("Art islamique, art d'Asie", "[2023]")

    def test_short_records_without_roles_are_read(self, test_data: Path) -> None:
        page = read_page(recorded(test_data, "unimarc_short_packed_xml.xml"), "sudoc")
        sale, book = page.records
        assert (sale.authors[0], sale.published) == ("Beaussant, Éric", "2023")
        assert (book.series, len(book.authors)) == ("Le regard sociologique", 17)
