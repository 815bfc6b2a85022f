"""How far an agent saw what a write answered, so that its answer is given again to nobody who sees less by now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """From the version before: those who wrote saw what they wrote."""
    op.add_column("idempotency_keys", sa.Column("sight", sa.SmallInteger(), nullable=False, server_default="2"))
