"""Bodies made of true answers, JSON and XML."""

import json

import pytest
from defusedxml import DTDForbidden, EntitiesForbidden
from defusedxml.ElementTree import fromstring

from tests.standin.faults import spoiled
from tests.standin.wire import XML, Answer, json_answer

BOOK = json_answer(
    {"id": "7", "title": "Dune", "pages": 535, "tags": [{"name": "SF"}], "alt": "http://x"}
)
LIST = json_answer([None])
RECORD = Answer(b'<r><subfield code="a">Dune &amp; more</subfield></r>', kind=XML)


def test_a_script_stands_in_every_text_but_not_in_what_names_the_record() -> None:
    book = json.loads(spoiled.scripted(BOOK).body)
    assert book["id"] == "7"
    assert book["title"] == f"Dune{spoiled.SCRIPT}"
    assert book["tags"][0]["name"] == f"SF{spoiled.SCRIPT}"
    assert book["alt"] == spoiled.SCRIPT_LINK


def test_a_script_is_escaped_in_xml_and_arrives_whole() -> None:
    root = fromstring(spoiled.scripted(RECORD).body)
    assert root.findtext("subfield") == f"Dune & more{spoiled.SCRIPT}"


@pytest.mark.parametrize("answer", [BOOK, RECORD])
def test_misspelled_bodies_are_no_utf8(answer: Answer) -> None:
    with pytest.raises(UnicodeDecodeError):
        spoiled.misspelled(answer).body.decode()


def test_retyped_values_keep_their_places_only() -> None:
    book = json.loads(spoiled.retyped(BOOK).body)
    assert book == {
        "id": {"value": 7},
        "title": {"value": 7},
        "pages": ["535"],
        "tags": [{"name": {"value": 7}}],
        "alt": {"value": 7},
    }


def test_misshapen_bodies_are_well_formed_and_of_another_kind() -> None:
    assert isinstance(json.loads(spoiled.misshapen(BOOK).body), list)
    assert isinstance(json.loads(spoiled.misshapen(LIST).body), dict)
    assert fromstring(spoiled.misshapen(RECORD).body).tag == "unexpected"


def test_nested_bodies_are_deep() -> None:
    assert spoiled.nested(BOOK, 3).body == b"[[[]]]"
    assert spoiled.nested(RECORD, 2).body == b"<a><a></a></a>"


def test_entities_are_declared_to_expand_and_to_reach_out() -> None:
    laughs = spoiled.expanding().body
    assert len(laughs) < 2_000
    with pytest.raises(EntitiesForbidden):
        fromstring(laughs)
    with pytest.raises(DTDForbidden):
        fromstring(spoiled.reaching_out("file:///etc/hostname").body, forbid_dtd=True)
