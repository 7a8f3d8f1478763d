import pytest

from app.view_models.event import Event
from tests.events import events


@pytest.mark.parametrize(
    "text", ["a\nb", "a\r\nb", "\n\nevent: result\ndata: {}\n\n", "a\u2028b", "三体"]
)
def test_whatever_a_text_holds_its_event_stays_one_line_of_data(text: str) -> None:
    spelled = Event("source", {"title": text}).as_bytes()

    assert spelled.count(b"\n") == 3
    assert b"\r" not in spelled
    assert [told.data for told in events([spelled])] == [{"title": text}]


def test_an_event_is_heard_whole_however_its_bytes_are_cut() -> None:
    spelled = Event("result", {"title": "三体"}).as_bytes()

    cut = [spelled[place : place + 1] for place in range(len(spelled))]

    assert list(events(cut)) == [("result", {"title": "三体"})]
