"""A database's state kept in memory, to go back to: what a reset is made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from sqlalchemy import Engine

from kiosk.platform_server.data import schema


class Snapshot(Protocol):
    """What was kept."""

    def restore(self, engine: Engine) -> None:
        """Puts it back, all at once; the caller sees to it that nobody of this process writes meanwhile."""

    def close(self) -> None:
        """Gives its memory back."""


def keep(engine: Engine) -> Snapshot:
    """The present state of SQLite or PostgreSQL."""
    return _OfSqlite(engine) if engine.dialect.name == "sqlite" else _OfPostgresql(engine)


class _OfSqlite:
    def __init__(self, engine: Engine) -> None:
        self._kept = sqlite3.connect(":memory:", check_same_thread=False)
        with _driver_connection(engine) as live:
            live.backup(self._kept)

    def restore(self, engine: Engine) -> None:
        with _driver_connection(engine) as live:
            self._kept.backup(live)

    def close(self) -> None:
        self._kept.close()


class _OfPostgresql:
    """Every table as PostgreSQL's own COPY writes it."""

    def __init__(self, engine: Engine) -> None:
        self._kept: list[tuple[str, bytes]] = []
        with _driver_connection(engine) as live, live.transaction(), live.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            for table in schema.metadata.sorted_tables:
                columns = ", ".join(column.name for column in table.c)
                with cursor.copy(f"COPY {table.name} ({columns}) TO STDOUT (FORMAT BINARY)") as rows:
                    self._kept.append((f"{table.name} ({columns})", b"".join(bytes(part) for part in rows)))
            cursor.execute(
                "SELECT relname, COALESCE(pg_sequence_last_value(oid), 0) FROM pg_class"
                " WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace"
            )
            self._sequences = [(name, int(last)) for name, last in cursor.fetchall()]

    def restore(self, engine: Engine) -> None:
        with _driver_connection(engine) as live, live.transaction(), live.cursor() as cursor:
            # Not TRUNCATE, which makes a new file of each table and index: ten times as long for a day's few rows.
            for table in reversed(schema.metadata.sorted_tables):
                cursor.execute(str(table.delete()))
            for target, content in self._kept:
                with cursor.copy(f"COPY {target} FROM STDIN (FORMAT BINARY)") as rows:
                    rows.write(content)
            for name, last in self._sequences:
                cursor.execute("SELECT setval(%s, %s, %s)", (name, max(last, 1), last > 0))

    def close(self) -> None:
        self._kept.clear()


@contextmanager
def _driver_connection(engine: Engine) -> Iterator[Any]:
    raw = engine.raw_connection()
    try:
        yield raw.driver_connection
    finally:
        raw.close()
