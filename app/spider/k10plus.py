"""K10plus: the union catalogue of the academic libraries of ten German states.

Documented at https://wiki.k10plus.de/display/K10PLUS/SRU; its data are free (CC0), and no key is
needed. No limit is published.
"""

from app.spider.beliefs import LIBRARY
from app.spider.marc21 import read_page
from app.spider.reply import Reply
from app.spider.source import Source, SourcePage
from app.spider.sru import Sru
from app.spider.terms import Terms

SERVER = Sru(path="/opac-de-627", schema="marcxml", isbn="pica.isb", words="pica.all")
PAGE = ("https://opac.k10plus.de/DB=2.299/PPNSET?PPN=", "k10plus")


def read(reply: Reply) -> SourcePage:
    """Read the books of an answer, those on paper first."""
    return read_page(reply, "k10plus", PAGE)


SOURCE = Source(
    name="k10plus",
    title="K10plus",
    url="https://sru.k10plus.de",
    read=read,
    search_by_isbn=SERVER.search_by_isbn,
    search_by_keyword=SERVER.search_by_keyword,
    search_by_isbns=SERVER.search_by_isbns,
    batch=20,
    terms=Terms("CC0: free for any use.", page="https://wiki.k10plus.de/display/K10PLUS/SRU"),
    home=frozenset({"978-3"}),
    rate=2.0,
    strong=LIBRARY,
)
