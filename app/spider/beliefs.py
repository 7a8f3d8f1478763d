"""Groups of fields that a kind of source is believed in before others, or after them.

The names are those of a book's fields. What libraries catalogue with the book in their hands they
know best; what sells a book, those who sell it.
"""

LIBRARY = frozenset(
    {"title", "subtitle", "series", "authors", "translators", "publisher", "published"}
    | {"pages", "language"}
)
"""What a library writes down from the book itself."""

BLURB = frozenset({"summary", "price", "binding", "cover"})
"""What the book trade knows of its wares."""
