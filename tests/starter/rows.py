"""A row of a catalogue, as the tests of the starter catalogue hand it in."""

from starter.facts import Row


def a_row(**facts: object) -> Row:
    """Give a row about Dune, but for what the test says."""
    row: Row = {
        "isbn13": "9780441013593",
        "title": "Dune",
        "authors": ["Frank Herbert"],
        "publisher": "Ace Books",
        "year": 2005,
        "language": "",
        "source": "test",
    }
    return row | facts  # type: ignore[return-value]  # The tests hand in broken rows, too.
