"""Extents as catalogues write them become a number of pages."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.extent import MOST_PAGES, read_pages

EXTENT_LIKE = st.text("0123456789 ,.-[]()xvipS页頁pages:;cm", max_size=30)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("302", 302),
        (302, 302),
        (302.0, 302),
        ("302.0", 302),
        ("xv, 383", 383),
        ("Pages: 345", 345),
        ("页数：345", 345),
        ("372页", 372),
        ("约300页", 300),
        ("345頁", 345),
        ("345ページ", 345),
        ("300쪽", 300),
        ("345p", 345),
        ("80p.", 80),
        ("144 Seiten", 144),
        ("XV, 383 S.", 383),
        ("320 с.", 320),
        ("320 s. : ill.", 320),
        ("240 páginas", 240),
        ("277 p. : ill. ; 25 cm.", 277),
        ("xii, 345 pages : illustrations", 345),
        ("260p 肖像 ; 20cm", 260),
        ("484p ; 24cm + CD-ROM1枚 (12cm)", 484),
        ("In-16, 256 p., fig., pl.", 256),
        ("2 v. (1200 p.)", 1200),
        ("1 vol. (XI-498 p.)", 498),
        ("1 online resource (xviii, 310 pages)", 310),
        ("[29] p.", 29),
        ("1 online resource (36, [1]) p. :", 36),
    ],
)
def test_pages_are_told_by_their_word(text: str | float, pages: int) -> None:
    assert read_pages(text) == pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("①, 120 p", 120),
        ("10,565p ; 27cm", 565),
        ("8,304p", 304),
        ("1 vol. (171-[14] p.)", 171),
        ("XII-245 p.-[24] p. d'ill.", 245),
        ("4 p. l., 345 p.", 345),
        ("1,024 pages", 1024),
        ("1,024", 1024),
        ("1.024 S.", 1024),
        ("2,048 pages", 2048),
        ("1 pièce (paginé 449-488)", 40),
        ("P. 1112-2165", 1054),
    ],
)
def test_sequences_thousands_and_spans_are_told_apart(text: str, pages: int) -> None:
    assert read_pages(text) == pages


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "0", 0, -5, True, 3.5e300, float("nan"), float("inf"), 10**400, "50001"),
        *("160片CD", "12冊 ; 27cm", "2 v. ;", "1 sound disc", "1 DVD (108 min.)", "24 cm", "-5"),
        *("1 v. (unpaged)", "pages", "7 ff.", "120 leaves", "12 photos", "24 pl.", "3 parts"),
        *("Online-Ressource", "p. 488-449"),
    ],
)
def test_what_counts_no_pages_is_nothing(text: str | float | None) -> None:
    assert read_pages(text) is None


@given(st.none() | st.integers() | st.floats() | st.text() | EXTENT_LIKE)
def test_whatever_is_said_a_number_of_pages_can_be(text: str | float | None) -> None:
    pages = read_pages(text)
    assert pages is None or 1 <= pages <= MOST_PAGES


@given(st.integers(min_value=1, max_value=MOST_PAGES))
def test_every_number_of_pages_is_read_back(pages: int) -> None:
    said = (f"{pages}", f"{pages}页", f"xii, {pages} p. ; 24 cm", f"{pages} Seiten")
    assert {read_pages(text) for text in said} == {pages}


@pytest.mark.recordings
def test_every_recorded_extent_with_a_page_word_is_read(test_data: Path) -> None:
    bodies = [path.read_text() for path in (test_data / "recordings").glob("*/*.xml")]
    extents = re.compile(
        r'tag="(?:300|215)"(?:(?!</\w*:?datafield).)*?code="a">([^<]+)<', re.DOTALL
    )
    said = {text for body in bodies for text in extents.findall(body)}
    assert said
    assert all(read_pages(text) for text in said if re.search(r"[0-9]\]? ?(p\b|S\.|pages)", text))
