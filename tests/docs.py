"""The documents, as tests read them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def document(name: str) -> str:
    """Give one document's text."""
    return (ROOT / name).read_text(encoding="utf-8")
