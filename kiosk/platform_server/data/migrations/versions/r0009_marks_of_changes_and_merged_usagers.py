"""What tells a change from another of its id in a database put back, and which fiche took the place of another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """From the version before; cursors of then are of no epoch that is known."""
    op.add_column("changes", sa.Column("mark", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("users") as users:
        users.add_column(sa.Column("merged_into_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite")))
        users.create_foreign_key("users_merged_into_id_fkey", "users", ["merged_into_id"], ["id"])
