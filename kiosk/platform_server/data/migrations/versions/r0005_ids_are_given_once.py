"""Ids of RDVs, participations and absences are given once on SQLite too, those of deleted RDVs of before included."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_TABLES = ("rdvs", "participations", "absences")


def upgrade() -> None:
    """From the version before."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for name in _TABLES:
        with op.batch_alter_table(name, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass
    # A table without rows has no line yet.
    op.execute(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'rdvs', 0"
        " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'rdvs')"
    )
    op.execute(
        "UPDATE sqlite_sequence SET seq = max(seq, COALESCE("
        "(SELECT max(item_id) FROM versions WHERE item_type = 'rdv'), 0)) WHERE name = 'rdvs'"
    )
