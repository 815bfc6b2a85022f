"""Who sees to those who came without an RDV, what agents have the desks told, and who is told that somebody waits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From the version before."""
    op.add_column("site_walk_ins", sa.Column("taken_by", _NUMBER, nullable=True))
    op.create_table(
        "site_notices",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("organisation_id", _NUMBER, nullable=False),
        sa.Column("agent_id", _NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("acted_at", sa.BigInteger(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False, server_default=sa.false()),
        sqlite_autoincrement=True,
    )
    op.create_index("site_notices_of_whom", "site_notices", ["organisation_id", "agent_id"], unique=True)
    op.create_table("agents_told_who_waits", sa.Column("agent_id", _NUMBER, primary_key=True))
