"""What each agent wants to be told of their RDVs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """From the version before."""
    level = sa.Column("rdv_notifications_level", sa.String(length=8), nullable=False, server_default="others")
    op.add_column("agents", level)
