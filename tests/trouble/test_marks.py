"""`cached`, `partial` and `stale` mean what CONTRACT.md says they do."""

import pytest

from tests.clocks import TestClocks
from tests.standin import StandIn, faults
from tests.standin.faults import Fault
from tests.trouble.conftest import Open
from tests.trouble.fisher import STOOD_IN_FOR, row

SANTI = "9787536692930"
DOWN = faults.status(500)


def all_down(upstream: StandIn) -> None:
    for source in STOOD_IN_FOR:
        upstream.fault(source.name, DOWN)


class TestCached:
    @pytest.mark.parametrize("question", [SANTI, "三体"])
    def test_is_what_a_source_said_before_and_was_not_asked_again(
        self, fisher: Open, upstream: StandIn, question: str
    ) -> None:
        reader, names = fisher(), ("open_library", "k10plus")
        first = reader.search(question, *names)
        upstream.forget()
        again = reader.search(question, *names)

        assert [row(first, it)["cached"] for it in names] == [False, False]
        assert [row(again, it)["cached"] for it in names] == [True, True]
        assert upstream.asked() == []
        assert not again["partial"]
        assert [one["isbn13"] for one in again["books"]] == [
            one["isbn13"] for one in first["books"]
        ]


class TestPartial:
    @pytest.mark.parametrize("fault", [DOWN, faults.hang_before(), faults.html_for_json])
    def test_means_that_a_source_is_missing(
        self, fisher: Open, upstream: StandIn, fault: Fault
    ) -> None:
        upstream.fault("k10plus", fault)
        reader = fisher(SEARCH_DEADLINE=0.5)

        assert reader.search("dune", "open_library", "k10plus")["partial"]
        assert not reader.search("dune", "open_library")["partial"]

    def test_is_not_said_of_a_source_that_is_not_for_the_question(self, fisher: Open) -> None:
        answer = fisher().search("dune", "open_library", "openbd")

        assert row(answer, "openbd")["status"] == "skipped"
        assert not answer["partial"]


class TestStale:
    def test_is_what_we_held_when_its_time_is_over_until_somebody_answers(
        self, fisher: Open, upstream: StandIn, clocks: TestClocks
    ) -> None:
        reader = fisher()
        fresh = reader.look_up(SANTI)
        clocks.pass_by(days=31)
        all_down(upstream)
        told, page = reader.look_up(SANTI), reader.page(f"/book/{SANTI}/detail")
        reader.rest()
        upstream.heal()
        reader.look_up(SANTI)
        reader.rest()
        again = reader.look_up(SANTI)

        answers = (fresh, told, again)
        assert [one.status_code for one in (*answers, page)] == [200] * 4
        assert [one.get_json()["stale"] for one in answers] == [False, True, False]
        assert told.cache_control.max_age == 0
        assert "This is from before; the sources are being asked again." in page.text

    def test_is_a_book_that_was_never_asked_for_by_its_number_while_nobody_answers(
        self, fisher: Open, upstream: StandIn
    ) -> None:
        reader = fisher()
        reader.search("三体", "open_library")
        all_down(upstream)
        told, page = reader.look_up(SANTI), reader.page(f"/book/{SANTI}/detail")

        assert (told.status_code, told.get_json()["stale"]) == (200, True)
        assert "this is what we held from before" in page.text

    def test_is_not_said_once_one_source_has_answered(
        self, fisher: Open, upstream: StandIn, clocks: TestClocks
    ) -> None:
        reader = fisher()
        reader.look_up(SANTI)
        clocks.pass_by(days=31)
        all_down(upstream)
        upstream.heal("k10plus")
        reader.look_up(SANTI)
        reader.rest()

        assert reader.look_up(SANTI).get_json()["stale"] is False

    def test_marks_what_words_find_on_our_own_shelf_alone(
        self, fisher: Open, upstream: StandIn, clocks: TestClocks
    ) -> None:
        reader = fisher()
        reader.search("三体", "open_library", "shelf")
        clocks.pass_by(days=2)
        all_down(upstream)

        answer = reader.search("三体", "open_library", "shelf")

        assert answer["books"]
        assert all(book["stale"] for book in answer["books"])
        assert answer["partial"]
