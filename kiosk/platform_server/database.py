"""The platform's database: connections, transactions, and the snapshot that a reset goes back to."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select

from kiosk.platform_server import schema

_BUSY_TIMEOUT_MS = 10_000


class SnapshotImpossible(RuntimeError):  # noqa: N818 - a limit, not a fault
    """This database has no snapshot to go back to (only SQLite has)."""


class Database:
    """One database and its connections; every method may be called from any thread."""

    def __init__(self, url: str, threads: int = 4) -> None:
        self.engine = _engine(url, threads)
        self._writing = threading.Lock()
        self._snapshot: sqlite3.Connection | None = None

    def create(self) -> None:
        """Makes the tables that are missing."""
        with self.engine.begin() as connection:
            schema.metadata.create_all(connection)

    def is_empty(self) -> bool:
        """Whether nothing was ever put in: no territory, no agent."""
        with self.read() as connection:
            tables = (schema.territories, schema.organisations, schema.agents, schema.users)
            return not any(connection.scalar(select(func.count()).select_from(table)) for table in tables)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one consistent state."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection that writes, durably once the block ends; one at a time, taken back when the block raises."""
        with (
            self._writing,
            self.engine.connect().execution_options(kiosk_writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def take_snapshot(self) -> None:
        """Keeps the present state for ``restore``. Raises SnapshotImpossible."""
        if self.engine.dialect.name != "sqlite":
            raise SnapshotImpossible
        snapshot = sqlite3.connect(":memory:", check_same_thread=False)
        with self._driver_connection() as live:
            live.backup(snapshot)
        self._snapshot = snapshot

    def restore(self) -> None:
        """Goes back to the snapshot. Raises SnapshotImpossible when none was taken."""
        if self._snapshot is None:
            raise SnapshotImpossible
        with self._writing, self._driver_connection() as live:
            self._snapshot.backup(live)

    def close(self) -> None:
        """Gives every connection back."""
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None
        self.engine.dispose()

    @contextmanager
    def _driver_connection(self) -> Iterator[sqlite3.Connection]:
        raw = self.engine.raw_connection()
        try:
            driver = raw.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            yield driver
        finally:
            raw.close()


def _engine(url: str, threads: int) -> Engine:
    # Parameters hold names and tokens: they stay out of what an error says.
    options: dict[str, Any] = {"pool_size": threads + 2, "max_overflow": 4, "hide_parameters": True}
    if url.startswith("sqlite"):
        options["connect_args"] = {"timeout": _BUSY_TIMEOUT_MS / 1000, "check_same_thread": False}
    engine = create_engine(url, **options)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _configure_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own implicit transactions start too late for a consistent read; `_begin_sqlite` starts ours.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={_BUSY_TIMEOUT_MS}",
        "cache_size=-32000",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: a reader that became one halfway would be refused.
    writes = connection.get_execution_options().get("kiosk_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
