"""docs/settings.md names every setting, with its default and its meaning, and no other."""

import re

from config.settings import OF_A_LIBRARY, OF_A_SOURCE, SETTINGS, Setting
from tests.docs import document

PAGE = "docs/settings.md"


def row(variable: str, setting: Setting) -> str:
    default = setting.shown or ("none" if setting.default is None else f"`{shown(setting)}`")
    return f"| `{variable}` | {default} | {setting.meaning} |"


def shown(setting: Setting) -> str:
    """Spell a default as it would be typed."""
    value = setting.default
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def rows() -> list[str]:
    own = [row(f"FISHER_{setting.name}", setting) for setting in SETTINGS]
    return own + [row(f"FISHER_SOURCE__<NAME>__{s.name}", s) for s in (*OF_A_SOURCE, *OF_A_LIBRARY)]


def test_every_setting_is_there_with_its_default_and_meaning() -> None:
    page = document(PAGE)

    assert [line for line in rows() if line not in page] == []


def test_no_other_setting_is_there() -> None:
    named = set(re.findall(r"`(FISHER_[A-Z_<>]+)`", document(PAGE)))

    assert named == {re.findall(r"`(FISHER_[A-Z_<>]+)`", line)[0] for line in rows()}
