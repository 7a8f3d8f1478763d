from contextlib import suppress
from pathlib import Path

import pytest

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.spider.errors import Complaint, SourceFailed, Unreadable
from app.spider.reply import Reply
from app.spider.source import Request
from app.spider.sru import Sru, all_of, any_of, local_name, open_envelope, quoted

LIBRARY = Sru(path="/catalogue", schema="marcxml", isbn="bib.isbn", words="bib.any")
SRW = "http://www.loc.gov/zing/srw/"
OASIS = "http://docs.oasis-open.org/ns/search-ws/sruResponse"
OLD, NEW = Isbn("9780674033818"), Isbn("9791220200455")


def response(inside: str, namespace: str = SRW) -> Reply:
    name = "s:searchRetrieveResponse"
    return Reply(f'<{name} xmlns:s="{namespace}">{inside}</{name}>'.encode())


def records(*contents: str, total: int = 7) -> str:
    held = "".join(
        f"<s:record><s:recordData>{content}</s:recordData></s:record>" for content in contents
    )
    return f"<s:numberOfRecords>{total}</s:numberOfRecords><s:records>{held}</s:records>"


def diagnostic(code: str, message: str, details: str = "") -> str:
    return (
        '<d:diagnostic xmlns:d="http://www.loc.gov/zing/srw/diagnostic/">'
        f"<d:uri>info:srw/diagnostic/{code}</d:uri><d:details>{details}</d:details>"
        f"<d:message>{message}</d:message></d:diagnostic>"
    )


def diagnostics(*those: str) -> str:
    return f"<s:diagnostics>{''.join(those)}</s:diagnostics>"


class TestAsking:
    def test_a_request_always_says_where_to_start(self) -> None:
        assert LIBRARY.search_by_isbn(NEW) == Request(
            "/catalogue",
            {
                "version": "1.1",
                "operation": "searchRetrieve",
                "query": "bib.isbn=9791220200455",
                "recordSchema": "marcxml",
                "startRecord": 1,
                "maximumRecords": 100,
            },
        )

    def test_an_isbn_is_asked_for_in_both_its_forms(self) -> None:
        assert any_of("x", [OLD, NEW]) == "x=9780674033818 or x=0674033817 or x=9791220200455"

    def test_many_isbns_are_asked_for_at_once(self) -> None:
        query = LIBRARY.search_by_isbns([OLD, NEW]).params["query"]
        assert query == any_of("bib.isbn", [OLD, NEW])

    def test_every_word_must_be_there_in_any_order(self) -> None:
        request = LIBRARY.search_by_keyword(KeywordQuery("dune herbert"))
        assert request.params["query"] == 'bib.any="dune" and bib.any="herbert"'

    def test_pages_are_counted_in_records_from_one(self) -> None:
        params = LIBRARY.search_by_keyword(KeywordQuery("x", page=3, per_page=20)).params
        assert (params["startRecord"], params["maximumRecords"]) == (41, 20)

    def test_no_more_is_asked_for_than_the_server_gives(self) -> None:
        small = Sru(path="", schema="mods", isbn="i", words="w", most=10)
        params = small.search_by_keyword(KeywordQuery("x", page=2, per_page=50)).params
        assert (params["startRecord"], params["maximumRecords"]) == (11, 10)

    def test_a_search_by_words_can_be_narrowed_and_its_index_left_out(self) -> None:
        narrow = Sru(path="", schema="mods", isbn="i", words="", only="mat=books")
        query = narrow.search_by_keyword(KeywordQuery("a b")).params["query"]
        assert query == '"a" and "b" and mat=books'
        assert narrow.search_by_isbn(NEW).params["query"] == "i=9791220200455"

    @pytest.mark.parametrize(
        ("typed", "asked"),
        [
            ("三体全集", 'w="三体全集"'),
            ("《三体》刘慈欣", 'w="三体" and w="刘慈欣"'),
            ("Krieg & Frieden", 'w="Krieg" and w="Frieden"'),
            ("Who's afraid?", 'w="Who\'s" and w="afraid"'),
            ("C++ and/or C#", 'w="C++" and w="and" and w="or" and w="C#"'),
            ('M*A*S*H "7"', r'w="M\*A\*S\*H" and w="7"'),
            (r"back\slash", r'w="back\\slash"'),
            ("हिन्दी साहित्य", 'w="हिन्दी" and w="साहित्य"'),
            ("dune or pica.all=*", 'w="dune" and w="or" and w="pica.all"'),
            ("½", 'w="½"'),
            ("!?", 'w="!\\?"'),
        ],
    )
    def test_what_is_typed_never_becomes_part_of_the_language(self, typed: str, asked: str) -> None:
        assert all_of("w", typed) == asked

    def test_a_quoted_term_means_itself(self) -> None:
        assert quoted('a"b\\c*d?e^f') == '"a\\"b\\\\c\\*d\\?e\\^f"'


