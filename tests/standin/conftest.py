from collections.abc import Callable, Iterator

import pytest
import requests

from tests.standin import StandIn

Ask = Callable[..., requests.Response]


@pytest.fixture
def upstream() -> Iterator[StandIn]:
    with StandIn() as running:
        yield running


@pytest.fixture
def ask(upstream: StandIn) -> Ask:
    """Ask a source over a real socket: `ask("openbd", "/v1/get", isbn="…")`."""

    def get(source: str, path: str, **params: str | int) -> requests.Response:
        return requests.get(upstream.url(source) + path, params=params, timeout=5)

    return get
