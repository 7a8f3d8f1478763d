"""Which questions the sources have answered, and which editions each page of results showed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson
from sqlalchemy import Connection, bindparam, delete, select

from app.books.answer import KeptAnswer
from app.models import ShownPage, SourceAnswerRow
from app.shelf.upsert import Row, upsert

LARGEST_TOTAL = 2**31 - 1
"""The largest count an integer column holds; a source may claim any."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The ISBN-13s that a page of results showed, and when."""

    isbns: tuple[str, ...]
    at: datetime


ANSWERS = (
    select(
        SourceAnswerRow.question,
        SourceAnswerRow.page,
        SourceAnswerRow.source,
        SourceAnswerRow.isbns,
        SourceAnswerRow.total,
        SourceAnswerRow.answered_at,
    )
    .where(
        SourceAnswerRow.question.in_(bindparam("questions", expanding=True)),
        SourceAnswerRow.page.in_(bindparam("pages", expanding=True)),
    )
    .order_by(SourceAnswerRow.id)
)

SHOWN = select(ShownPage.isbns, ShownPage.shown_at).where(
    ShownPage.question == bindparam("question"),
    ShownPage.page.between(bindparam("first"), bindparam("last")),
)

PAGES = select(ShownPage.page, ShownPage.isbns).where(ShownPage.question == bindparam("question"))


def to(connection: Connection, questions: Sequence[str], pages: Sequence[int]) -> list[KeptAnswer]:
    """Give the answers to these pages of these questions, however old."""
    asked = {"questions": questions, "pages": pages}
    return [
        KeptAnswer(question, page, source, tuple(orjson.loads(isbns)), total, answered_at)
        for question, page, source, isbns, total, answered_at in connection.execute(ANSWERS, asked)
    ]


def keep(connection: Connection, answers: Sequence[KeptAnswer]) -> None:
    """Keep what was answered; a newer answer to the same page takes the older one's place."""
    rows = [_row(kept) for kept in answers]
    upsert(connection, SourceAnswerRow, rows, ("question", "page", "source"))


def shown(connection: Connection, question: str, pages: tuple[int, int]) -> list[Shown]:
    """Give what the pages from the first to the last of `pages` showed last."""
    first, last = pages
    asked = {"question": question, "first": first, "last": last}
    return [Shown(tuple(orjson.loads(isbns)), at) for isbns, at in connection.execute(SHOWN, asked)]


def counts_shown(connection: Connection, question: str) -> dict[int, int]:
    """Give how many editions each page showed; pages nobody saw are left out."""
    pages = connection.execute(PAGES, {"question": question})
    return {page: len(orjson.loads(isbns)) for page, isbns in pages}


def keep_shown(
    connection: Connection, question: str, page: int, isbns: Sequence[str], now: datetime
) -> None:
    """Note what a page showed."""
    row: Row = {
        "question": question,
        "page": page,
        "isbns": orjson.dumps(isbns).decode(),
        "shown_at": now,
    }
    upsert(connection, ShownPage, [row], ("question", "page"))


def forget(connection: Connection, source: str, before: datetime) -> None:
    """Forget what the source answered before that moment."""
    connection.execute(
        delete(SourceAnswerRow).where(
            SourceAnswerRow.source == source, SourceAnswerRow.answered_at < before
        )
    )


def _row(kept: KeptAnswer) -> Row:
    return {
        "question": kept.question,
        "page": kept.page,
        "source": kept.source,
        "isbns": orjson.dumps(kept.isbns).decode(),
        "total": min(kept.total, LARGEST_TOTAL),
        "answered_at": kept.answered_at,
    }
