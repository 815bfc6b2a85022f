"""One encrypted database and the one thread that touches it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, Protocol, TypeVar

from kiosk.domain.platform.failures import MemoryDamaged, MemoryUnwritable, SignedOut
from kiosk.store.file.connection import connect, is_sound, wipe
from kiosk.store.file.faults import told
from kiosk.store.migrate import FOLDER, migrate

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

P = ParamSpec("P")
T = TypeVar("T")

IN_RAM = ":memory:"


_BEGINNINGS: Final = 3
"""How many times one process begins again with a file before it says that this does not help."""
_STEP: Final = 1000
"""Of SQLite's machine: some tenths of a millisecond."""
_INTERRUPTED: Final = 9  # SQLite's code


class Copy(Protocol):
    """What has each write before the file has it (``carbon.Carbon``). On the database's thread."""

    def restore(self, connection: Connection) -> None: ...
    def follow(self, connection: Connection) -> None: ...
    def before_commit(self, connection: Connection, *, synced: bool) -> None: ...
    def rolled_back(self) -> None: ...
    def committed(self, connection: Connection) -> None: ...
    def compact(self, connection: Connection) -> None: ...
    def warm(self) -> None: ...
    def rescue(self, connect: Callable[[], Connection]) -> None: ...
    def close(self) -> None: ...


