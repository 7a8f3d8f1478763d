"""docs/adding-a-source.md is followed to the letter: its files are written, and its test run."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.docs import document

PAGE = "docs/adding-a-source.md"
SOURCE = "app/spider/example.py"
TEST = "tests/spider/test_example.py"
BODY = "tests/spider/bodies/example/found.json"


def files() -> dict[str, str]:
    """Give each file that the page shows in full, by its path."""
    shown = re.findall(r"`([\w/.]+)`:\n\n```(?:python|json)\n(.*?)```", document(PAGE), re.DOTALL)
    return dict(shown)


def module(name: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import a file under a name, for as long as the test lasts."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, loaded)
    spec.loader.exec_module(loaded)
    return loaded


def test_the_page_shows_a_source_its_body_and_its_test() -> None:
    assert files().keys() == {SOURCE, BODY, TEST}


def test_the_source_of_the_page_passes_the_test_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in files().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    module("app.spider.example", tmp_path / SOURCE, monkeypatch)
    tests = module("test_example", tmp_path / TEST, monkeypatch)

    told = [test for name, test in vars(tests).items() if name.startswith("test_")]
    assert len(told) == 6
    for test in told:
        test()