class TestOpening:
    @pytest.mark.parametrize("namespace", [SRW, OASIS, "urn:nobody-knows"])
    def test_records_are_found_in_every_version_of_the_envelope(self, namespace: str) -> None:
        envelope = open_envelope(response(records("<book/>", "<book/>"), namespace))
        assert envelope.total == 7
        assert [local_name(content) for content in envelope.contents] == ["book", "book"]

    def test_records_are_found_without_any_namespace(self) -> None:
        body = records("<book/>").replace("s:", "")
        envelope = open_envelope(
            Reply(f"<searchRetrieveResponse>{body}</searchRetrieveResponse>".encode())
        )
        assert len(envelope.contents) == 1

    def test_records_that_were_escaped_as_text_are_opened(self) -> None:
        escaped = "&lt;?xml version='1.0'?&gt;&lt;book&gt;結城 &amp;amp; 浩&lt;/book&gt;"
        (book,) = open_envelope(response(records(f"\n {escaped}\n"))).contents
        assert (book.tag, book.text) == ("book", "結城 & 浩")

    def test_an_entity_in_an_escaped_record_is_not_opened(self) -> None:
        bomb = "&lt;!DOCTYPE b [&lt;!ENTITY x 'y'&gt;]&gt;&lt;b&gt;&amp;x;&lt;/b&gt;"
        with pytest.raises(Unreadable):
            open_envelope(response(records(bomb)))

    def test_one_broken_record_does_not_cost_the_others(self) -> None:
        envelope = open_envelope(response(records("&lt;broken", "<book/>")))
        assert len(envelope.contents) == 1

    def test_a_missing_count_is_the_count_of_what_was_sent(self) -> None:
        body = records("<book/>").replace("<s:numberOfRecords>7</s:numberOfRecords>", "")
        assert open_envelope(response(body)).total == 1

    def test_nothing_found_is_an_empty_envelope(self) -> None:
        assert open_envelope(response("<s:numberOfRecords>0</s:numberOfRecords>")).contents == ()

    def test_a_page_behind_the_last_keeps_the_count(self) -> None:
        assert open_envelope(response("<s:numberOfRecords>23</s:numberOfRecords>")).total == 23

    @pytest.mark.parametrize(
        "said", [("1/61", "First record position out of range"), ("1/1", "Record does not exist")]
    )
    def test_diagnostics_can_say_that_nothing_was_found(self, said: tuple[str, str]) -> None:
        assert open_envelope(response(diagnostics(diagnostic(*said)))).contents == ()

    @pytest.mark.parametrize("count", ["", "<s:numberOfRecords>0</s:numberOfRecords>"])
    def test_any_other_diagnostic_is_a_complaint_in_its_own_words(self, count: str) -> None:
        refused = diagnostics(
            diagnostic("1/10", "Query syntax error", "near &lt;b&gt;or&lt;/b&gt;")
        )
        with pytest.raises(Complaint, match=r"refused the question: Query syntax error; near or$"):
            open_envelope(response(count + refused))

    def test_a_diagnostic_without_words_is_a_complaint_too(self) -> None:
        with pytest.raises(Complaint, match="no reason"):
            open_envelope(response(diagnostics("<s:diagnostic/>")))

    def test_a_warning_beside_records_is_passed_over(self) -> None:
        warned = records("<book/>") + diagnostics(diagnostic("1/59", "Result set truncated"))
        assert len(open_envelope(response(warned)).contents) == 1

    @pytest.mark.parametrize("plural", ["{}", "<s:diagnostics>{}</s:diagnostics>"])
    def test_a_record_that_could_not_be_delivered_is_passed_over(self, plural: str) -> None:
        instead = plural.format(diagnostic("1/67", "Record not available in this schema"))
        assert len(open_envelope(response(records(instead, "<book/>"))).contents) == 1
        with pytest.raises(Complaint, match="not available"):
            open_envelope(response(records(instead)))

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"<html><body>Bad gateway</body></html>",
            b"Service unavailable",
            b'<!DOCTYPE x [<!ENTITY e "f">]><searchRetrieveResponse>&e;</searchRetrieveResponse>',
            b"<explainResponse/>",
            b"<searchRetrieveResponse/>",
            response("<s:numberOfRecords>many</s:numberOfRecords>").body,
        ],
    )
    def test_what_is_no_answer_to_a_search_is_unreadable(self, body: bytes) -> None:
        with pytest.raises(Unreadable):
            open_envelope(Reply(body))

    def test_records_that_hold_nothing_are_unreadable(self) -> None:
        with pytest.raises(Unreadable):
            open_envelope(response(records(" ", "&lt;broken")))


