"""First tables: what the sources said, the books made of it, the questions answered."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "4221d4df51e9"
down_revision = None
branch_labels = None
depends_on = None

LONG_TEXT = sa.Text().with_variant(mysql.LONGTEXT(), "mysql", "mariadb")


def exact(length: int) -> sa.String:
    spelled = sa.String(length, collation="utf8mb4_bin")
    return sa.String(length).with_variant(spelled, "mysql", "mariadb")


def upgrade() -> None:
    op.create_table(
        "book",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("isbn13", exact(13), nullable=False),
        sa.Column("title_length", sa.Integer(), nullable=False),
        sa.Column("document", LONG_TEXT, nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book")),
        sa.UniqueConstraint("isbn13", name=op.f("uq_book_isbn13")),
    )
    op.create_table(
        "book_term",
        sa.Column("term", exact(64), nullable=False),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["book.id"], name=op.f("fk_book_term_book_id_book"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("term", "book_id", name=op.f("pk_book_term")),
    )
    op.create_index(op.f("ix_book_term_book_id"), "book_term", ["book_id"])
    op.create_table(
        "source_record",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("source", exact(40), nullable=False),
        sa.Column("source_id", exact(190), nullable=False),
        sa.Column("isbn13", exact(13), nullable=False),
        sa.Column("said", LONG_TEXT, nullable=False),
        sa.Column("fetched_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_record")),
        sa.UniqueConstraint(
            "source", "source_id", "isbn13", name=op.f("uq_source_record_source")
        ),
    )
    op.create_index(op.f("ix_source_record_isbn13"), "source_record", ["isbn13"])
    op.create_table(
        "source_answer",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("question", exact(64), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("source", exact(40), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("isbns", LONG_TEXT, nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_answer")),
        sa.UniqueConstraint(
            "question", "page", "source", name=op.f("uq_source_answer_question")
        ),
    )
    op.create_table(
        "shown_page",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("question", exact(64), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("isbns", LONG_TEXT, nullable=False),
        sa.Column("shown_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shown_page")),
        sa.UniqueConstraint("question", "page", name=op.f("uq_shown_page_question")),
    )


def downgrade() -> None:
    for table in ("shown_page", "source_answer", "source_record", "book_term", "book"):
        op.drop_table(table)
