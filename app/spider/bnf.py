"""The National Library of France: what has been published there since legal deposit began.

Documented at https://api.bnf.fr/fr/api-sru-catalogue-general; no key is needed. It speaks UNIMARC,
and a private format (INTERMARC) that is refused here. An ISBN of thirteen digits misses what was
catalogued before 2007, so both forms are asked for. It answers in 0.3 to 5 seconds.
"""

from app.spider.beliefs import LIBRARY
from app.spider.reply import Reply
from app.spider.source import Source, SourcePage
from app.spider.sru import Sru
from app.spider.terms import Terms
from app.spider.unimarc import read_page

SERVER = Sru(
    path="/api/SRU",
    schema="unimarcXchange",
    isbn="bib.isbn",
    words="bib.anywhere",
    relation="all",
    version="1.2",
)


def read(reply: Reply) -> SourcePage:
    """Read the books of an answer, those on paper first; drawings and recordings stay out."""
    return read_page(reply, "bnf")


SOURCE = Source(
    name="bnf",
    title="Bibliothèque nationale de France",
    url="https://catalogue.bnf.fr",
    read=read,
    search_by_isbn=SERVER.search_by_isbn,
    search_by_keyword=SERVER.search_by_keyword,
    search_by_isbns=SERVER.search_by_isbns,
    batch=10,
    home=frozenset({"978-2", "979-10"}),
    rate=2.0,
    terms=Terms(
        "Licence Ouverte: free to use by whoever names the library and the day of retrieval.",
        "https://www.bnf.fr/fr/conditions-de-reutilisations-des-donnees-de-la-bnf",
        attribution="Bibliothèque nationale de France",
    ),
    strong=LIBRARY,
)
