"""Words from outside become plain text; clean text stays as it is."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.text import LONGEST_LINK, clean_block, clean_line, clean_link

MARKUP = ("<b>", "</p>", "<br", "<", ">", "<!--", "-->", "<script>", "</script>", "\\n")
ESCAPES = ("&", "&amp;", "amp;", "&lt;", "#38;")
MOJIBAKE = ("Ã", "Ã©", "â€™", "©", "…", "\x98", "\x9c", "\x85")
ODDITIES = ("\n", "\r\n", " ", "\u3000", "\ud83d", "\x00", "e", "\u0301", "\u200b", "三")
SPELL_ASCII_IN_NFC = ("\u212a", "\u037e", "\u0338", "\u1fef")
FRAGMENTS = st.sampled_from([*MARKUP, *ESCAPES, *MOJIBAKE, *ODDITIES, *SPELL_ASCII_IN_NFC])
TEXTS = st.lists(FRAGMENTS | st.text(max_size=3), max_size=12).map("".join) | st.text()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.binary() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("  The\tGreat\u3000Gatsby\n", "The Great Gatsby"),
        ("Cafe\u0301", "Café"),
        ("\x98Der\x9c Prozeß", "Der Prozeß"),
        ("\x88Les \x89Misérables", "Les Misérables"),
        ("L\x92amour", "L’amour"),
        ("三\x00体\ud800", "三体"),
        ("zero\u200bwidth \ufeffand so\u00adft", "zerowidth and soft"),
        ("\u202egnp.exe", "gnp.exe"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (302, "302"),
        (302.0, "302"),
        (8.8, "8.8"),
        (9787536692930, "9787536692930"),
    ],
)
def test_a_line_is_trimmed_composed_and_free_of_the_invisible(said: object, line: str) -> None:
    assert clean_line(said) == line


@pytest.mark.parametrize(
    "said", [None, True, "", " \t\u3000", "\x00", [], ["x"], {"a": 1}, b"x", float("nan"), 10**400]
)
def test_what_is_no_text_is_nothing(said: object) -> None:
    assert clean_line(said) is None
    assert clean_block(said) is None


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("Das verÃ¤ndert alles", "Das verändert alles"),
        ("Segunda fundaciÃ³n", "Segunda fundación"),
        ("ä¸‰ä½“", "三体"),
        ("Das groÃ?Â¶e Buch", "Das groöe Buch"),
        ("â€žMut“", "„Mut“"),
    ],
)
def test_text_that_was_encoded_twice_is_mended(said: str, line: str) -> None:
    assert clean_line(said) == line


@pytest.mark.parametrize(
    "line",
    [
        "“Curly” ‘quotes’ – and — dashes…",
        "ＡＢＣ　ｶﾀｶﾅ ①②".replace("　", " "),
        "三体：地球往事",
        "ﬁne ligatures",
        "Österreich, Ærø & Łódź",
        "São Tomé, Ã la mode",
        "Nhà Tiên Tri",
        "Blanchot\ufffds Vigilance",
        "𠮷野家",
    ],
)
def test_good_text_is_left_as_it_was_written(line: str) -> None:
    assert clean_line(line) == line


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("Simon &amp; Schuster", "Simon & Schuster"),
        ("Simon &amp;amp; Schuster", "Simon & Schuster"),
        ("&quot;A&quot; Level &#8211; O&#x27;Neill", '"A" Level – O\'Neill'),
        ("AT&T, R&D, rock&roll, cut&paste", "AT&T, R&D, rock&roll, cut&paste"),
        ("a &nosuch; thing", "a &nosuch; thing"),
        ("<i>Homo</i> <B class='x'>sapiens</B>", "Homo sapiens"),
        ("H<sub>2</sub>O", "H2O"),
        ("One<br/>Two<p>Three", "One Two Three"),
        ("<jats:p>Of <jats:italic>mice</jats:italic></jats:p>", "Of mice"),
        ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("if a < b and c > d", "if a < b and c > d"),
        ("C<T>, List<String> and <map>", "C<T>, List<String> and <map>"),
        ("헤로도토스의 &lt;역사&gt;에서", "헤로도토스의 <역사>에서"),
        ("<3 Minuten", "<3 Minuten"),
        ("x<script>alert(1)</script>y<style>p{}</style><!-- z -->", "xy"),
        ("The <script> tag", "The tag"),
        ("A --> B", "A --> B"),
        ("<img src=x onerror=alert(1)>x", "x"),
        ("<<b>script>x</<b>script>", None),
        ("<<<<<<b>b>b>b>b>b>", "＜＜b>b>"),
    ],
)
def test_entities_are_read_and_tags_taken_away(said: str, line: str | None) -> None:
    assert clean_line(said) == line


@pytest.mark.parametrize(
    ("said", "block"),
    [
        ("one\\ntwo\\r\\nthree", "one\ntwo\nthree"),
        ("print('a\\n')\nand more", "print('a\\n')\nand more"),
        ("one\r\n\r\n\r\n\r\ntwo  three ", "one\n\ntwo three"),
        ("<p>one</p>\n<p>two<br>three</p>", "one\n\ntwo\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<table><tr><td>1</td><td>One</td></tr><tr><td>2</td></tr></table>", "1 One\n2"),
        ("　　第一段\n　　第二段", "第一段\n第二段"),
    ],
)
def test_a_block_keeps_its_paragraphs(said: str, block: str) -> None:
    assert clean_block(said) == block


@pytest.mark.parametrize(
    ("said", "limit", "line"),
    [
        ("The Great Gatsby", 12, "The Great…"),
        ("The Great Gatsby", 16, "The Great Gatsby"),
        ("Donaudampfschiffahrt", 8, "Donauda…"),
        ("三体三体三体", 4, "三体三…"),
        ("aq\u0308b", 3, "a…"),
        ("Gatsby", 1, "…"),
    ],
)
def test_what_is_too_long_is_cut_between_words_or_characters(
    said: str, limit: int, line: str
) -> None:
    assert clean_line(said, limit=limit) == line


@pytest.mark.parametrize(
    ("said", "link"),
    [
        (" https://example.org/a?b=1&copy=2#c ", "https://example.org/a?b=1&copy=2#c"),
        ("http://example.org/?a=1&amp;b=2", "http://example.org/?a=1&b=2"),
        ("http://[2001:db8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
        ("https://書籍.example/三体", "https://書籍.example/三体"),
    ],
)
def test_a_link_to_a_host_is_kept(said: str, link: str) -> None:
    assert clean_link(said) == link


@pytest.mark.parametrize(
    "said",
    [
        *(None, 7, b"http://example.org", "", "example.org/x", "//example.org/x", "/x"),
        *("javascript:alert(1)", "ftp://example.org", "data:text/html,x", "https:example.org"),
        *("http://", "http:///x", "http://.", "http://user:word@example.org", "http://a@b"),
        *("http://example.org:99999", "http://example.org:x", "http://[::1", "http://[zz]"),
        *("http://exa mple.org", "http://example.org\\@evil.example", "http://example.org/\x00"),
        *('http://example.org/">', "http://example.org/\u202e", "http://a℀b"),
        "http://example.org/" + "a" * LONGEST_LINK,
    ],
)
def test_what_a_page_must_not_link_to_is_refused(said: object) -> None:
    assert clean_link(said) is None


@given(JSON, st.integers(min_value=1, max_value=40))
def test_a_line_is_one_printable_line_within_its_limit(said: object, limit: int) -> None:
    line = clean_line(said, limit=limit)
    assert line is None or (0 < len(line) <= limit and line == " ".join(line.split()))


@given(JSON)
def test_a_block_has_no_blank_edges_and_no_wide_gaps(said: object) -> None:
    block = clean_block(said)
    assert block is None or (block == block.strip() and "\n\n\n" not in block)


@pytest.mark.parametrize("clean", [clean_line, clean_block])
@given(TEXTS)
def test_clean_text_is_composed_encodable_and_free_of_controls(
    clean: Callable[[object], str | None], said: str
) -> None:
    text = clean(said) or ""
    assert unicodedata.is_normalized("NFC", text)
    assert text.encode().decode() == text
    assert not any(unicodedata.category(sign) == "Cc" for sign in text.replace("\n", ""))


@pytest.mark.parametrize("clean", [clean_line, clean_block])
@given(TEXTS, st.integers(min_value=1, max_value=40))
def test_cleaning_twice_changes_nothing(
    clean: Callable[[object, int], str | None], said: str, limit: int
) -> None:
    assert clean(clean(said, limit), limit) == clean(said, limit)


@given(JSON)
def test_a_link_is_refused_or_kept_for_good(said: object) -> None:
    link = clean_link(said)
    assert link is None or clean_link(link) == link


def test_a_run_of_marks_is_cut_before_it_is_put_into_order() -> None:
    """Python orders marks in quadratic time: these 60,000 would take minutes."""
    text = clean_block("a" + "\u0e48\u0e38" * 30_000)

    assert text is not None
    assert len(text) <= 31
