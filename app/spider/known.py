"""What each source surely knows: one book of its home, to see whether it answers."""

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery, Query
from app.spider.source import Source

DUNE = "9780441013593"

AT_HOME = {
    "978-1": "9781421402833",  # The Expert Cook in Enlightenment France
    "978-2": "9782070612758",  # Le Petit Prince
    "978-3": "9783453317178",  # Der Wüstenplanet
    "978-4": "9784062748681",  # ノルウェイの森
    "978-7": "9787536692930",  # 三体
    "978-89": "9788936433598",  # 채식주의자
}
"""A book of each registration group that is the home of some library."""

WORDS = KeywordQuery("Alice in Wonderland")
"""A book that everyone knows who is asked by words alone."""


def known_to(source: Source) -> Query:
    """Give a question that this source surely has an answer to."""
    at_home = (isbn for group, isbn in AT_HOME.items() if group in source.home)
    about = IsbnQuery(Isbn(next(at_home, DUNE)))
    return about if source.ask(about) else WORDS
