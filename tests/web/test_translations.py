"""The Chinese pages are whole: no sentence without words, no words without a sentence."""

from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CHINESE = ROOT / "translations" / "zh" / "LC_MESSAGES"
PATTERNS = [
    ("app/web/**.py", "python"),
    ("app/forms/**.py", "python"),
    ("templates/**.html", "jinja2"),
    ("templates/**.txt", "jinja2"),
]
CALLS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}


def sentences() -> set[str]:
    """Give every sentence that the pages say, in English."""
    found = extract_from_dir(str(ROOT), PATTERNS, keywords=CALLS)
    said = (message for _, _, message, _, _ in found)
    return {message[0] if isinstance(message, tuple) else message for message in said}


def chinese() -> dict[str, str]:
    """Give the Chinese of each sentence."""
    catalogue = read_po(BytesIO((CHINESE / "messages.po").read_bytes()), locale="zh")
    return {first(message.id): first(message.string) for message in catalogue if message.id}


def first(words: object) -> str:
    return words[0] if isinstance(words, list | tuple) else str(words)


def test_every_sentence_has_its_chinese() -> None:
    assert {sentence for sentence in sentences() if not chinese().get(sentence)} == set()


def test_no_chinese_is_left_over() -> None:
    assert chinese().keys() - sentences() == set()


def test_the_compiled_words_are_those_that_are_written() -> None:
    compiled = read_mo(BytesIO((CHINESE / "messages.mo").read_bytes()))
    told = {first(message.id): first(message.string) for message in compiled if message.id}

    assert told == chinese()
