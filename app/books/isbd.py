"""The punctuation that library catalogues put at the ends of their fields.

It belongs to the card, not to the title or the name (https://www.ifla.org/g/isbd-rg/).
"""

import re


def without_end(line: str) -> str:
    """Take away what only parts a field from the next: " /", " :", ",", ";", and a last full stop.

    The full stop of an abbreviation or an initial stays, and so does an ellipsis.

    >>> without_end("A title. /"), without_end("Harris, William V."), without_end("And then...")
    ('A title', 'Harris, William V.', 'And then...')
    """
    before = None
    while line != before:
        before, line = line, _without_stop(line.rstrip(_PARTING))
    return line


def _without_stop(line: str) -> str:
    word = line[-_LONGEST:].rpartition(" ")[2]
    if not line.endswith(".") or "." in word[:-1] or _SHORT.fullmatch(word):
        return line
    return line[:-1]


_PARTING = " \t\n,;:/=："
_LONGEST = 40
"""Characters at the end of a line in which the last word is looked for."""

_SHORT = re.compile(
    r"\W*(?:[^\W\d_]|"
    r"Jr|Sr|St|Dr|Mr|Mrs|Ms|Prof|Rev|Esq|Inc|Ltd|Co|Corp|Bros|Cie|Ste|al|etc|dir|ed|eds|ill|hrsg|hg|"
    r"trans|vol|vols|no|nr|pt|bd|fig|jun|sen|gest|geb|usw|u\.a|z\.B|ph\.d|m\.d)\.",
    re.IGNORECASE,
)
"""Last words whose full stop is their own."""
