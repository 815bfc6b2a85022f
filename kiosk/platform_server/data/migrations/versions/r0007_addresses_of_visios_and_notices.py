"""Where an RDV by video takes place, and where the e-mails of somebody without an account go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """From the version before."""
    op.add_column("motifs", sa.Column("visio_url", sa.Text()))
    op.add_column("rdvs", sa.Column("visio_url", sa.Text()))
    op.add_column("users", sa.Column("notification_email", sa.String(length=320)))
