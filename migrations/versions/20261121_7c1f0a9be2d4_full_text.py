"""Full text: each database's own index of our tokens, spines to sort by, the words we know."""

import sqlalchemy as sa
from alembic import op

revision = "7c1f0a9be2d4"
down_revision = "9b1d5c70e2aa"
branch_labels = None
depends_on = None


def exact(length: int) -> sa.String:
    spelled = sa.String(length, collation="utf8mb4_bin")
    return sa.String(length).with_variant(spelled, "mysql", "mariadb")


FULL_TEXT = {
    "sqlite": (
        "CREATE VIRTUAL TABLE book_text USING fts5("
        "title, people, series, publisher, tokenize = \"ascii tokenchars '+#~'\")",
        "CREATE TRIGGER book_text_goes AFTER DELETE ON book "
        "BEGIN DELETE FROM book_text WHERE rowid = old.id; END",
    ),
    "postgresql": (
        "CREATE TABLE book_text (book_id INTEGER PRIMARY KEY REFERENCES book(id) "
        "ON DELETE CASCADE, words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_book_text_words ON book_text USING GIN (words)",
    ),
    "mysql": (
        "CREATE TABLE book_text (book_id INTEGER PRIMARY KEY, "
        "words LONGTEXT CHARACTER SET ascii NOT NULL, FULLTEXT INDEX ix_book_text_words (words), "
        "CONSTRAINT fk_book_text_book_id_book FOREIGN KEY (book_id) REFERENCES book(id) "
        "ON DELETE CASCADE) ENGINE = InnoDB",
    ),
}
FULL_TEXT["mariadb"] = FULL_TEXT["mysql"]


def upgrade() -> None:
    op.drop_table("book_term")
    with op.batch_alter_table("book") as book:
        book.drop_column("title_length")
    op.create_table(
        "book_spine",
        sa.Column("book_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("isbn13", exact(13), nullable=False),
        sa.Column("title_key", exact(190), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("language", exact(20), nullable=True),
        sa.ForeignKeyConstraint(
            ["book_id"], ["book.id"], name=op.f("fk_book_spine_book_id_book"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("book_id", name=op.f("pk_book_spine")),
    )
    op.create_index(op.f("ix_book_spine_title_key"), "book_spine", ["title_key"])
    op.create_index(op.f("ix_book_spine_year"), "book_spine", ["year"])
    op.create_index(op.f("ix_book_spine_language"), "book_spine", ["language"])
    op.create_table(
        "known_word",
        sa.Column("word", exact(64), nullable=False),
        sa.Column("head", exact(2), nullable=False),
        sa.Column("tail", exact(2), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_known_word")),
    )
    op.create_index(op.f("ix_known_word_head"), "known_word", ["head", "length"])
    op.create_index(op.f("ix_known_word_tail"), "known_word", ["tail", "length"])
    for statement in FULL_TEXT[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("book_text")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER book_text_goes")
    for table in ("known_word", "book_spine"):
        op.drop_table(table)
    with op.batch_alter_table("book") as book:
        book.add_column(sa.Column("title_length", sa.Integer(), nullable=False, server_default="0"))
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
