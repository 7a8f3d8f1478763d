"""How many pages an edition has, read from what catalogues write about its extent."""

import re
import unicodedata

MOST_PAGES = 50_000
"""No edition is thicker; a larger number counts something else, or is a slip."""

_ENOUGH = 300  # So many characters hold any extent; what follows them is not read.


def read_pages(text: str | float | None) -> int | None:
    """Give the number of pages, 1 to `MOST_PAGES`, or None where none is told.

    Of several numbered sequences the longest counts ("XV, 383 S." has 383 pages, "498-[8] p."
    498, "10,565p" 565), and a span is counted ("p. 449-488" has 40). Leaves, discs, volumes and
    centimetres are no pages. Thousands are told from sequences by the blank before the page word
    ("2,048 pages"); "1,024" has thousands in any case, as no sequence is one page long.

    >>> read_pages("1 online resource (xviii, 310 pages)"), read_pages("160片CD")
    (310, None)
    """
    pages = _told(text) if isinstance(text, str) else _whole(text)
    return pages if 1 <= pages <= MOST_PAGES else None


def _whole(number: float | None) -> int:
    fits = isinstance(number, int | float) and not isinstance(number, bool)
    return int(number) if fits and number and 1 <= number <= MOST_PAGES else 0


def _told(text: str) -> int:
    plain = unicodedata.normalize("NFKC", text[:_ENOUGH].translate(_UNSAID)).casefold().strip()
    plain = _THOUSANDS.sub("", plain)
    if alone := _ALONE.fullmatch(plain):
        return int(alone[1])
    if runs := _RUN.findall(plain):
        return max(int(number) for run in runs for number in _NUMBER.findall(run))
    if span := _SPAN.search(plain):
        return int(span[2]) - int(span[1]) + 1
    return 0


# Circled numbers count pages without numbers, before or after those that have them.
_UNSAID = str.maketrans("–—‐‑", "----") | dict.fromkeys(range(0x2460, 0x2474), " ")
_NUMBER = re.compile(r"[0-9]+")
_PAGE = r"""(?:pages?|pp?|pgs?|p[aá]gs?|p[aá]gin(?:as?|e)|pagg|seiten?|s|sid(?:or|er)|sivua|str
    |stran|blz|с|стр)(?![a-zà-ÿа-я])|页|頁|ページ|쪽|면|페이지"""
_LABEL = "(?:pages?|seiten(?:zahl)?|p[aá]ginas|页数|頁[数數]|ページ数|쪽수) ?:? ?"
_ALONE = re.compile(rf"(?:{_LABEL}|[ivxlc]+[,+] ?)?([0-9]{{1,6}})(?:\.0*)?")
_THOUSANDS = re.compile(
    rf"""(?<![0-9,.][0-9])(?:(?<=1)[,.](?=[0-9]{{3}}(?![0-9]))
    |(?<=[0-9])[,.](?=[0-9]{{3}}\ (?:{_PAGE})))""",
    re.VERBOSE,
)
_RUN = re.compile(
    rf"""(?<![0-9])((?:[0-9]{{1,6}}\]?\ ?[-,+;]\ ?\[?){{0,9}}[0-9]{{1,6}})
    [\])]{{0,2}}\ ?\(?(?:{_PAGE})""",
    re.VERBOSE,
)
_SPAN = re.compile(r"(?<![a-z])(?:pages?|pp?|seiten?|s|pagin[eé])\.? ?([0-9]{1,6})-([0-9]{1,6})")
