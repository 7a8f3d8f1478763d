"""The README cannot lie: each of its commands is run by a test or by .ci/run, its JSON is ours."""

import json
import re
import shlex
import subprocess
import sys

import pytest
from flask.testing import FlaskClient

from tests.docs import ROOT, document

PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))),
]

INSTALL = "python -m pip install pipenv"
RUN_ELSEWHERE = {
    f"{INSTALL} && pipenv sync && pipenv run serve": "tests/cli/test_serve.py serves with it",
    f"{INSTALL} && pipenv sync --dev && pipenv run test": ".ci/run runs it in a fresh clone",
    "curl 'http://127.0.0.1:5000/api/v1/books/9787536692930'": "asked below",
}


def commands(page: str) -> list[str]:
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    return [line for kind, block in blocks if not kind for line in block.splitlines()]


def pipenv_scripts() -> set[str]:
    told = re.search(r"\[scripts\]\n(.*)", document("Pipfile"), re.DOTALL)
    assert told
    return set(re.findall(r"^(\w+) =", told[1], re.MULTILINE))


def test_every_command_is_one_that_is_run() -> None:
    assert set(commands(document("README.md"))) == RUN_ELSEWHERE.keys()


def test_ci_runs_the_readmes_test_command_step_by_step() -> None:
    script = document(".ci/run")
    steps = ["pip install --quiet pipenv", "pipenv sync --dev", "pipenv run test"]

    assert [step for step in steps if step not in script] == []
    assert sorted(steps, key=script.index) == steps


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/settings.md"])
def test_every_script_that_is_named_is_in_the_pipfile(page: str) -> None:
    named = set(re.findall(r"pipenv run ([a-z]+)", document(page)))
    tools = {"lint", "pybabel", "python"}

    assert named - tools <= pipenv_scripts()


def test_the_book_that_is_asked_for_is_answered_with_the_keys_shown(client: FlaskClient) -> None:
    shown = re.search(r"```json\n(.*?)```", document("README.md"), re.DOTALL)
    assert shown
    told = json.loads(shown[1])

    answer = client.get("/api/v1/books/9787536692930").get_json()

    assert told.keys() <= answer.keys()
    assert (answer["title"], answer["authors"]) == (told["title"], told["authors"])


@pytest.mark.parametrize("page", PAGES)
def test_every_link_within_the_project_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document(page))
    folder = (ROOT / page).parent

    assert [link for link in links if not (folder / link).exists()] == []


def test_the_command_line_says_what_it_can_do() -> None:
    told = fisher("--help")

    assert told.returncode == 0
    assert "serve" in told.stdout
    assert "db" in told.stdout


def test_a_wrong_use_of_the_command_line_is_exit_2() -> None:
    assert fisher("no-such-command").returncode == 2


def test_a_wrong_setting_stops_the_command_line_with_one_sentence() -> None:
    told = fisher("db current", FISHER_PORT="http")

    assert told.returncode == 1
    assert told.stderr.strip().startswith("fisher: FISHER_PORT")
    assert len(told.stderr.strip().splitlines()) == 1


def fisher(arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *shlex.split(arguments)],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "FISHER_CONTACT": "tests@example.org", **settings},
        capture_output=True,
        text=True,
        check=False,
    )
