import pytest
import requests

from tests.standin import StandIn, many
from tests.standin.__main__ import main


def test_it_prints_settings_for_a_shell_and_serves(capsys: pytest.CaptureFixture[str]) -> None:
    answers = []

    def ask(upstream: StandIn) -> None:
        isbn = many(3)[2].isbn13
        url = f"{upstream.url('openbd')}/v1/get?isbn={isbn}"
        answers.append(requests.get(url, timeout=5).json())
        printed = capsys.readouterr().out.splitlines()
        assert f"export FISHER_SOURCE__OPENBD__URL={upstream.url('openbd')}" in printed
        assert printed[0].startswith("export FISHER_SOURCES='[")

    main(["--port", "0", "--books", "3"], until=ask)
    assert answers[0][0]["summary"]["title"] == many(3)[2].title
