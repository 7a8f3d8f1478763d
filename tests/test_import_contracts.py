"""The import contracts bite: each is broken once, on a copy, and names the line that breaks it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

BREAKS = [
    ("app/books/fold.py", "import app.spider.client", "A room imports only rooms below it"),
    ("app/web/home.py", "import app.api", "A room imports only rooms below it"),
    ("app/compat/douban.py", "import app.api", "A room imports only rooms below it"),
    ("app/shelf/terms.py", "import app.spider.ask", "A room imports only rooms below it"),
    ("app/attic/__init__.py", '"""A room no line names."""', "A room imports only rooms below it"),
    ("app/books/fold.py", "import sqlalchemy", "The bottom room knows no HTTP"),
    ("app/spider/ask.py", "import app.models", "Sources know no Flask and no database"),
    ("app/spider/openbd.py", "import requests", "Only the client knows requests"),
    ("app/catalogue/merge.py", "import app.shelf.shelf", "Merging and ranking are pure"),
    ("app/catalogue/search.py", "import flask", "The catalogue knows no Flask"),
    ("app/exchange/account.py", "import flask", "The exchange knows no Flask"),
    ("config/secret.py", "import app.books", "Settings know no room"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [linter, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Give a copy of the house that may be broken."""
    for room in ("app", "config"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("*.jsonl"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_as_it_stands_keeps_every_contract() -> None:
    told = lint(ROOT)

    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize(("file", "line", "contract"), BREAKS)
def test_a_broken_contract_is_named(house: Path, file: str, line: str, contract: str) -> None:
    broken = house / file
    broken.parent.mkdir(exist_ok=True)
    before = broken.read_text(encoding="utf-8") if broken.exists() else ""
    broken.write_text(f"{before}\n{line}\n", encoding="utf-8")

    told = lint(house)

    assert told.returncode == 1
    assert any(contract in row and "BROKEN" in row for row in told.stdout.splitlines())
