"""One encrypted database and the one thread that touches it."""

from __future__ import annotations

import asyncio
import errno
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from kiosk.domain.platform.failures import DiskFull, MemoryDamaged, MemoryLocked, MemoryUnwritable, SignedOut
from kiosk.store.faults import failure_of, told
from kiosk.store.migrate import FOLDER, migrate
from kiosk.store.own_files import own_file, own_folder

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

P = ParamSpec("P")
T = TypeVar("T")

IN_RAM = ":memory:"


class Database:
    """Runs functions on a connection, in the order in which they are asked for, on a thread of its own.

    Every method must be called on the asyncio loop. Work that has begun goes to its end whatever happens to the task
    that asked for it: a gesture is never half kept.
    """

    def __init__(
        self,
        place: Path | str,
        key: bytes | None,
        written: Callable[[object], None],
        prepare: Callable[[Connection], object] | None = None,
        *,
        scripts: Path = FOLDER,
    ) -> None:
        """``written`` is told on the loop what each write returned, even when nobody waits for it any more.

        ``prepare`` is given the connection as soon as it is open, in a transaction. ``scripts``: the folder of the
        migrations that give the file its shape; a memory's.
        """
        self._prepare = prepare
        self._written = written
        self._scripts = scripts
        self._place = place
        self._key = key
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="kiosk-memory")
        self._connection: Connection | None = None
        self._synchronous = ""
        self._closed = False
        self.after_write: Callable[[Connection], None] | None = None
        """What is done after each write that was kept, on the database's thread, before the next work of it."""

    async def open(self) -> None:
        """Opens the file, making it where there is none. Raises a ``MemoryFailure``; the thread is gone then."""
        try:
            await self._on_thread(self._open)
        except BaseException:
            # Nobody may be waiting any more for what is being opened: it must not stay held.
            self._closed = True
            closing = asyncio.wrap_future(self._thread.submit(self._close))
            try:
                await asyncio.wait([closing])
            finally:
                self._thread.shutdown(wait=closing.done())
            raise

    def open_soon(self) -> None:
        """Opens a place that cannot fail, in RAM: what is asked for next waits for it."""
        self._thread.submit(self._open)

    async def read(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``work(connection, *args)`` returns. It may only read. Once closed, raises ``SignedOut``."""
        return await self._asked(self._read, lambda connection: work(connection, *args, **kwargs))

    async def write(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same in one transaction, which is on the disk when this returns."""
        return await self._asked(
            self._write, "FULL", lambda connection: work(connection, *args, **kwargs), told=self._written
        )

    async def write_soon(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same, but the disk need not have it yet: a cut of the current may undo it, a crash of Kiosk may not.

        For what the platform can say again. The next ``write`` takes it along.
        """
        return await self._asked(
            self._write, "NORMAL", lambda connection: work(connection, *args, **kwargs), told=self._written
        )

    async def wipe(self) -> None:
        """Has what was deleted leave the file and its journal."""
        await self._asked(self._wipe)

    @property
    def closed(self) -> bool:
        """Whether it lets go of its file, or has."""
        return self._closed

    async def close(self) -> None:
        """Ends what is under way, closes the file and lets the next Kiosk have it. May be called again."""
        if self._closed:
            return
        self._closed = True
        await self._on_thread(self._close)
        self._thread.shutdown(wait=True)

    async def _asked(self, work: Callable[..., T], *args: object, told: Callable[[T], None] | None = None) -> T:
        if self._closed:
            # Asked for by someone who has not heard yet that the session has ended.
            raise SignedOut
        return await self._on_thread(work, *args, told=told)

    async def _on_thread(self, work: Callable[..., T], *args: object, told: Callable[[T], None] | None = None) -> T:
        done = asyncio.wrap_future(self._thread.submit(work, *args))
        if told is not None:
            tell = told

            def finished(future: asyncio.Future[T]) -> None:
                if not future.cancelled() and future.exception() is None:
                    tell(future.result())

            done.add_done_callback(finished)
        # Shielded: a task that is cancelled must not take back work that is queued.
        return await asyncio.shield(done)

    # --- on the thread of the database

    def _open(self) -> None:
        with told():
            self._connection = connection = connect(self._place, self._key)
            try:
                migrate(connection, self._scripts)
                if self._prepare is not None:
                    connection.execute("BEGIN IMMEDIATE")
                    self._prepare(connection)
                    connection.execute("COMMIT")
            except BaseException:
                self._close()
                raise

    def _wipe(self) -> None:
        with told():
            wipe(self._opened())

    def _read(self, work: Callable[[Connection], T]) -> T:
        with told():
            return work(self._opened())

    def _write(self, synchronous: str, work: Callable[[Connection], T]) -> T:
        with told():
            connection = self._opened()
            if synchronous != self._synchronous:
                connection.execute(f"PRAGMA synchronous = {synchronous}")
                self._synchronous = synchronous
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = work(connection)
                connection.execute("COMMIT")
            except BaseException:
                # After a full disk SQLite may have ended the transaction by itself.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            if self.after_write is not None:
                self.after_write(connection)
            return result

    def _opened(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("the memory is closed")
        return self._connection

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def connect(place: Path | str, key: bytes | None) -> Connection:
    """A connection that alone holds ``place``, checked. Must be used on the thread that made it.

    ``key`` is 32 random bytes, None for a memory in RAM. Raises errors of SQLite, and ``MemoryUnwritable`` or
    ``MemoryDamaged``.
    """
    from sqlcipher3 import dbapi2

    unclean = _left_open(place)
    if isinstance(place, Path):
        try:
            own_folder(place.parent)
            # Its journal takes after it: neither is anyone else's to read, whatever the folder lets through.
            own_file(place)
        except OSError as error:
            raise (DiskFull if error.errno == errno.ENOSPC else MemoryUnwritable) from None
    connection: Connection = dbapi2.connect(str(place), isolation_level=None, timeout=0, cached_statements=128)
    try:
        # Its log goes to the error output; each of its lines comes to us as an error too.
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            # Locking the pages of RAM protects from swap files, at a price that each read would pay.
            connection.execute("PRAGMA cipher_memory_security = OFF")
            # Held until the connection is closed, or the process dies: the proof that no other Kiosk is at it.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        # What is deleted is written over with zeros, and what is worked out on the way never is on the disk.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        # In KiB, filled as pages are read: one that is not there is decrypted again, for thirty people at each search.
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        # A medium that cannot be written says so here, not at the first gesture.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        _check(connection, everything=unclean)
    except BaseException:
        connection.close()
        raise
    return connection


def wipe(connection: Connection) -> None:
    """Has what was deleted leave the file: free pages, when they are many, and the journal, which still holds it.

    A file that was not written over as it was deleted from, by an earlier version, is made anew once.
    """
    free, pages = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count"))
    done = connection.execute("SELECT 1 FROM marks WHERE name = 'wiped'").fetchone()
    if not done:
        connection.execute("INSERT INTO marks (name, value) VALUES ('wiped', '1')")
    if not done or free * 4 > pages:
        connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def is_held(place: Path) -> bool:
    """Whether a Kiosk has ``place`` open: to be asked by a process that does not.

    In a way that can only read, and makes no file beside it.
    """
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(f"{place.resolve().as_uri()}?mode=ro", uri=True, timeout=0)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        # Without shared memory, hence without the file that it lives in.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error as error:
        return isinstance(failure_of(error), MemoryLocked)  # any other fault is another's to tell
    finally:
        connection.close()
    return False


def _left_open(place: Path | str) -> bool:
    """Whether the last Kiosk at this file had no time to close it: SQLite takes its journal away when it is closed."""
    if not isinstance(place, Path):
        return False
    try:
        return place.with_name(place.name + "-wal").stat().st_size > 0
    except OSError:
        return False


def _check(connection: Connection, *, everything: bool) -> None:
    """Raises ``MemoryDamaged`` unless the file is sound.

    Each page carries its authentication code, so damage never reads as data. After a good close only the queue is
    gone through, which is small and the one thing that cannot be pulled again.
    """
    # An earlier version's has two tables instead.
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE name IN ('queue', 'outbox', 'errands')"
    ).fetchall()
    checks = ["PRAGMA quick_check(1)"] if everything else [f"PRAGMA quick_check({name})" for (name,) in tables]
    verdicts = [row for check in checks for row in connection.execute(check).fetchall()]
    if any(verdict != ("ok",) for verdict in verdicts):
        raise MemoryDamaged


def breathe(done: int, every: int = 64) -> None:
    """Called in a loop of pure Python on the database's thread: lets the interface's thread have its turn."""
    if done % every == every - 1:
        time.sleep(0)
