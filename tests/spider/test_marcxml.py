from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from app.books.record import LONGEST_LIST
from app.spider.errors import Unreadable
from app.spider.marcxml import LONGEST_TEXT, SLIM, control, marc_records, told
from tests.spider.marc_text import marc, marcxml


def collection(*types: str) -> Element:
    records = "".join(
        f'<record type="{kind}"><controlfield tag="001">{kind}</controlfield></record>'
        for kind in types
    )
    root: Element = fromstring(f'<collection xmlns="{SLIM[1:-1]}">{records}</collection>')
    return root


def test_fields_are_told_in_their_order() -> None:
    record = marc("""
        001 123
        650 _0 $aCooking$xHistory
        650 _0 $aCooks
    """)
    assert told(record, "650", "a") == ["Cooking", "Cooks"]
    assert told(record, "650", "z") == []
    assert (control(record, "001"), control(record, "008")) == ("123", "")


def test_holdings_in_a_collection_are_no_books() -> None:
    records = marc_records([collection("Bibliographic", "Holdings", "Holdings")])
    assert [control(record, "001") for record in records] == ["Bibliographic"]


def test_no_hits_are_no_records() -> None:
    assert marc_records([]) == []


@pytest.mark.parametrize(
    "record",
    [
        '<record xmlns="info:srw/schema/5/picaXML-v1.0"><datafield tag="021A"/></record>',
        "<record><leader>a page of HTML</leader></record>",
        '<record format="INTERMARC"><datafield tag="245"/></record>',
        '<record><datafield tag="200"/></record>',
    ],
)
def test_records_in_another_format_are_unreadable(record: str) -> None:
    with pytest.raises(Unreadable, match="MARC 21"):
        marc_records([fromstring(record)])


@pytest.mark.parametrize(
    "schema",
    [
        'xmlns="info:lc/xmlns/marcxchange-v1" format="MARC21"',
        'xmlns="info:lc/xmlns/marcxchange-v2" format="MARC 21"',
        "",
    ],
)
def test_records_are_read_under_every_name_of_the_schema(schema: str) -> None:
    field = '<datafield tag="245"><subfield code="a">Lalka</subfield></datafield>'
    (record,) = marc_records([fromstring(f"<resp><record {schema}>{field}</record></resp>")])
    assert told(record, "245", "a") == ["Lalka"]


def test_letters_and_their_accents_become_one() -> None:
    assert told(marc("245 10 $aMa\u0308rchen"), "245", "a") == ["Märchen"]


def test_marks_of_direction_are_left_out() -> None:
    assert told(marc("245 10 $a\u200fשודדי־ים\u200f"), "245", "a") == ["שודדי־ים"]


def test_a_leader_of_any_length_is_read() -> None:
    assert str(marc("001 1", leader="00000nam").leader)[5:8] == "nam"
    assert str(marc("001 1", leader="x" * 99).leader)[:10] == "x" * 10


def test_fields_without_a_proper_tag_are_left_out() -> None:
    record = marcxml("245 10 $aTitle")
    for field in record.iterfind(f"{SLIM}datafield"):
        field.set("tag", "²45")
    assert marc_records([record])[0].fields == []


class TestOriginalScript:
    def test_it_takes_the_place_of_the_romanised_field(self) -> None:
        record = marc("""
            100 1_ $6880-01$aLiu, Cixin,$4aut
            245 10 $6880-02$aSan ti /
            880 1_ $6100-01/$1$a刘慈欣
            880 10 $6245-02/$1$a三体
        """)
        assert (told(record, "245", "a"), told(record, "100", "a")) == (["三体"], ["刘慈欣"])

    def test_dates_and_roles_that_it_leaves_out_are_kept(self) -> None:
        record = marc("""
            260 __ $6880-03$aChongqing :$bChu ban she,$c2008.
            700 1_ $6880-04$aFan, yi zhe$etranslator
            880 __ $6260-03/$1$a重庆$b出版社
            880 1_ $6700-04/$1$a范译者
        """)
        assert (told(record, "260", "b"), told(record, "260", "c")) == (["出版社"], ["2008."])
        assert told(record, "700", "e") == ["translator"]

    def test_latin_letters_do_not_take_the_place_of_others(self) -> None:
        record = marc("""
            245 10 $6880-01$a三体
            880 10 $6245-01/(B$aSān tǐ
        """)
        assert told(record, "245", "a") == ["三体"]

    def test_a_field_that_repeats_no_other_stands_by_itself(self) -> None:
        record = marc("880 __ $6260-00/(2$bכנרת")
        assert told(record, "260", "b") == ["כנרת"]

    @pytest.mark.parametrize("link", ["880", "-", "245", "880-0x", "99999999"])
    def test_a_broken_link_links_nothing(self, link: str) -> None:
        record = marc(f"""
            245 10 $6{link}$aSan ti
            880 10 $6{link}$a三体
        """)
        assert told(record, "245", "a") == ["San ti"]


@pytest.mark.parametrize(
    ("subfields", "told_of_them", "length"),
    [
        ('<subfield code="t">a</subfield>' * 3_000, LONGEST_LIST, 1),
        (f'<subfield code="t">{"a" * 1_000_000}</subfield>', 1, LONGEST_TEXT),
    ],
    ids=["subfields", "text"],
)
def test_of_what_never_ends_the_beginning_is_read(
    subfields: str, told_of_them: int, length: int
) -> None:
    field = f'<datafield tag="505">{subfields}</datafield>'
    (record,) = marc_records([fromstring(f'<record xmlns="{SLIM[1:-1]}">{field}</record>')])
    texts = told(record, "505", "t")
    assert (len(texts), len(texts[0])) == (told_of_them, length)
