from defusedxml.ElementTree import fromstring

from tests.standin.conftest import Ask

SANTI = "9784152098702"
UNKNOWN = "9784000000086"


def test_ndl_answers_sru_with_records_as_text(ask: Ask) -> None:
    answer = ask("ndl", "/api/sru", query=f"isbn={SANTI}", recordSchema="dcndl")
    record = fromstring(answer.content).findtext("{*}records/{*}record/{*}recordData", "")
    terms = "{*}BibResource/{http://purl.org/dc/terms/}"
    book = fromstring(record.strip())
    assert book.findtext(f"{terms}title", "").startswith("三体")
    assert book.findtext(f"{terms}identifier") == "978-4-15-209870-2"


def test_ndl_says_by_a_diagnostic_that_it_knows_no_such_book(ask: Ask) -> None:
    root = fromstring(ask("ndl", "/api/sru", query=f"isbn={UNKNOWN}").content)
    assert root.findtext(".//{*}message") == "Record does not exist"
    assert root.find("{*}numberOfRecords") is None


def test_ndl_says_the_same_way_that_the_question_is_wrong(ask: Ask) -> None:
    root = fromstring(ask("ndl", "/api/sru", query="isbn=").content)
    assert root.findtext(".//{*}message") == "illegal query syntax"


def test_ndl_answers_opensearch_in_rss(ask: Ask) -> None:
    root = fromstring(ask("ndl", "/api/opensearch", any="三体", cnt=1).content)
    assert root.findtext("channel/{*}totalResults") == "2"
    (item,) = root.findall("channel/item")
    authors = [it.text for it in item.findall("{http://purl.org/dc/elements/1.1/}creator")]
    assert (item.findtext("author") or "").endswith(f"{','.join(map(str, authors))},")