class Database:
    """Runs functions on a connection, in the order in which they are asked for, on a thread of its own.

    Every method must be called on the asyncio loop. Work that has begun goes to its end whatever happens to the task
    that asked for it: a gesture is never half kept.

    A file that turns out to be damaged is put aside while it is worked with: whoever met that has their work done on
    the new one.
    """

    def __init__(
        self,
        place: Path | str,
        key: bytes | None,
        written: Callable[[object], None],
        prepare: Callable[[Connection], object] | None = None,
        *,
        scripts: Path = FOLDER,
        copy: Copy | None = None,
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
        self._copy = copy
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="kiosk-memory")
        self._connection: Connection | None = None
        self._synchronous = ""
        self._closed = False
        self._asked_for = self._begun = 0  # works: the one is counted by the loop alone, the other by the thread
        self._unchecked: list[tuple[str]] | None = None  # tables whose pages are still to be looked at
        self._parted = False  # from a damaged file, and there is no other yet
        self.beginnings = 0
        """How many times it has begun again with another file."""
        self._beginning: asyncio.Task[None] | None = None
        self.set_aside: Callable[[], Awaitable[None]] | None = None
        """Puts a damaged file aside, once it is closed; None: whoever meets the damage hears of it."""
        self.began_again: Callable[[], Awaitable[None]] | None = None
        """Told of the new file before anybody's work is done on it."""
        self.after_write: Callable[[Connection], None] | None = None
        """What is done after each write that was kept, on the database's thread, before the next work of it."""

    async def open(self) -> None:
        """Opens the file, making it where there is none. Raises a ``MemoryFailure``; the thread is gone then."""
        try:
            await self._whole(self._open)
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
        """The same in one transaction. What only this desk knows of it is on the disk when this returns."""
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

    async def check(self) -> bool:
        """Goes through every page, as long as nobody else wants the file; False: somebody did.

        The next time it goes on from there, and what was read is read more quickly.
        """
        return await self._asked(self._check)

    @property
    def closed(self) -> bool:
        """Whether it lets go of its file, or has."""
        return self._closed

    async def close(self) -> None:
        """Ends what is under way, closes the file and lets the next Kiosk have it. May be called again."""
        if self._closed:
            return
        self._closed = True
        if self._beginning is not None:
            await asyncio.wait([self._beginning])
        await self._on_thread(self._close)
        self._thread.shutdown(wait=True)

    async def _asked(self, work: Callable[..., T], *args: object, told: Callable[[T], None] | None = None) -> T:
        if self._closed:
            # Asked for by someone who has not heard yet that the session has ended.
            raise SignedOut
        return await self._whole(work, *args, told=told)

    async def _whole(self, work: Callable[..., T], *args: object, told: Callable[[T], None] | None = None) -> T:
        """What ``work`` returns, from another file where this one turns out to be damaged."""
        before = self.beginnings
        try:
            return await self._on_thread(work, *args, told=told)
        except MemoryDamaged:
            if self.set_aside is None or before == _BEGINNINGS:
                raise
        if self.beginnings == before:  # nobody has done it since
            if self._beginning is None or self._beginning.done():
                self._beginning = asyncio.create_task(self._begin_again(self.set_aside), name="kiosk-begin-again")
                self._beginning.add_done_callback(lambda task: task.exception())  # told to all who wait for it
            await asyncio.shield(self._beginning)
        return await self._on_thread(work, *args, told=told)

    async def _begin_again(self, set_aside: Callable[[], Awaitable[None]]) -> None:
        await self._on_thread(self._part)
        await set_aside()
        await self._on_thread(self._open)
        self.beginnings += 1
        if self.began_again is not None:
            await self.began_again()

    async def _on_thread(self, work: Callable[..., T], *args: object, told: Callable[[T], None] | None = None) -> T:
        self._asked_for += 1
        done = asyncio.wrap_future(self._thread.submit(self._work, work, *args))
        if told is not None:
            tell = told

            def finished(future: asyncio.Future[T]) -> None:
                if not future.cancelled() and future.exception() is None:
                    tell(future.result())

            done.add_done_callback(finished)
        # Shielded: a task that is cancelled must not take back work that is queued.
        return await asyncio.shield(done)

    # --- on the thread of the database

    def _work(self, work: Callable[..., T], *args: object) -> T:
        self._begun += 1
        from sqlcipher3 import dbapi2

        try:
            with told():
                return work(*args)
        except (MemoryUnwritable, MemoryError, dbapi2.Error):
            # Damage goes by many names: short of memory, a file that only reads, a fault of the SQL.
            if isinstance(self._place, str) or self._connection is None or is_sound(self._connection):
                raise
        raise MemoryDamaged

    def _open(self) -> None:
        if self._connection is not None:
            return
        try:
            self._connection = connection = connect(self._place, self._key)
            self._synchronous, self._unchecked, self.after_write = "", None, None
            try:
                if self._copy is not None:
                    self._copy.restore(connection)
                migrate(connection, self._scripts)
                if self._copy is not None:
                    self._copy.follow(connection)
                self._parted = False
                if self._prepare is not None:
                    self._write("NORMAL", self._prepare)
            except BaseException:
                self._close()
                raise
        except MemoryError:
            raise MemoryDamaged from None

    def _part(self) -> None:
        """Lets go of a damaged file, and finds out what of it must not be lost."""
        self._close()
        self._parted = True
        if self._copy is not None:
            self._copy.rescue(lambda: connect(self._place, self._key, checked=False))

    def _wipe(self) -> None:
        connection = self._opened()
        wipe(connection)
        if self._copy is not None:
            self._copy.compact(connection)

    def _check(self) -> bool:
        connection = self._opened()
        if self._copy is not None:
            self._copy.warm()
        connection.set_progress_handler(lambda: self._asked_for > self._begun, _STEP)
        try:
            if self._unchecked is None:
                self._unchecked = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            while self._unchecked:
                (table,) = self._unchecked[-1]
                if connection.execute(f"PRAGMA integrity_check('{table}')").fetchall() != [("ok",)]:
                    raise MemoryDamaged
                self._unchecked.pop()
        except Exception as error:
            if getattr(error, "sqlite_errorcode", None) == _INTERRUPTED:
                return False
            raise
        finally:
            connection.set_progress_handler(None, 0)
        return True

    def _read(self, work: Callable[[Connection], T]) -> T:
        return work(self._opened())

    def _write(self, synchronous: str, work: Callable[[Connection], T]) -> T:
        connection, copy = self._opened(), self._copy
        # What the copy has need not be on the disk twice.
        wanted = synchronous if copy is None else "NORMAL"
        if wanted != self._synchronous:
            connection.execute(f"PRAGMA synchronous = {wanted}")
            self._synchronous = wanted
        connection.execute("BEGIN IMMEDIATE")
        try:
            result = work(connection)
            if copy is not None:
                copy.before_commit(connection, synced=synchronous == "FULL")
            connection.execute("COMMIT")
        except BaseException:
            # After a full disk SQLite may have ended the transaction by itself.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if copy is not None:
                copy.rolled_back()
            raise
        if copy is not None:
            copy.committed(connection)
        if self.after_write is not None:
            self.after_write(connection)
        return result

    def _opened(self) -> Connection:
        if self._connection is None:
            if self._parted:
                raise MemoryDamaged
            raise RuntimeError("the memory is closed")
        return self._connection

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        if self._copy is not None:
            self._copy.close()


def breathe(done: int, every: int = 64) -> None:
    """Called in a loop of pure Python on the database's thread: lets the interface's thread have its turn."""
    if done % every == every - 1:
        time.sleep(0)
