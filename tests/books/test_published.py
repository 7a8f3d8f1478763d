"""Dates as catalogues write them become as much of YYYY-MM-DD as they say."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.published import FIRST_YEAR, LAST_YEAR, compatible, precision, read_published

DATES = st.dates(min_value=date(FIRST_YEAR, 1, 1), max_value=date(LAST_YEAR, 12, 31))
DATE_LIKE = st.text("0123456789-./, []?cjanuymrh年月日平成昭和元十九八〇", max_size=24)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("2009", "2009"),
        ("1865.", "1865"),
        ("c1991", "1991"),
        ("p2000", "2000"),
        ("cop. 2011", "2011"),
        ("©2012", "2012"),
        ("[2021]", "2021"),
        ("[1957?]", "1957"),
        ("1835 ca", "1835"),
        ("DL 2019-", "2019"),
        ("1st ed. 2003", "2003"),
        ("²2005", "2005"),
        ("Spring 2004", "2004"),
        ("2011, c2010", "2011"),
        ("print run 5000, 1999", "1999"),
        ("２００８", "2008"),
    ],
)
def test_a_year_is_read_out_of_what_stands_around_it(text: str, published: str) -> None:
    assert read_published(text) == published


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("2008-1", "2008-01"),
        ("2008.7", "2008-07"),
        ("2008/07", "2008-07"),
        ("201005", "2010-05"),
        ("03/2009", "2009-03"),
        ("1999-11-1", "1999-11-01"),
        ("2004/11/01", "2004-11-01"),
        ("20180317", "2018-03-17"),
        ("2018. 3. 17.", "2018-03-17"),
        ("2020-09-25T00:00:00.000+09:00", "2020-09-25"),
        ("2010-01-01T00:00:00Z", "2010-01-01"),
        ("2008年1月", "2008-01"),
        ("2008年1月第1版", "2008-01"),
        ("2018년 3월 17일", "2018-03-17"),
        ("一九九八年十二月二十日", "1998-12-20"),
        ("二〇〇八年一月", "2008-01"),
    ],
)
def test_month_and_day_in_digits_are_kept(text: str, published: str) -> None:
    assert read_published(text) == published


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("March 2009", "2009-03"),
        ("Sept. 2005", "2005-09"),
        ("Oct 28, 2016", "2016-10-28"),
        ("5 March 2009", "2009-03-05"),
        ("28th of October, 2016", "2016-10-28"),
        ("25-Jun-1987", "1987-06-25"),
        ("2016 Oct 28", "2016-10-28"),
        ("Fri, 14 Oct 2011 09:00:00 +0900", "2011-10-14"),
        ("5. März 1999", "1999-03-05"),
        ("Dezember 1999", "1999-12"),
        ("1er mars 2004", "2004-03-01"),
        ("le 5 août 2009", "2009-08-05"),
        ("déc. 2001", "2001-12"),
        ("3 de mayo de 2010", "2010-05-03"),
        ("gennaio 1998", "1998-01"),
        ("12 ottobre 1998", "1998-10-12"),
        ("fevereiro de 2014", "2014-02"),
    ],
)
def test_months_are_known_by_name(text: str, published: str) -> None:
    assert read_published(text) == published


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("平成20年", "2008"),
        ("平成20年1月5日", "2008-01-05"),
        ("令和元年5月", "2019-05"),
        ("昭和53.7", "1978-07"),
        ("昭53", "1978"),
        ("大正3", "1914"),
        ("明治40年", "1907"),
        ("民國97年", "2008"),
        ("民国九十七年十二月", "2008-12"),
        ("檀紀4288", "1955"),
        ("พ.ศ. 2551", "2008"),
    ],
)
def test_years_of_an_era_are_counted(text: str, published: str) -> None:
    assert read_published(text) == published


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("1998-2003", "1998"),
        ("1971-72", "1971"),
        ("1977-", "1977"),
        ("June 1999-July 2000", "1999-06"),
        ("2003-04", "2003-04"),
        ("1999 [i.e. 2000]", "2000"),
        ("1999, i.e. 2000", "2000"),
        ("1429 [2008]", "2008"),
        ("1967 [c1965]", "1967"),
    ],
)
def test_a_range_begins_and_a_correction_corrects(text: str, published: str) -> None:
    assert read_published(text) == published


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("3/6/2018", "2018"),
        ("3-6-2018", "2018"),
        ("3.6.2018", "2018-06-03"),
        ("6/6/2018", "2018-06-06"),
        ("25-06-1987", "1987-06-25"),
        ("06/25/1987", "1987-06-25"),
        ("2018-02-30", "2018-02"),
        ("2018-13-05", "2018"),
        ("20180300", "2018-03"),
        ("2018-00-00", "2018"),
        ("2100-02-29", "2100-02"),
    ],
)
def test_what_cannot_be_told_or_cannot_be_is_left_off(text: str, published: str) -> None:
    assert read_published(text) == published


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "s.d.", "[S.d.]", "anfangs", "forthcoming"),
        *("19??", "[198.]-[198.]", "195-?", "19--", "199", "18."),
        *("99", "'99", "5/3/99", "Mar 99", "28-Oct-16", "98年1月"),
        *("9999", "0101-01-01", "1387", "2101", "12345", "201013", "民國200年", "MDCCCXLIV"),
        *("[between 1910 and 1935]", "after 1945", "nach 1945", "avant 1950"),
    ],
)
def test_no_date_is_made_up(text: str | None) -> None:
    assert read_published(text) is None


def test_precision_counts_what_is_said() -> None:
    assert [precision(text) for text in ("2008", "2008-01", "2008-01-05")] == [1, 2, 3]


def test_dates_are_compatible_as_far_as_both_go() -> None:
    assert compatible("2008", "2008-01-05")
    assert compatible("2008-01-05", "2008-01")
    assert not compatible("2008-01", "2008-02")
    assert not compatible("2008-01-05", "2008-01-06")


@given(DATES)
def test_a_whole_date_survives_every_common_spelling(day: date) -> None:
    for spelling in ("%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%B %d, %Y", "%d %b %Y", "%Y年%m月%d日"):
        assert read_published(day.strftime(spelling)) == day.isoformat()


@given(st.text() | DATE_LIKE)
def test_whatever_is_said_a_date_is_well_formed_and_read_again(text: str) -> None:
    published = read_published(text)
    if published is not None:
        first_day = published + "-01-01"[: 3 * (3 - precision(published))]
        assert date.fromisoformat(first_day).isoformat() == first_day
        assert FIRST_YEAR <= int(published[:4]) <= LAST_YEAR
        assert read_published(published) == published


def test_the_dates_other_programs_test_with(test_data: Path) -> None:
    """Two kinds differ: eight digits are a date here, and "18." is a number but no year."""
    cases = json.loads((test_data / "data/vectors/dates.json").read_text())["cases"]
    dates = [case for case in cases if case["kind"] != "strip_number_dot"]
    read = {case["id"]: read_published(str(case["input"] or "")) for case in dates}
    differing = {
        str(case["input"])
        for case in dates
        if (read[case["id"]] or "")[: len(str(case["expected"]))] != str(case["expected"] or "")
    }
    assert all(re.fullmatch("[0-9]{8}", text) for text in differing)


@pytest.mark.recordings
@pytest.mark.parametrize(
    ("source", "key"),
    [
        *(("douban", "pubdate"), ("yushu", "pubdate"), ("openbd", "pubdate")),
        *(("openlibrary", "publish_date"), ("googlebooks", "publishedDate")),
        *(("isbndb", "date_published"), ("kakao", "datetime"), ("aladin", "pubDate")),
    ],
)
def test_every_recorded_date_is_read(test_data: Path, source: str, key: str) -> None:
    bodies = [path.read_text() for path in (test_data / "recordings" / source).glob("*.json")]
    said = {text for body in bodies for text in re.findall(rf'"{key}": ?"([^"]+)"', body)}
    unread = {text for text in said if not read_published(json.loads(f'"{text}"'))}
    assert said
    assert not {text for text in unread if re.search("[0-9]{4}", text)}
