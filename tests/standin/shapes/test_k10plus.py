from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from tests.standin.conftest import Ask

DUNE = "9780441172719"
SANTI = "9787536692930"
UNKNOWN = "9780000000002"


def marc(record: Element, tag: str, code: str) -> list[str]:
    path = f"{{*}}datafield[@tag='{tag}']/{{*}}subfield[@code='{code}']"
    return [field.text or "" for field in record.iterfind(path)]


def sru(ask: Ask, query: str, **params: str | int) -> tuple[int, list[Element]]:
    told = {"version": "1.1", "operation": "searchRetrieve", "recordSchema": "marcxml"}
    root = fromstring(ask("k10plus", "/opac-de-627", query=query, **told, **params).content)
    total = int(root.findtext("{*}numberOfRecords", "-1"))
    return total, root.findall("{*}records/{*}record/{*}recordData/{*}record")


def test_k10plus_finds_isbns_joined_by_or(ask: Ask) -> None:
    total, records = sru(ask, f"pica.isb={DUNE} or pica.isb=0441172717 or pica.isb={SANTI}")
    assert total == 2
    assert marc(records[0], "020", "a") == [DUNE, "0441172717"]
    assert marc(records[0], "100", "a") == ["Herbert, Frank"]
    assert marc(records[0], "300", "a") == ["535 S."]
    assert marc(records[0], "020", "9") == ["978-0-441-17271-9", "0-441-17271-7"]


def test_k10plus_writes_latin_letters_and_links_the_original_script(ask: Ask) -> None:
    _, (record,) = sru(ask, f"pica.isb={SANTI}")
    assert marc(record, "245", "a") == ["San ti"]
    assert marc(record, "880", "a") == ["三体", "刘慈欣"]


def test_k10plus_names_translators_by_their_role(ask: Ask) -> None:
    _, (record, ebook) = sru(ask, "pica.isb=9783453317178")
    assert marc(record, "700", "a") == ["Schmidt, Jakob"]
    assert marc(record, "700", "4") == ["trl"]
    assert marc(ebook, "020", "a") == []
    assert marc(ebook, "776", "z") == ["9783453317178"]


def test_k10plus_finds_words_joined_by_and_in_quotation_marks(ask: Ask) -> None:
    total, records = sru(ask, r'pica.all="kleine" and (pica.all="Hobbit" or pica.tit="\*")')
    assert total == 1
    assert marc(records[0], "245", "a") == ["Der kleine Hobbit"]


def test_k10plus_pages_by_the_place_of_the_first_record(ask: Ask) -> None:
    total, (one,) = sru(ask, "pica.all=hobbit", maximumRecords=1)
    _, (two,) = sru(ask, "pica.all=hobbit", maximumRecords=1, startRecord=2)
    assert total == 3
    assert one.findtext("{*}controlfield") != two.findtext("{*}controlfield")


def test_k10plus_counts_no_records_for_an_unknown_isbn(ask: Ask) -> None:
    assert sru(ask, f"pica.isb={UNKNOWN}") == (0, [])


@pytest.mark.parametrize(
    ("query", "code"),
    [('pica.all="dune', 10), ("", 10), ("pica.isb=", 10), ("a b", 10), ("no.such=1", 16)],
)
def test_k10plus_tells_what_is_wrong_with_status_200(ask: Ask, query: str, code: int) -> None:
    answer = ask("k10plus", "/opac-de-627", query=query, recordSchema="marcxml")
    assert answer.status_code == 200
    root = fromstring(answer.content)
    assert root.findtext(".//{*}diagnostic/{*}uri") == f"info:srw/diagnostic/1/{code}"
    assert root.find("{*}numberOfRecords") is None
