"""What the doors' tests ask for."""

from typing import Any, Protocol

import pytest
from flask.testing import FlaskClient

Json = dict[str, Any]


class Get(Protocol):
    """Asks an address and gives the JSON it answers."""

    def __call__(self, path: str, status: int = 200, /, **typed: object) -> Json: ...


@pytest.fixture
def get(client: FlaskClient) -> Get:
    """Ask one address: `get("/v2/book/search", q="dune")`."""

    def asked(path: str, status: int = 200, /, **typed: object) -> Json:
        response = client.get(path, query_string=typed or None)
        assert response.status_code == status, response.text
        assert response.mimetype == "application/json"
        told: Json = response.get_json()
        return told

    return asked
