"""One setting, and what is said of a value that it cannot take."""

from collections.abc import Callable
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
