"""The register of what is done at this desk: encrypted, sealed line by line, forgotten after some months.

It is the site's, not an agent's: one file for all who work here, which outlives their memories and names nobody.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.clock import Clock
from kiosk.domain.platform.failures import MemoryDamaged, MemoryFailure
from kiosk.domain.writes.deed import FIRST_SEAL, Chain, Deed, Kept, sealed, verified
from kiosk.store.codec import pack, unpack
from kiosk.store.database import Database
from kiosk.store.keeping.keyring_calls import apart
from kiosk.store.memory_folder import KEY_BYTES
from kiosk.store.secrets import SecretStore
from kiosk.telling import trace_without_data

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

log = logging.getLogger(__name__)
FILE: Final = "register"
SCRIPTS: Final = Path(__file__).parent / "register_migrations"
NOTED: Final = "register-last"
"""Under which the keyring has the last line and its seal: what is cut off the end of the file is missed by it."""
_MONTH = timedelta(days=31)
_NOTED_EVERY = timedelta(minutes=5)
_WAITING: Final = 2000  # lines, while the file cannot be written


class Register:
    """Lines are kept behind: what is done at the counter never waits for it, nor fails because of it.

    Everything is called on one asyncio loop.
    """

    def __init__(self, folder: Path, secrets: SecretStore, clock: Clock, months: int) -> None:
        """``months``: how long lines are kept; 0: none is."""
        self._path = folder / FILE
        self._secrets = secrets
        self._clock = clock
        self._months = months
        self._waiting: list[Deed] = []
        self._old = False
        self._keeping: asyncio.Task[None] | None = None
        self._database: Database | None = None
        self._seals = b""
        self._noted_at: datetime | None = None
        self._told = False

    @property
    def exists(self) -> bool:
        """Whether there is anything to read."""
        return self._path.exists()

    def note(self, *deeds: Deed) -> None:
        """Has ``deeds`` kept soon, in this order."""
        self._waiting = [*self._waiting, *deeds][-_WAITING:]
        self._work_soon()

    def forget_soon(self) -> None:
        """Has what is older than it may become let go of, soon."""
        self._old = True
        self._work_soon()

    def _work_soon(self) -> None:
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.create_task(self._keep(), name="kiosk-register")

    async def check(self) -> Chain:
        """Whether the register is as it was written. Raises a ``MemoryFailure``."""
        database = await self._opened()
        noted = await apart(lambda: self._secrets.get(NOTED))
        return await database.read(lambda connection: _check(connection, self._seals, _noted(noted)))

    async def deeds(self) -> list[Deed]:
        """All that is kept, oldest first. Raises a ``MemoryFailure``."""
        database = await self._opened()
        return await database.read(lambda connection: [unpack(line.body, Deed) for line in _lines(connection)])

    async def forget_old(self) -> None:
        """Lets go of what is older than it may become; where nothing is left, of the file and its key too.

        Raises a ``MemoryFailure``.
        """
        self._old = False
        if not self.exists:
            return
        if self._months:
            database = await self._opened()
            await database.write_soon(_let_go, self._clock.now() - self._months * _MONTH)
            if (await database.read(_last)).body:
                return
            self._database = None
            await database.close()
        await apart(self._erase)

    async def close(self) -> None:
        """Keeps what is still to be kept, notes the last seal, closes the file. May be called again."""
        if self._keeping is not None:
            await asyncio.wait([self._keeping])
        if self._database is not None:
            database, self._database = self._database, None
            try:
                await self._note_last(database)
            except MemoryFailure as failure:
                self._tell(failure)
            finally:
                await database.close()

    async def _keep(self) -> None:
        while self._waiting or self._old:
            deeds, self._waiting = self._waiting, []
            try:
                if self._old or not self._months:
                    await self.forget_old()
                if not (deeds and self._months):
                    continue
                database = await self._opened()
                await database.write(_add, deeds, self._seals)
                if self._noted_at is None or self._clock.now() - self._noted_at >= _NOTED_EVERY:
                    await self._note_last(database)
            except MemoryFailure as failure:
                # They wait for the next one; whoever works at the counter has nothing to do about it.
                self._waiting = [*deeds, *self._waiting][-_WAITING:]
                self._tell(failure)
                return

    async def _note_last(self, database: Database) -> None:
        last = await database.read(_last)
        self._noted_at = self._clock.now()
        text = f"{last.number}:{last.seal.hex()}"
        await apart(lambda: self._secrets.set(NOTED, text))

    async def _opened(self) -> Database:
        if self._database is None:
            key = await apart(self._key)
            database = Database(self._path, key, lambda _: None, scripts=SCRIPTS)
            await database.open()
            self._database, self._seals = database, hmac.digest(key, b"seals", hashlib.sha256)
            await database.write_soon(_let_go, self._clock.now() - self._months * _MONTH)
        return self._database

    def _erase(self) -> None:
        """Nothing is kept here any more: without its key what was can be read by nobody."""
        for name in (FILE, NOTED):
            self._secrets.delete(name)
        for path in (self._path, self._path.with_name(FILE + "-wal"), self._path.with_name(FILE + "-shm")):
            path.unlink(missing_ok=True)

    def _key(self) -> bytes:
        kept = self._secrets.get(FILE)
        if kept is None:
            if self._path.exists():
                raise MemoryDamaged
            self._secrets.set(FILE, os.urandom(KEY_BYTES).hex())
            kept = self._secrets.get(FILE)
        try:
            return bytes.fromhex(kept or "")
        except ValueError:
            raise MemoryDamaged from None

    def _tell(self, failure: MemoryFailure) -> None:
        if not self._told:
            self._told = True
            log.warning("the register is not kept: %s", trace_without_data(failure))


def _add(connection: Connection, deeds: list[Deed], key: bytes) -> None:
    last = _last(connection)
    for deed in deeds:
        number, body = last.number + 1, pack(deed)
        last = Kept(number, body, sealed(key, last.seal, number, body))
        connection.execute(
            "INSERT INTO lines (number, at, body, seal) VALUES (?, ?, ?, ?)",
            (number, deed.at.timestamp(), body, last.seal),
        )


def _base(connection: Connection) -> Kept:
    row = connection.execute("SELECT number, seal FROM base").fetchone()
    return Kept(row[0], b"", row[1]) if row is not None else Kept(0, b"", FIRST_SEAL)


def _last(connection: Connection) -> Kept:
    row = connection.execute("SELECT number, body, seal FROM lines ORDER BY number DESC LIMIT 1").fetchone()
    return Kept(*row) if row is not None else _base(connection)


def _lines(connection: Connection) -> Iterator[Kept]:
    for row in connection.execute("SELECT number, body, seal FROM lines ORDER BY number"):
        yield Kept(*row)


def _check(connection: Connection, key: bytes, noted: tuple[int, bytes]) -> Chain:
    return verified(key, _lines(connection), _base(connection), noted)


def _let_go(connection: Connection, until: datetime) -> None:
    """Lines from the oldest on, up to ``until``: the chain goes on from the last of them."""
    row = connection.execute(
        "SELECT number, seal FROM lines WHERE number < coalesce("
        "(SELECT min(number) FROM lines WHERE at >= ?), (SELECT max(number) + 1 FROM lines)) "
        "ORDER BY number DESC LIMIT 1",
        (until.timestamp(),),
    ).fetchone()
    if row is not None:
        connection.execute("DELETE FROM base")
        connection.execute("INSERT INTO base (number, seal) VALUES (?, ?)", row)
        connection.execute("DELETE FROM lines WHERE number <= ?", (row[0],))


def _noted(text: str | None) -> tuple[int, bytes]:
    number, _, seal = (text or "").partition(":")
    try:
        return int(number or "0"), bytes.fromhex(seal)
    except ValueError:
        return 0, b""
