"""Readers, their sessions and tokens, what is limited, and the outbox."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.mysql import LONGTEXT

revision = "c3a7e1f05b42"
down_revision = "5e8d3b7a91c6"
branch_labels = None
depends_on = None


def exact(length: int) -> sa.String:
    spelled = sa.String(length, collation="utf8mb4_bin")
    return sa.String(length).with_variant(spelled, "mysql", "mariadb")


def of_a_reader(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_reader_id_reader")
    return sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], ondelete="CASCADE", name=name)


def upgrade() -> None:
    op.create_table(
        "reader",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("nickname", exact(24), nullable=True),
        sa.Column("email", exact(64), nullable=True),
        sa.Column("password_hash", sa.String(200), nullable=True),
        sa.Column("language", exact(8), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reader")),
        sa.UniqueConstraint("nickname", name=op.f("uq_reader_nickname")),
        sa.UniqueConstraint("email", name=op.f("uq_reader_email")),
    )
    op.create_table(
        "reader_session",
        sa.Column("key_hash", exact(64), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        of_a_reader("reader_session"),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_reader_session")),
    )
    op.create_index(op.f("ix_reader_session_reader_id"), "reader_session", ["reader_id"])
    op.create_table(
        "reader_token",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("token_hash", exact(64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        of_a_reader("reader_token"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reader_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_reader_token_token_hash")),
    )
    op.create_index(op.f("ix_reader_token_reader_id"), "reader_token", ["reader_id"])
    op.create_table(
        "tries",
        sa.Column("who", exact(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("who", name=op.f("pk_tries")),
    )
    op.create_table(
        "outbox_mail",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("message_id", exact(40), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("kind", exact(40), nullable=False),
        sa.Column("facts", sa.Text().with_variant(LONGTEXT(), "mysql", "mariadb"), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("trouble", sa.String(200), nullable=True),
        of_a_reader("outbox_mail"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_mail")),
        sa.UniqueConstraint("message_id", name=op.f("uq_outbox_mail_message_id")),
    )
    op.create_index(op.f("ix_outbox_mail_due_at"), "outbox_mail", ["due_at"])
    op.create_index(op.f("ix_outbox_mail_reader_id"), "outbox_mail", ["reader_id"])


def downgrade() -> None:
    for table in ("outbox_mail", "tries", "reader_token", "reader_session", "reader"):
        op.drop_table(table)
