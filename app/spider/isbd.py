"""ISBD: the punctuation by which cataloguers part what they write, and which readers do not miss.

In "The expert cook /" the slash announces the authors, in "Jazz." the stop ends a heading; in
"Harris, William V." it belongs to the name. Rules: https://www.ifla.org/g/isbd-rg/
"""

MARKS = " /:;=,／：；＝，،؛"
"""What stands at the end of a statement because another one follows, in any script."""
FULL_STOPS = (".", "．")

BRACKETS = f"{MARKS}()[]"

ABBREVIATIONS = frozenset({"bros", "corp", "etc", "inc", "ltd", "mrs", "rev", "vol", "vols"})
"""Words of three letters and more that keep their full stop, as initials and "Jr." do."""


def unpunctuated(text: str) -> str:
    """Give a statement without the marks that lead on to the next.

    >>> unpunctuated("The expert cook in enlightenment France /")
    'The expert cook in enlightenment France'
    """
    return text.rstrip(MARKS).lstrip()


def unstopped(text: str) -> str:
    """Give a statement without these marks and its full stop, where that belongs to no word.

    >>> unstopped("Dale, Jim."), unstopped("Harris, William V."), unstopped("And so on...")
    ('Dale, Jim', 'Harris, William V.', 'And so on...')
    """
    whole = unpunctuated(text)
    stem = whole[:-1] if whole.endswith(FULL_STOPS) else whole
    return whole if stem.endswith(FULL_STOPS) or _is_abbreviated(stem) else stem


def _is_abbreviated(text: str) -> bool:
    """Whether it ends in an initial or an abbreviation; scripts without capitals have none."""
    word = "".join(filter(str.isalnum, text.rpartition(" ")[2])).casefold()
    short = len(word) < 3 and word != word.upper()
    return text[-1:].isalnum() and (short or word in ABBREVIATIONS)


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
