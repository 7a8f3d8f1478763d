"""The Library of Congress: books of the United States and, less fully, of all the world.

Its SRU is described at https://www.loc.gov/standards/sru/; its data are in the public domain in
the United States. No limit is published, so it is asked once a second. Its counts end at 10,000.
"""

from app.spider.beliefs import LIBRARY
from app.spider.marc21 import read_page
from app.spider.reply import Reply
from app.spider.source import Source, SourcePage
from app.spider.sru import Sru
from app.spider.terms import Terms

SERVER = Sru(path="/sru/lcdb", schema="marcxml", isbn="bath.isbn", words="", most=50)
PAGE = ("https://lccn.loc.gov/", "lccn")


def read(reply: Reply) -> SourcePage:
    """Read the books of an answer, those on paper first; films and recordings stay out."""
    return read_page(reply, "loc", PAGE)


SOURCE = Source(
    name="loc",
    title="Library of Congress",
    url="https://lx2.loc.gov",
    read=read,
    search_by_isbn=SERVER.search_by_isbn,
    search_by_keyword=SERVER.search_by_keyword,
    search_by_isbns=SERVER.search_by_isbns,
    batch=10,
    terms=Terms(
        "Works of the United States government, free of copyright there.",
        page="https://www.loc.gov/legal/",
    ),
    home=frozenset({"978-0", "978-1"}),
    strong=LIBRARY,
)
