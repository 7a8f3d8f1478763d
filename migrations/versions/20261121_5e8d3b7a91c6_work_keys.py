"""The names under which editions of one work meet."""

import sqlalchemy as sa
from alembic import op

revision = "5e8d3b7a91c6"
down_revision = "7c1f0a9be2d4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "work_key",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("book_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["book.id"], name=op.f("fk_work_key_book_id_book"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "book_id", name=op.f("pk_work_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_work_key_book_id"), "work_key", ["book_id"])
    # A book without a spine is made findable anew when the house is opened, by its work too.
    op.execute("DELETE FROM book_spine")


def downgrade() -> None:
    op.drop_table("work_key")
