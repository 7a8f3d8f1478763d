from defusedxml.ElementTree import fromstring

from tests.standin.conftest import Ask
from tests.standin.shapes.test_k10plus import marc

DUNE = "9780441172719"


def test_bnf_finds_an_isbn_by_all_and_answers_in_unimarc(ask: Ask) -> None:
    query = f'bib.isbn all "{DUNE}" or bib.isbn all "0441172717"'
    answer = ask("bnf", "/api/SRU", query=query, recordSchema="unimarcXchange")
    root = fromstring(answer.content)
    (record,) = root.findall("{*}records/{*}record/{*}recordData/{*}record")
    assert record.get("format") == "UNIMARC"
    assert marc(record, "010", "a") == ["978-0-441-17271-9"]
    assert marc(record, "700", "a") + marc(record, "700", "b") == ["Herbert", "Frank"]


def test_bnf_finds_many_words_by_all(ask: Ask) -> None:
    query = 'bib.anywhere all "harry ROWLING"'
    answer = ask("bnf", "/api/SRU", query=query, recordSchema="unimarcXchange")
    assert fromstring(answer.content).findtext("{*}numberOfRecords") == "1"


def test_bnf_has_no_marc_21(ask: Ask) -> None:
    answer = ask("bnf", "/api/SRU", query=f'bib.isbn all "{DUNE}"', recordSchema="marcxml")
    diagnostic = fromstring(answer.content).findtext(".//{*}diagnostic/{*}uri")
    assert diagnostic == "info:srw/diagnostic/1/66"
