"""How titles and names are compared, whatever a catalogue puts around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.books.fold import fold
from app.books.scripts import HAN


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its comparing form: the words that tell people apart, in any order."""

    words: frozenset[str]
    joined: str

    @property
    def parts(self) -> frozenset[str]:
        """What two spellings of a name have in common: a word, or the whole (村上 春樹)."""
        return self.words | {self.joined}

    def same_as(self, other: "Name") -> bool:
        """Tell whether both may be one person: Orwell is George Orwell, but not Orwell Smith."""
        if self.joined == other.joined:
            return True
        return bool(self.words and other.words) and (
            self.words <= other.words or other.words <= self.words
        )


def read_name(text: str) -> Name:
    """Read a name without countries, roles, dates and initials.

    >>> read_name("[英] J. K. 罗琳 著") == read_name("J.K.罗琳")
    True
    """
    bare = _ROLE.sub("", _BRACKETED.sub(" ", text).strip())
    words = [word for word in fold(bare).split() if not _INITIAL.fullmatch(word)]
    return Name(frozenset(words), "".join(words))


def title_key(text: str) -> str:
    """Give the comparing form of a title, without the article it begins or ends with.

    >>> title_key("The Hobbit") == title_key("Hobbit, The")
    True
    """
    words = fold(_ARTICLE_BEHIND.sub("", text)).split()
    return "".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def title_keys(text: str) -> Iterator[str]:
    """Give the forms under which a catalogue's title may be listed.

    They are the whole, the whole without additions, what stands behind the name of a series, and
    what stands before a subtitle.
    """
    bare = _BRACKETED.sub(" ", text).strip()
    forms = (text, bare, _SERIES.split(bare)[-1], _SUBTITLE.split(bare, maxsplit=1)[0])
    return map(title_key, forms)


def volume(text: str) -> str:
    """Give the sign of a volume that stands behind a title, or "".

    >>> volume("薔薇の名前(上)"), volume("盗墓笔记（6）"), volume("1984 (Penguin)")
    ('上', '6', '')
    """
    found = _VOLUME.search(text)
    return found["behind"] or found["enclosed"] if found else ""


_ARTICLES = frozenset(
    "the a an der die das ein eine le la les l un une "  # noqa: SIM905 -- a list has 27 quotes more.
    "el los las il lo i gli o os as het de een".split()
)
_ARTICLE_BEHIND = re.compile(r"(?i),\s*(?:the|an?|der|die|das|l[ae]s?|el|los)\s*$")
_BRACKETED = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
_ROLE = re.compile(rf"(?<=[{HAN}])\s*(?:编著|主编|著|编|译|绘|作)$")
_INITIAL = re.compile(r"[a-z]|[0-9]+")
_SERIES = re.compile(r"[:：]|(?<![0-9A-Za-z])[-－]|[-－](?![0-9A-Za-z])")
_SUBTITLE = re.compile(r"[:：;；,，.。/=]| [-–—] |\s(?=[上中下]巻?$)")
_VOLUME = re.compile(
    r"(?<=\S)\s(?P<behind>[上中下])巻?$|[(（](?P<enclosed>[上中下]|[0-9]{1,2})[巻卷册冊]?[)）]"
)
