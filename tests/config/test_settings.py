import pytest

from config.settings import SettingError, read_settings

KNOWN = frozenset({"open_library", "google_books"})


def test_nothing_set_means_the_defaults() -> None:
    settings = read_settings({}, KNOWN)

    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 5000, None)
    assert settings.search_deadline == 6
    assert settings.book_fresh_for == 30 * 86_400
    assert settings.sources is None
    assert settings.offline is False


def test_a_source_is_set_by_its_name() -> None:
    given = {"SOURCE": {"GOOGLE_BOOKS": {"KEY": 123456, "URL": "http://127.0.0.1:9001/books/"}}}

    source = read_settings(given, KNOWN).source["google_books"]

    assert source.key == "123456"
    assert source.url == "http://127.0.0.1:9001/books"


def test_a_key_that_looks_like_a_number_stays_text() -> None:
    assert read_settings({"SECRET_KEY": 42}, KNOWN).secret_key == "42"


@pytest.mark.parametrize(
    ("given", "variable"),
    [
        ({"PORT": "http"}, "FISHER_PORT"),
        ({"PORT": 0}, "FISHER_PORT"),
        ({"PORT": 99_999}, "FISHER_PORT"),
        ({"PORT": True}, "FISHER_PORT"),
        ({"WORKERS": 0}, "FISHER_WORKERS"),
        ({"SEARCH_DEADLINE": "soon"}, "FISHER_SEARCH_DEADLINE"),
        ({"SEARCH_DEADLINE": 0}, "FISHER_SEARCH_DEADLINE"),
        ({"SEARCH_DEADLINE": float("nan")}, "FISHER_SEARCH_DEADLINE"),
        ({"BOOK_FRESH_FOR": -1}, "FISHER_BOOK_FRESH_FOR"),
        ({"OFFLINE": "maybe"}, "FISHER_OFFLINE"),
        ({"SOURCES": "open_library"}, "FISHER_SOURCES"),
        ({"SOURCES": []}, "FISHER_SOURCES"),
        ({"SOURCES": ["open_librari"]}, "FISHER_SOURCES"),
        ({"CONTACT": "me\r\nX-Evil: 1"}, "FISHER_CONTACT"),
        ({"DATABASE_URL": "oracle://x"}, "FISHER_DATABASE_URL"),
        ({"REDIS_URL": "127.0.0.1:6379"}, "FISHER_REDIS_URL"),
        ({"REDIS_URL": "redis://127.0.0.1:port"}, "FISHER_REDIS_URL"),
        ({"REDIS_URL": "redis://127.0.0.1/0?color=red"}, "FISHER_REDIS_URL"),
        ({"SOURCE": "open_library"}, "FISHER_SOURCE"),
        ({"SOURCE": {"OPEN_LIBRARI": {"URL": "http://x"}}}, "FISHER_SOURCE__OPEN_LIBRARI"),
        ({"SOURCE": {"OPEN_LIBRARY": {"ULR": "http://x"}}}, "FISHER_SOURCE__OPEN_LIBRARY"),
        ({"SOURCE": {"OPEN_LIBRARY": "http://x"}}, "FISHER_SOURCE__OPEN_LIBRARY"),
        ({"SOURCE": {"OPEN_LIBRARY": {"URL": "ftp://x"}}}, "FISHER_SOURCE__OPEN_LIBRARY__URL"),
        ({"SOURCE": {"OPEN_LIBRARY": {"URL": "http://x:y"}}}, "FISHER_SOURCE__OPEN_LIBRARY__URL"),
        ({"SOURCE": {"OPEN_LIBRARY": {"RATE": 0}}}, "FISHER_SOURCE__OPEN_LIBRARY__RATE"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence_that_names_the_variable(
    given: dict[str, object], variable: str
) -> None:
    with pytest.raises(SettingError) as refusal:
        read_settings(given, KNOWN)

    assert str(refusal.value).startswith(variable)
    assert "\n" not in str(refusal.value)
