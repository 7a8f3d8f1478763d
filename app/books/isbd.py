"""ISBD: the punctuation by which cataloguers part what they write, and which readers do not miss.

In "The expert cook /" the slash announces the authors, in "Jazz." the stop ends a heading; in
"Harris, William V." it belongs to the name. Rules: https://www.ifla.org/g/isbd-rg/
"""

import re

MARKS = " \t\n/:;=,／：；＝，،؛"
"""What stands at the end of a statement because another one follows, in any script."""

BRACKETS = f"{MARKS}()[]"

_LONGEST = 40
"""Characters at the end of a line in which the last word is looked for."""

_OWN_STOP = re.compile(
    r"\W*(?:[^\W\d_\u2e80-\uffff]|"
    r"Jr|Sr|St|Dr|Mr|Mrs|Ms|Prof|Rev|Esq|Inc|Ltd|Co|Corp|Bros|Cie|Ste|al|etc|dir|ed|eds|ill|hrsg|hg|"
    r"trans|vol|vols|no|nr|pt|bd|fig|jun|sen|gest|geb|usw|u\.a|z\.B|ph\.d|m\.d)\.",
    re.IGNORECASE,
)
"""Last words whose full stop is their own: initials, in scripts that have them, and the like."""


def without_marks(text: str) -> str:
    """Give a statement without the marks that lead on to the next.

    >>> without_marks("The expert cook in enlightenment France /")
    'The expert cook in enlightenment France'
    """
    return text.rstrip(MARKS).lstrip()


def without_end(text: str) -> str:
    """Give a statement without these marks and a last full stop that belongs to no word.

    >>> without_end("A title. /"), without_end("Harris, William V."), without_end("And then...")
    ('A title', 'Harris, William V.', 'And then...')
    """
    before = None
    while text != before:
        before, text = text, _without_stop(without_marks(text))
    return text


def bare(text: str) -> str:
    """Give the first note of several without marks and brackets.

    >>> bare(" : (hardcover : alk. paper)")
    'hardcover'
    """
    return text.strip(BRACKETS).partition(" : ")[0].strip(BRACKETS)


def before_people(text: str) -> str:
    """Give a title without the people who made it: " / " parts them, wherever it stands.

    >>> before_people("1903-1953 / Ilse Meseberg-Haubold")
    '1903-1953'
    """
    return text.partition(" / ")[0]


def _without_stop(line: str) -> str:
    word = line[-_LONGEST:].rpartition(" ")[2]
    if not line.endswith((".", "．")) or "." in word[:-1] or _OWN_STOP.fullmatch(word):
        return line
    return line[:-1]
