"""One setting, and what is said of a value that it cannot take."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


class SettingError(Exception):
    """A setting that cannot be used; the text is one sentence that names its variable."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable: how its value is read, what holds without it, what it means."""

    name: str
    read: Callable[[str, Any], Any]
    default: Any
    meaning: str
    shown: str | None = None
    """The default in words, where its value says little."""


def read_setting(setting: Setting, prefix: str, given: Mapping[str, Any]) -> Any:  # noqa: ANN401 -- each setting has its own type.
    """Give the checked value, or the default; raises SettingError with the whole variable."""
    value = given.get(setting.name)
    return setting.default if value is None else setting.read(prefix + setting.name, value)
