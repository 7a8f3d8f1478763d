"""How the sources have been answering; and when each record was fetched, to find what must go."""

import sqlalchemy as sa
from alembic import op

revision = "9b1d5c70e2aa"
down_revision = "4221d4df51e9"
branch_labels = None
depends_on = None


def exact(length: int) -> sa.String:
    spelled = sa.String(length, collation="utf8mb4_bin")
    return sa.String(length).with_variant(spelled, "mysql", "mariadb")


def upgrade() -> None:
    op.create_table(
        "source_traffic",
        sa.Column("step", sa.DateTime(), nullable=False),
        sa.Column("source", exact(40), nullable=False),
        sa.Column("status", exact(10), nullable=False),
        sa.Column("within_ms", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "step", "source", "status", "within_ms", name=op.f("pk_source_traffic")
        ),
    )
    op.create_index("ix_source_record_fetched", "source_record", ["source", "fetched_at"])


def downgrade() -> None:
    op.drop_index("ix_source_record_fetched", "source_record")
    op.drop_table("source_traffic")
