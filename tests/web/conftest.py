"""A reader whom the pages know."""

import pytest
from flask import Flask

from tests.visitor import Visitor


@pytest.fixture
def ann(app: Flask) -> Visitor:
    """Give a reader who is logged in."""
    return Visitor(app).enter()