REFUSALS = {
    "loc/diagnostic_bad_query.xml": "Permanent system error",
    "ndl/2025_sru_empty_query.xml": "illegal query syntax",
    "ndl/sru_empty_query_error.xml": "search term",
}


@pytest.mark.recordings
class TestRecordedEnvelopes:
    @pytest.mark.parametrize("name", REFUSALS)
    def test_recorded_errors_are_complaints(self, test_data: Path, name: str) -> None:
        with pytest.raises(Complaint, match=REFUSALS[name]):
            open_envelope(Reply((test_data / "recordings" / name).read_bytes()))

    @pytest.mark.parametrize(
        ("name", "total", "sent", "kind"),
        [
            ("bnf/unimarc_anywhere_flaubert_50.xml", 3175, 47, "record"),
            ("bnf/intermarc_monographs_30.xml", 14457426, 30, "record"),
            ("dnb/oai_dc_790hits.xml", 790, 12, "dc"),
            ("dnb/wvn_24A05_start1892_max2.xml", 1910, 2, "collection"),
            ("dnb/zdb_marc21_last_page.xml", 23, 3, "record"),
            ("k10plus/picaxml_single_anonymised.xml", 1, 1, "record"),
            ("loc/search_library_p1.xml", 10000, 10, "mods"),
            ("ndl/2025_sru_isbn_9784797350999.xml", 1, 1, "RDF"),
            ("ndl/sru_dcndl_edition.xml", 1, 1, "RDF"),
            ("sudoc/unimarc_packed_xml.xml", 2, 2, "record"),
            ("sudoc/dublin_core_packed_xml.xml", 2, 2, "dc"),
        ],
    )
    def test_recorded_envelopes_are_opened(
        self, test_data: Path, name: str, total: int, sent: int, kind: str
    ) -> None:
        envelope = open_envelope(Reply((test_data / "recordings" / name).read_bytes()))
        assert (envelope.total, len(envelope.contents)) == (total, sent)
        assert {local_name(content) for content in envelope.contents} == {kind}

    def test_every_recorded_body_is_opened_or_fails_as_a_source_fails(
        self, test_data: Path
    ) -> None:
        for path in sorted((test_data / "recordings").rglob("*.xml")):
            with suppress(SourceFailed):
                envelope = open_envelope(Reply(path.read_bytes()))
                assert envelope.total >= len(envelope.contents)
