"""What Alembic runs: the scripts, on the connection and in the transaction that it was given."""

from __future__ import annotations

from alembic import context

from kiosk.platform_server.data import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    render_as_batch=True,  # SQLite alters a table by making it anew
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
