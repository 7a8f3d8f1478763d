"""The German National Library: every book published in Germany since 1913, and those about it.

Documented at https://www.dnb.de/EN/sru; its data are free (CC0), and no key is needed. No limit
is published but 100 records an answer. Most of what it holds is not books, hence `mat=books`.
"""

from app.spider.beliefs import LIBRARY
from app.spider.marc21 import read_page
from app.spider.reply import Reply
from app.spider.source import Source, SourcePage
from app.spider.sru import Sru
from app.spider.terms import Terms

SERVER = Sru(path="/sru/dnb", schema="MARC21-xml", isbn="num", words="WOE", only="mat=books")
PAGE = ("https://d-nb.info/", "dnb")


def read(reply: Reply) -> SourcePage:
    """Read the books of an answer, those on paper first."""
    return read_page(reply, "dnb", PAGE)


SOURCE = Source(
    name="dnb",
    title="Deutsche Nationalbibliothek",
    url="https://services.dnb.de",
    read=read,
    search_by_isbn=SERVER.search_by_isbn,
    search_by_keyword=SERVER.search_by_keyword,
    search_by_isbns=SERVER.search_by_isbns,
    batch=20,
    terms=Terms("CC0: free for any use.", page="https://www.dnb.de/EN/sru"),
    home=frozenset({"978-3"}),
    rate=2.0,
    strong=LIBRARY,
)
