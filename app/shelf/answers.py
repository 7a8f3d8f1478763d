"""Which questions the sources have answered, and which editions each page of results showed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

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


def to(session: Session, question: str, pages: Sequence[int]) -> list[KeptAnswer]:
    """Give the answers to these pages of a question, however old."""
    asked = select(SourceAnswerRow).where(
        SourceAnswerRow.question == question, SourceAnswerRow.page.in_(pages)
    )
    return [_read(row) for row in session.scalars(asked.order_by(SourceAnswerRow.id))]


def about(session: Session, questions: Sequence[str], since: datetime) -> list[KeptAnswer]:
    """Give the answers to the first page of many questions that were given since that moment."""
    asked = select(SourceAnswerRow).where(
        SourceAnswerRow.question.in_(questions),
        SourceAnswerRow.page == 1,
        SourceAnswerRow.answered_at >= since,
    )
    return [_read(row) for row in session.scalars(asked.order_by(SourceAnswerRow.id))]


def keep(session: Session, answers: Sequence[KeptAnswer]) -> None:
    """Keep what was answered; a newer answer to the same page takes the older one's place."""
    upsert(
        session, SourceAnswerRow, [_row(kept) for kept in answers], ("question", "page", "source")
    )


def shown(session: Session, question: str, page: int) -> Shown | None:
    """Give what a page showed last, or None when it was never shown."""
    asked = select(ShownPage).where(ShownPage.question == question, ShownPage.page == page)
    row = session.scalar(asked)
    return Shown(tuple(orjson.loads(row.isbns)), row.shown_at) if row else None


def shown_before(session: Session, question: str, page: int) -> frozenset[str]:
    """Give what the pages before this one showed last."""
    asked = select(ShownPage.isbns).where(ShownPage.question == question, ShownPage.page < page)
    return frozenset(isbn for isbns in session.scalars(asked) for isbn in orjson.loads(isbns))


def keep_shown(
    session: Session, question: str, page: int, isbns: Sequence[str], now: datetime
) -> None:
    """Note what a page showed."""
    row: Row = {
        "question": question,
        "page": page,
        "isbns": orjson.dumps(isbns).decode(),
        "shown_at": now,
    }
    upsert(session, ShownPage, [row], ("question", "page"))


def forget(session: Session, source: str, before: datetime) -> None:
    """Forget what the source answered before that moment."""
    session.execute(
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


def _read(row: SourceAnswerRow) -> KeptAnswer:
    isbns = tuple(orjson.loads(row.isbns))
    return KeptAnswer(row.question, row.page, row.source, isbns, row.total, row.answered_at)
