"""openBD: lists with null in them, and JSON-ONIX."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
import pytest

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record
from app.spider.errors import Unreadable
from app.spider.openbd import SOURCE
from app.spider.reply import Reply
from app.spider.source import Request

BODIES = Path(__file__).parent / "bodies" / "openbd"
KAFKA, SCHOOL = Isbn("9784101001616"), Isbn("9784001141276")


def own(name: str) -> Reply:
    return Reply((BODIES / name).read_bytes())


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


def with_credits(**item: object) -> Record:
    summary = {"isbn": KAFKA.isbn13, "title": "t", "author": item.pop("author", "")}
    (record,) = SOURCE.read(Reply(orjson.dumps([{"summary": summary, **item}]))).records
    return record


class TestAsking:
    def test_one_book_is_asked_for_by_its_isbn(self) -> None:
        assert SOURCE.about(KAFKA) == Request("/v1/get", {"isbn": "9784101001616"})

    def test_many_books_are_asked_for_at_once(self) -> None:
        assert SOURCE.search_by_isbns
        request = SOURCE.search_by_isbns([KAFKA, SCHOOL])
        assert request == Request("/v1/get", {"isbn": "9784101001616,9784001141276"})
        assert SOURCE.batch == 200

    def test_it_knows_no_words_and_no_books_of_other_countries(self) -> None:
        assert SOURCE.ask(KeywordQuery("海辺のカフカ")) is None
        assert SOURCE.knows_of(KAFKA)
        assert not SOURCE.knows_of(Isbn("9787536692930"))


class TestReading:
    def test_a_book_is_read_from_its_onix(self) -> None:
        kafka, _ = SOURCE.read(own("books.json")).records
        assert facts(kafka) == {
            "source": "openbd",
            "id": "9784101001616",
            "title": "海辺のカフカ",
            "isbns": ("9784101001616",),
            "subtitle": "上",
            "original_title": "Kafka on the Shore",
            "series": "新潮文庫",
            "authors": ("村上 春樹",),
            "translators": ("ガブリエル, フィリップ",),
            "publisher": "新潮社",
            "published": "20050228",
            "language": "jpn",
            "pages": "486",
            "binding": "並製",
            "price": "710",
            "currency": "JPY",
            "subjects": ("小説", "四国", "図書館"),
            "summary": "長い紹介。\n二行目。",
            "contents": "第1章\n第2章",
            "cover": "https://cover.openbd.jp/9784101001616.jpg",
        }

    def test_a_book_without_onix_is_read_from_its_summary(self) -> None:
        _, school = SOURCE.read(own("books.json")).records
        assert facts(school) == {
            "source": "openbd",
            "id": "978-4-00-114127-6",
            "title": "飛ぶ教室",
            "isbns": ("9784001141276",),
            "series": "岩波少年文庫",
            "authors": ("エーリヒ・ケストナー／作",),
            "translators": ("池田香代子／訳",),
            "publisher": "岩波書店",
            "published": "2006-10",
            "currency": "JPY",
        }

    def test_unknown_books_are_left_out_of_the_count(self) -> None:
        assert SOURCE.read(own("books.json")).total == 2

    def test_all_unknown_is_an_empty_page(self) -> None:
        page = SOURCE.read(own("unknown.json"))
        assert (page.records, page.total) == ((), 0)

    @pytest.mark.parametrize(
        "body",
        [b"{}", b"null", b'{"message":"Forbidden"}', b"[{}]", b'["9784101001616"]', b"<html>"],
    )
    def test_another_shape_is_not_taken_for_an_empty_answer(self, body: bytes) -> None:
        with pytest.raises(Unreadable):
            SOURCE.read(Reply(body))


class TestCredits:
    @pytest.mark.parametrize(
        ("line", "authors", "translators"),
        [
            ("村上春樹／著", ("村上春樹／著",), ()),
            ("村上春樹／著 大前研一／翻訳", ("村上春樹／著",), ("大前研一／翻訳",)),
            ("Pink,Daniel H／著　大前研一／監訳", ("Pink,Daniel H／著",), ("大前研一／監訳",)),
            ("クックパッド株式会社／監修", ("クックパッド株式会社／監修",), ()),
            ("小学館／編 谷川俊太郎／文", ("谷川俊太郎／文",), ()),
            ("田丸,浩史", ("田丸,浩史",), ()),
            ("結城, 浩, 1963-", ("結城, 浩, 1963-",), ()),
            ("安野光雅／絵 ほか", ("安野光雅／絵",), ()),
            ("", (), ()),
            (["x"], (), ()),
        ],
    )
    def test_a_line_of_credits_is_cut_after_each_role(
        self, line: object, authors: tuple[str, ...], translators: tuple[str, ...]
    ) -> None:
        record = with_credits(author=line)
        assert (record.authors, record.translators) == (authors, translators)

    def test_editors_are_named_where_nobody_wrote(self) -> None:
        people = [{"ContributorRole": ["B01"], "PersonName": {"content": "岩波書店編集部"}}]
        record = with_credits(onix={"DescriptiveDetail": {"Contributor": people}})
        assert record.authors == ("岩波書店編集部",)

    def test_the_publishers_own_word_for_a_role_is_heard(self) -> None:
        people = [
            {
                "SequenceNumber": str(place),
                "ContributorRole": ["A01"],
                "PersonName": {"content": name},
            }
            for place, name in enumerate(("著者", "訳者"), start=1)
        ]
        own_words = [{"listseq": 1, "dokujikubun": "著"}, {"listseq": 2, "dokujikubun": "英訳"}]
        record = with_credits(
            onix={"DescriptiveDetail": {"Contributor": people}}, hanmoto={"author": own_words}
        )
        assert (record.authors, record.translators) == (("著者",), ("訳者",))


SEEN: dict[str, dict[str, dict[str, object]]] = {
    "get_9784594612634.json": {
        "9784594612634": {
            "isbns": ("9784594612634",),
            "title": "殿堂入りレシピも大公開！ クックパッドのもっと！スピードおかず108",
            "authors": ("クックパッド株式会社",),
            "publisher": "扶桑社",
            "published": "20180317",
            "language": "jpn",
            "pages": None,
            "price": "500",
            "currency": "JPY",
            "cover": "https://cover.openbd.jp/9784594612634.jpg",
        },
    },
    "get_multi_2isbn.json": {
        "9784062630863": {
            "isbns": ("9784062630863",),
            "title": "国境の南、太陽の西",
            "series": "講談社文庫",
            "authors": ("村上 春樹",),
            "publisher": "講談社",
            "published": "1995-10",
            "pages": "299",
            "price": None,
            "contents": None,
            "cover": None,
        },
        "9784062144490": {
            "title": "モチベーション3.0 : 持続する「やる気!」をいかに引き出すか",
            "authors": ("Pink, Daniel H", "ピンク ダニエル"),
            "translators": ("大前 研一",),
            "published": "2010-07",
            "pages": "300",
            "cover": "https://cover.openbd.jp/9784062144490.jpg",
        },
    },
    "get_single_9784780802047.json": {
        "9784780802047": {
            "title": "おにぎりレシピ101",
            "subtitle": "EVERYDAY ONIGIRI 101 Healthy, Easy Japanese Riceball Recipes",
            "authors": ("山田 玲子",),
            "translators": ("水野 菜生",),
            "publisher": "ポット出版",
            "published": "20140408",
            "pages": "126",
            "binding": "並製",
            "price": "1300",
        },
    },
}


@pytest.mark.recordings
class TestRecordings:
    def test_every_recorded_answer_gives_all_its_books(self, test_data: Path) -> None:
        paths = sorted((test_data / "recordings" / "openbd").glob("get_*.json"))
        assert paths
        for path in paths:
            body = path.read_bytes()
            sent = [item for item in orjson.loads(body) if item is not None]
            assert len(SOURCE.read(Reply(body)).records) == len(sent), path.name

    def test_a_list_of_numbers_is_no_list_of_books(self, test_data: Path) -> None:
        for path in sorted((test_data / "recordings" / "openbd").glob("coverage*.json")):
            with pytest.raises(Unreadable):
                SOURCE.read(Reply(path.read_bytes()))

    @pytest.mark.parametrize("name", SEEN)
    def test_books_are_read_as_the_eye_reads_them(self, name: str, test_data: Path) -> None:
        path = test_data / "recordings" / "openbd" / name
        if not path.exists():
            pytest.skip(f"{name} is not among these recordings.")
        records = {record.id: record for record in SOURCE.read(Reply(path.read_bytes())).records}
        for number, expected in SEEN[name].items():
            read = {field: getattr(records[number], field) for field in expected}
            assert read == expected
