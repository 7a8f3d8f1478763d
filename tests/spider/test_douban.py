"""The Douban-v2 shape and its sibling yushu."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
import pytest

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Rating, Record
from app.spider.douban import DOUBAN, YUSHU
from app.spider.errors import BadStatus, Complaint, Unreadable
from app.spider.reply import Reply
from app.spider.source import Request, Source

BODIES = Path(__file__).parent / "bodies"
SOURCES = {source.name: source for source in (DOUBAN, YUSHU)}
SANTI = Isbn("9787536692930")


def own(name: str, status: int = 200) -> Reply:
    return Reply((BODIES / name).read_bytes(), status)


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


class TestAsking:
    @pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
    def test_one_book_is_asked_for_by_its_isbn_13(self, source: Source) -> None:
        assert source.about(SANTI) == Request("/v2/book/isbn/9787536692930")

    @pytest.mark.parametrize("words", ["飘", "C&A #1 100% ?x=y", "a/../b"])
    def test_words_are_handed_on_unquoted(self, words: str) -> None:
        request = DOUBAN.ask(KeywordQuery(words))
        assert request == Request("/v2/book/search", {"q": words, "start": 0, "count": 15})

    def test_douban_sends_a_hundred_books_at_most(self) -> None:
        request = DOUBAN.ask(KeywordQuery("三体", page=3, per_page=200))
        assert request == Request("/v2/book/search", {"q": "三体", "start": 200, "count": 100})

    def test_yushu_sends_twenty_books_at_most(self) -> None:
        request = YUSHU.ask(KeywordQuery("三体", page=2, per_page=50))
        assert request == Request("/v2/book/search", {"q": "三体", "start": 20, "count": 20})

    def test_the_key_of_douban_is_a_parameter(self) -> None:
        assert DOUBAN.sign
        signed = DOUBAN.sign(DOUBAN.about(SANTI), "secret")
        assert signed.params == {"apikey": "secret"}

    def test_both_are_the_home_of_chinese_books_but_know_others(self) -> None:
        assert DOUBAN.at_home_with(SANTI)
        assert YUSHU.at_home_with(SANTI)
        assert DOUBAN.knows_of(Isbn("9780811218719"))


class TestDouban:
    def test_a_book_is_read_in_its_own_words(self) -> None:
        page = DOUBAN.read(own("douban/book.json"))
        assert page.total == 1
        assert [facts(record) for record in page.records] == [
            {
                "source": "douban",
                "id": "4908885",
                "title": "局外人",
                "isbns": ("9787532751471",),
                "url": "https://book.douban.com/subject/4908885/",
                "original_title": "L'Étranger",
                "series": "译文经典",
                "authors": ("[法] 阿尔贝·加缪",),
                "translators": ("柳鸣九",),
                "publisher": "上海译文出版社",
                "published": "2010-8",
                "pages": "135页",
                "binding": "精装",
                "price": "22.00元",
                "currency": "CNY",
                "subjects": ("加缪", "法国文学"),
                "summary": "第一句。\n\n第二句。",
                "contents": "第一部\n第二部",
                "rating": {"average": 9.0, "count": 81234, "max": 10},
                "cover": "https://img3.doubanio.com/view/subject/l/public/s4468484.jpg",
                "identifiers": {"douban": "4908885"},
            }
        ]

    def test_a_page_of_books_keeps_their_order_and_the_count_of_all(self) -> None:
        page = DOUBAN.read(own("douban/search.json"))
        assert page.total == 503
        assert [record.id for record in page.records] == ["1007305", "1004495"]

    def test_a_book_older_than_isbns_has_none_and_no_blank_cover(self) -> None:
        old, _ = DOUBAN.read(own("douban/search.json")).records
        assert facts(old) == {
            "source": "douban",
            "id": "1007305",
            "title": '"红楼梦"',
            "url": "https://book.douban.com/subject/1007305/",
            "subtitle": "全二册",
            "publisher": "人民文学出版社",
            "published": "1982年2月",
            "price": "(全二册)",
            "currency": "CNY",
            "rating": {"average": 8.1, "count": 40, "max": 10},
            "identifiers": {"douban": "1007305"},
        }

    def test_an_average_of_zero_is_no_rating(self) -> None:
        _, sea = DOUBAN.read(own("douban/search.json")).records
        assert sea.rating is None

    def test_credits_stay_as_they_are_written(self) -> None:
        _, sea = DOUBAN.read(own("douban/search.json")).records
        assert sea.authors == ("（美）海明威", "吴劳 译")

    def test_the_small_cover_serves_where_there_is_no_large_one(self) -> None:
        _, sea = DOUBAN.read(own("douban/search.json")).records
        assert sea.cover == "http://img5.douban.com/mpic/s1026078.jpg"

    def test_an_isbn_13_that_was_left_out_comes_from_the_isbn_10(self) -> None:
        book = {"id": "1", "title": "t", "isbn10": "753272283X"}
        page = DOUBAN.read(Reply(orjson.dumps(book)))
        assert page.records[0].isbns == ("9787532722839",)

    @pytest.mark.parametrize("number", ["SH10206-160", "10019-0029", "10019·3030", "100193030"])
    def test_a_chinese_book_number_is_no_isbn(self, number: str) -> None:
        book = {"id": "1", "title": "t", "isbn10": number}
        assert DOUBAN.read(Reply(orjson.dumps(book))).records[0].isbns == ()

    def test_the_names_of_a_replacement_server_are_understood(self) -> None:
        (kite,) = DOUBAN.read(own("douban/replacement.json")).records
        assert facts(kite) == {
            "source": "douban",
            "id": "1770782",
            "title": "追风筝的人",
            "isbns": ("9787208061644",),
            "url": "https://book.douban.com/subject/1770782/",
            "original_title": "The Kite Runner",
            "series": "胡赛尼作品",
            "authors": ("[美] 卡勒德·胡赛尼",),
            "translators": ("李继宏",),
            "publisher": "上海人民出版社",
            "published": "2006-5",
            "pages": "362",
            "binding": "平装",
            "price": "29.00元",
            "currency": "CNY",
            "subjects": ("小说",),
            "cover": "https://img9.doubanio.com/view/subject/l/public/s1727290.jpg",
            "identifiers": {"douban": "1770782"},
        }

    @pytest.mark.parametrize("status", [200, 404])
    def test_not_found_is_an_empty_page(self, status: int) -> None:
        page = DOUBAN.read(own("douban/not_found.json", status))
        assert (page.records, page.total) == ((), 0)

    def test_no_hits_are_an_empty_page(self) -> None:
        for books in ("[]", "null"):
            page = DOUBAN.read(
                Reply(b'{"count":20,"start":0,"total":0,"books":%s}' % books.encode())
            )
            assert (page.records, page.total) == ((), 0)

    def test_more_books_than_were_asked_for_are_not_read(self) -> None:
        books = [{"id": number, "title": "t"} for number in range(1, 200)]
        assert len(DOUBAN.read(Reply(orjson.dumps({"books": books}))).records) == 100

    def test_a_refusal_is_told_without_the_key_it_repeats(self) -> None:
        with pytest.raises(Complaint, match=r"^apikey_is_blocked \(code 105\)$"):
            DOUBAN.read(own("douban/blocked.json"))

    def test_a_refusal_without_a_reason_is_told_by_its_code(self) -> None:
        with pytest.raises(Complaint, match=r"^It refused \(code 999\)$"):
            DOUBAN.read(Reply(b'{"code":999}', 404))

    def test_a_404_that_says_nothing_of_a_book_is_a_wrong_address(self) -> None:
        with pytest.raises(BadStatus, match="HTTP 404"):
            DOUBAN.read(Reply(b'{"detail":"Not Found"}', 404))
        with pytest.raises(Unreadable):
            DOUBAN.read(Reply(b"<html>404</html>", 404))

    @pytest.mark.parametrize(
        "body", [b"[]", b"{}", b"null", b'"x"', b'{"books":"x"}', b'{"books":[{}]}', b'{"id":"1"}']
    )
    def test_another_shape_is_not_taken_for_an_empty_answer(self, body: bytes) -> None:
        with pytest.raises(Unreadable):
            DOUBAN.read(Reply(body))


class TestYushu:
    def test_a_book_is_read_in_its_own_words(self) -> None:
        (shop,) = YUSHU.read(own("yushu/book.json")).records
        assert facts(shop) == {
            "source": "yushu",
            "id": "2304",
            "title": "解忧杂货店",
            "isbns": ("9787544270878",),
            "authors": ("[日]东野圭吾",),
            "translators": ("李盈春",),
            "publisher": "南海出版公司",
            "published": "2014-5",
            "pages": "291",
            "price": "39.50元",
            "currency": "CNY",
            "subjects": ("小说",),
            "summary": "第一句。\n第二句。",
            "cover": "https://img3.doubanio.com/lpic/s27264181.jpg",
            "identifiers": {"yushu": "2304"},
        }

    def test_an_isbn_10_is_understood(self) -> None:
        java, _ = YUSHU.read(own("yushu/search.json")).records
        assert (java.isbns, java.price) == (("9780134685991",), "USD 54.99")

    def test_a_server_without_ids_and_lists_is_understood(self) -> None:
        _, alive = YUSHU.read(own("yushu/search.json")).records
        assert facts(alive) == {
            "source": "yushu",
            "id": "9787506365437",
            "title": "活着",
            "isbns": ("9787506365437",),
            "authors": ("余华",),
            "pages": "191",
            "price": "20.00元",
            "currency": "CNY",
            "cover": "https://img3.doubanio.com/lpic/s23836852.jpg",
        }

    def test_the_count_of_all_hits_is_kept(self) -> None:
        assert YUSHU.read(own("yushu/search.json")).total == 34

    @pytest.mark.parametrize("body", [b"", b"<html>404</html>", b'{"msg":"no book"}'])
    def test_a_404_is_not_found_whatever_it_says(self, body: bytes) -> None:
        assert YUSHU.read(Reply(body, 404)).records == ()


def recorded(path: Path) -> bytes:
    """Give a recorded body; `.books.json` holds only the list that was cut out of a search."""
    body = path.read_bytes()
    return b'{"books":%s}' % body if path.name.endswith(".books.json") else body


SEEN: dict[str, dict[str, dict[str, object]]] = {
    "douban/douban_isbn_9787536692930_santi.json": {
        "2567698": {
            "isbns": ("9787536692930",),
            "title": "三体",
            "subtitle": "“地球往事”三部曲之一",
            "original_title": None,
            "series": "科幻世界·中国科幻基石丛书",
            "authors": ("刘慈欣",),
            "translators": (),
            "publisher": "重庆出版社",
            "published": "2008-1",
            "pages": "302",
            "binding": "平装",
            "price": "23.00",
            "rating": Rating(8.8, 105924, 10),
            "cover": "https://img1.doubanio.com/lpic/s2768378.jpg",
            "url": "https://book.douban.com/subject/2567698/",
        },
    },
    "douban/douban_id_2023013_bian.json": {
        "2023013": {
            "isbns": ("9787543639133",),
            "title": "倘若我在彼岸",
            "authors": ("PIAN SHAN GONG",),
            "publisher": "青岛出版社",
            "binding": "Paperback",
            "price": "14.00元",
            "rating": Rating(7.4, 196, 10),
            "cover": "http://img5.douban.com/lpic/s9097939.jpg",
            "url": "http://book.douban.com/subject/2023013/",
        },
    },
    "douban/douban_id_20272125.json": {
        "20272125": {
            "isbns": ("9787508635804",),
            "title": "选择卓越",
            "original_title": "Great By Choice",
            "series": "吉姆·柯林斯作品",
            "authors": ("【美】吉姆•柯林斯", "【美】莫滕•T•汉森"),
            "translators": ("陈召强",),
            "published": "2012-11",
            "binding": None,
        },
    },
    "douban/douban_id_27082511.json": {
        "27082511": {
            "isbns": ("9787508667928",),
            "original_title": "愛情生活",
            "authors": ("[日] 荒木阳子", "[日] 荒木经惟"),
            "publisher": "中信出版集团/楚尘文化",
            "pages": "376",
            "price": "78.00元",
        },
    },
    "douban/douban_isbn_9787115431356_lego.json": {
        "26889294": {
            "isbns": ("9787115431356",),
            "subtitle": "车辆装置篇",
            "series": "爱上乐高",
            "authors": ("[日]五十川芳仁",),
            "published": "2016-9-1",
            "rating": None,
        },
    },
    "douban/douban_search_jinpingmei_503_noisbn13.books.json": {
        "3079969": {
            "isbns": (),
            "title": "金瓶梅",
            "subtitle": "张竹坡批评第一奇书",
            "original_title": None,
            "authors": ("兰陵笑笑生",),
            "publisher": "齐鲁书社",
            "published": "1987年1月",
            "pages": "1588",
            "price": "68",
        },
    },
    "douban/douban_search_letterA_98.json": {
        "5956147": {"isbns": ("9780811218719",), "title": '"A"', "price": "USD 26.95"},
        "4371678": {"authors": ("Ulmer, Wendy/ Knorr, Laura (ILT)",), "price": "$ 19.15"},
        "17816122": {
            "title": '"A" Level English Language and Literature',
            "cover": None,
            "published": None,
            "publisher": None,
        },
        "10837154": {"isbns": ("9780699154574",), "pages": "64"},
    },
    "douban/douban_search_java_292.books.json": {
        "2130190": {"translators": ("陈昊鹏",), "title": "Java编程思想 （第4版）"},
        "1723199": {"authors": (), "pages": None, "price": "260"},
        "3190527": {"published": "2008.10", "authors": ("Alan Vermeulan", "Scott W. Ambler")},
    },
    "yushu/yushu_search_honglou_34_page1.json": {
        "1057": {"isbns": ("9787020002207",), "authors": ("[清] 曹雪芹 著", "高鹗 续")},
        "8864": {"pages": "160片CD", "price": "NT$ 44800", "binding": "有声书"},
        "10354": {"binding": None, "subjects": ("杂文",)},
        "12484": {"price": "71.60元", "published": "1995-12-1"},
        "12591": {"authors": ("王国维 著", "苏缨 解说")},
        "12705": {"pages": "0", "published": "1996", "price": "48.00"},
        "13118": {"authors": ("曹雪芹",), "translators": ("蔡义江",)},
    },
    "yushu/yushu_isbn_9787501524044.json": {
        "1780": {"title": "第一次的亲密接触", "authors": ("蔡智恒",), "published": "1999-11-1"},
    },
    "yushu/yushu_id_6980_linuxkernel_docsample.json": {
        "6980": {"published": "201005", "translators": ("郭旭",), "subjects": ("算法",)},
    },
    "yushu/yushu_search_summary1_docsample.json": {
        "195": {"isbns": ("9781491946008",), "price": "USD 39.99", "published": None},
        "44307": {"authors": ("【英】大卫•加里夫", "David Gariff")},
    },
    "yushu/fisher_json_stage_search_honglou_34.json": {
        "9787563352890": {"authors": ("萨孟武",), "identifiers": {}},
    },
}


@pytest.mark.recordings
class TestRecordings:
    @pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
    def test_every_recorded_answer_gives_all_its_books(
        self, source: Source, test_data: Path
    ) -> None:
        paths = sorted((test_data / "recordings" / source.name).glob("*.json"))
        assert paths
        for path in paths:
            if "error" not in path.name:
                body = recorded(path)
                sent = json.loads(body)
                page = source.read(Reply(body))
                assert len(page.records) == len(sent.get("books", [sent])), path.name
                assert page.total >= len(page.records)

    def test_every_recorded_refusal_is_told_by_its_code_alone(self, test_data: Path) -> None:
        for path in sorted((test_data / "recordings" / "douban").glob("douban_error_*.json")):
            reply = Reply(path.read_bytes(), 404)
            code = path.name.split("_")[2]
            if code == "6000":
                assert DOUBAN.read(reply).records == ()
            else:
                with pytest.raises(Complaint, match=rf"^[a-z0-9_]+ \(code {code}\)$"):
                    DOUBAN.read(reply)

    @pytest.mark.parametrize("name", SEEN)
    def test_books_are_read_as_the_eye_reads_them(self, name: str, test_data: Path) -> None:
        path = test_data / "recordings" / name
        if not path.exists():
            pytest.skip(f"{name} is not among these recordings.")
        source = SOURCES[name.partition("/")[0]]
        records = {record.id: record for record in source.read(Reply(recorded(path))).records}
        for number, expected in SEEN[name].items():
            read = {field: getattr(records[number], field) for field in expected}
            assert read == expected

    def test_the_two_characters_of_a_written_line_break_are_one(self, test_data: Path) -> None:
        for path in sorted((test_data / "recordings" / "yushu").glob("*.json")):
            for record in YUSHU.read(Reply(recorded(path))).records:
                assert "\\n" not in (record.summary or ""), path.name
