"""The platform's database: connections, transactions, its version, and the snapshot that a reset goes back to."""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select, text
from sqlalchemy.engine import make_url

from kiosk.platform_server.data import migrations, schema
from kiosk.platform_server.data.snapshots import Snapshot, keep

_BUSY_TIMEOUT_MS = 10_000
# On PostgreSQL nothing holds a thread, or the lock of those who write, for as long as it likes.
_STATEMENT_MS, _LOCK_MS, _IDLE_MS = 60_000, 15_000, 60_000
# Any number, the same for everybody who writes to a platform's database on PostgreSQL.
_WRITERS_LOCK = 7_226_014


class DriverMissing(RuntimeError):  # noqa: N818 - an installation without it, not a fault
    """The library by which this kind of database is spoken to is not installed; its name is the text."""


class SnapshotImpossible(RuntimeError):  # noqa: N818 - a limit, not a fault
    """There is no snapshot to go back to: none was taken."""


class Database:
    """One database and its connections; every method may be called from any thread."""

    def __init__(self, url: str, threads: int = 4) -> None:
        self.engine = _engine(url, threads)
        self.origin = secrets.token_hex(8)
        """By which this process knows its own notices."""
        self._writing = threading.Lock()
        self._snapshot: Snapshot | None = None
        postgresql = self.engine.dialect.name == "postgresql"
        # Every statement of a reader sees the same instant; SQLite's readers do so by themselves.
        self._reading = (
            self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            if postgresql
            else self.engine
        )
        self.is_shared = postgresql
        """Whether several processes may serve it."""

    def create(self) -> None:
        """Makes the tables of an empty database, and brings an older one up to date.

        Raises migrations.NewerDatabase when a later release made it.
        """
        with migrations.unchecked_references(self.engine) as connection:
            migrations.bring_up_to_date(connection)

    def is_empty(self) -> bool:
        """Whether nothing was ever put in: no territory, no agent."""
        with self.read() as connection:
            tables = (schema.territories, schema.organisations, schema.agents, schema.users)
            return not any(connection.scalar(select(func.count()).select_from(table)) for table in tables)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one consistent state."""
        with self._reading.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection that writes, durably once the block ends; one at a time, taken back when the block raises."""
        with (
            self._writing,
            self.engine.connect().execution_options(kiosk_writes=True, kiosk_origin=self.origin) as connection,
            connection.begin(),
        ):
            if self.is_shared:
                # Other processes write one at a time too: what was looked at is still so when it is acted on.
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS_LOCK})
            yield connection

    def wipe(self) -> None:
        """Has what was forgotten be gone from SQLite's journal too: no byte of it stays on the disk."""
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                driver = connection.connection.driver_connection
                assert driver is not None
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def take_snapshot(self) -> None:
        """Keeps the present state for ``restore``."""
        self._snapshot = keep(self.engine)

    def restore(self) -> None:
        """Goes back to the snapshot. Raises SnapshotImpossible when none was taken."""
        if self._snapshot is None:
            raise SnapshotImpossible
        with self._writing:
            self._snapshot.restore(self.engine)

    def close(self) -> None:
        """Gives every connection back."""
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None
        self.engine.dispose()


def settle(connection: Connection) -> None:
    """To be called after many rows came with their own ids: the next ids follow the highest, and PostgreSQL knows how
    much there is of what, without which it reads whole tables. SQLite needs neither.
    """
    if connection.dialect.name != "postgresql":
        return
    for table in schema.metadata.sorted_tables:
        if "id" in table.c:
            highest = connection.scalar(select(func.max(table.c.id)))
            connection.execute(
                text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last, :used)"),
                {"name": table.name, "last": highest or 1, "used": highest is not None},
            )
    connection.execute(text("ANALYZE"))


def _engine(url: str, threads: int) -> Engine:
    address = make_url(url)
    if address.drivername in ("postgres", "postgresql"):
        address = address.set(drivername="postgresql+psycopg")
    # Parameters hold names and tokens: they stay out of what an error says.
    # A write has up to three connections, and who checks passwords and delivers has some too.
    options: dict[str, Any] = {"pool_size": threads + 6, "max_overflow": 2 * threads + 4, "hide_parameters": True}
    if address.drivername.startswith("sqlite"):
        options["connect_args"] = {"timeout": _BUSY_TIMEOUT_MS / 1000, "check_same_thread": False}
    elif "options" not in address.query:
        limits = {
            "statement_timeout": _STATEMENT_MS,
            "lock_timeout": _LOCK_MS,
            "idle_in_transaction_session_timeout": _IDLE_MS,
        }
        options["connect_args"] = {"options": " ".join(f"-c {name}={most}" for name, most in limits.items())}
    try:
        engine = create_engine(address, **options)
    except ModuleNotFoundError as missing:
        raise DriverMissing(missing.name or address.drivername) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "do_connect", lambda _dialect, _record, arguments, _named: _owner_only(arguments))
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _owner_only(arguments: Sequence[Any]) -> None:
    """A database that is made now is for its owner alone to read; what a site opened to others stays so."""
    path = str(arguments[0]) if arguments else ""
    if path and not path.startswith((":", "file:")):
        with contextlib.suppress(OSError):  # it is there, or SQLite will say why it cannot be
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _configure_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own implicit transactions start too late for a consistent read; `_begin_sqlite` starts ours.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "secure_delete=ON",  # what is taken away is overwritten
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
