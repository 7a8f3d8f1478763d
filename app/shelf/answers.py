"""Which questions the sources have answered, and which editions each page of results showed."""

from collections.abc import Sequence
from datetime import datetime

import orjson
from sqlalchemy import Connection, bindparam, select

from app.books.answer import KeptAnswer
from app.models import ShownPage, SourceAnswerRow
from app.shelf.upsert import Row, upsert

LARGEST_TOTAL = 2**31 - 1
"""The largest count an integer column holds; a source may claim any."""


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
        SourceAnswerRow.answered_at >= bindparam("since"),
    )
    .order_by(SourceAnswerRow.id)
)

SHOWN = select(ShownPage.isbns).where(
    ShownPage.question == bindparam("question"),
    ShownPage.page.between(bindparam("first"), bindparam("last")),
    ShownPage.shown_at >= bindparam("since"),
)


def to(
    connection: Connection, questions: Sequence[str], pages: Sequence[int], since: datetime
) -> list[KeptAnswer]:
    """Give the answers to these pages of these questions that were given since that moment."""
    asked = {"questions": questions, "pages": pages, "since": since}
    return [
        KeptAnswer(question, page, source, tuple(orjson.loads(isbns)), total, answered_at)
        for question, page, source, isbns, total, answered_at in connection.execute(ANSWERS, asked)
    ]


def keep(connection: Connection, answers: Sequence[KeptAnswer]) -> None:
    """Keep what was answered; a newer answer to the same page takes the older one's place."""
    rows = [_row(kept) for kept in answers]
    upsert(connection, SourceAnswerRow, rows, ("question", "page", "source"))


def shown(
    connection: Connection, question: str, pages: tuple[int, int], since: datetime
) -> list[tuple[str, ...]]:
    """Give what the pages from the first to the last of `pages` showed since that moment."""
    first, last = pages
    asked = {"question": question, "first": first, "last": last, "since": since}
    return [tuple(orjson.loads(isbns)) for isbns in connection.scalars(SHOWN, asked)]


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


def _row(kept: KeptAnswer) -> Row:
    return {
        "question": kept.question,
        "page": kept.page,
        "source": kept.source,
        "isbns": orjson.dumps(kept.isbns).decode(),
        "total": min(kept.total, LARGEST_TOTAL),
        "answered_at": kept.answered_at,
    }
