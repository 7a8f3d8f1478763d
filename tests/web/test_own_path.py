"""Only paths of ours are followed."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.own_path import own_path


@pytest.mark.parametrize(
    "path", ["/", "/personal", "/book/search?q=三体&page=2", "/a#b", "/a?u=//b:1"]
)
def test_a_path_of_ours_is_followed_as_it_is(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "elsewhere",
    [
        None,
        "",
        "personal",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "https://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "//[",
        "/" + "a" * 2_001,
    ],
)
def test_what_leads_elsewhere_is_not(elsewhere: str | None) -> None:
    assert own_path(elsewhere) is None


@given(st.text(alphabet="/\\\t\n :@?#.%ae", max_size=20))
def test_whatever_is_followed_stays_on_the_host_as_browsers_read_it(text: str) -> None:
    followed = own_path(text)
    read = "".join(c for c in text.strip() if c not in "\t\n\r").replace("\\", "/")
    if followed is not None:
        assert urlsplit(urljoin("https://fisher.example/login", read)).netloc == "fisher.example"
