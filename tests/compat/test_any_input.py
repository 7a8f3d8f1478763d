"""Whatever is sent to a door: an answer or a refusal in its dialect, and never a broken Fisher."""

from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, example, given
from hypothesis import settings as limits
from hypothesis import strategies as st

PATHS = (
    "/v2/book/search", "/v2/book/isbn/{}", "/v2/book/{}", "/v2/book/id/{}",
    "/yushu/v2/book/search", "/yushu/v2/book/isbn/{}", "/yushu/v2/book/{}", "/abs/search",
    "/ol/search.json", "/ol/isbn/{}.json", "/ol/books/OL{}M.json", "/ol/authors/OL{}A.json",
    "/ol/api/books.json", "/v2/{}", "/abs/{}", "/ol/{}",
)  # fmt: skip

NAMES = (
    "q", "tag", "start", "count", "fields", "summary", "callback", "query", "author", "isbn",
    "bibkeys", "jscmd", "limit", "offset", "page", "title",
)  # fmt: skip

TEXTS = st.one_of(
    st.text(max_size=60),
    st.from_regex(r"[0-9]{1,20}", fullmatch=True),
    st.sampled_from(("9787536692930", "978753669293", "-1", "９", "²", "x" * 3_000, "\x00", "%")),
)


@pytest.fixture
def settings(settings: dict[str, Any]) -> dict[str, Any]:
    """Ask nobody: it is the reading of what was sent that is tried."""
    return {**settings, "OFFLINE": True}


@limits(
    max_examples=300,
    deadline=None,  # Nothing is timed here.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    path=st.sampled_from(PATHS),
    part=TEXTS,
    typed=st.dictionaries(st.sampled_from(NAMES), TEXTS, max_size=5),
)
@example("/ol/search.json", "", {"q": "三体", "page": "9" * 30, "limit": "100"})
@example("/v2/book/search", "", {"q": "三体", "start": "9" * 5_000, "count": "100"})
def test_no_input_breaks_a_door(
    client: FlaskClient, path: str, part: str, typed: dict[str, str]
) -> None:
    response = client.get(path.format(quote(part, safe="")), query_string=typed)

    assert response.status_code in {200, 308, 400, 404, 422}
    assert response.mimetype in {"application/json", "application/javascript", "text/html"}
    assert (response.mimetype == "text/html") is (response.status_code == 308)


@pytest.mark.parametrize("host", ['a"b', "<x>", "evil.example:99999", "", "a b", "ü"])
def test_a_host_that_is_none_does_no_harm(client: FlaskClient, host: str) -> None:
    response = client.get("/v2/book/isbn/9787536692930", headers={"Host": host})

    assert response.status_code < 500
