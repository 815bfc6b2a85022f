"""What the processes that serve one database count together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """From the version before."""
    op.create_table(
        "limits",
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("who", sa.LargeBinary(16), nullable=False),
        sa.Column("at", sa.Float(53), nullable=False),
    )
    op.create_index("limits_of_whom", "limits", ["what", "who", "at"])
