"""The memories of one profile folder, their keys, and who stays signed in."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kiosk.clock import Clock
from kiosk.domain.platform.failures import KeyringMissing, MemoryDamaged, MemoryLocked, MemoryUnwritable
from kiosk.domain.writes.retention import USUAL, Retention
from kiosk.store import writes
from kiosk.store.carbon.carbon import SUFFIX as COPY
from kiosk.store.carbon.carbon import Carbon
from kiosk.store.database import IN_RAM, Database
from kiosk.store.file.connection import connect, wipe
from kiosk.store.file.faults import told
from kiosk.store.keeping import erasing
from kiosk.store.keeping.beside import beside
from kiosk.store.keeping.index import SUFFIX, Index, Known
from kiosk.store.keeping.keyring_calls import SLOW, Guarded, KeyringCalls, apart
from kiosk.store.memory import Memory
from kiosk.store.migrate import migrate
from kiosk.store.queue import rows
from kiosk.store.remembered import Remembered, RememberedAgents
from kiosk.store.secrets import SecretStore

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

T = TypeVar("T")

KEY_BYTES = 32  # the 256 bits that SQLCipher takes as they are
_ASIDE = ".aside-"


@dataclass(frozen=True, slots=True)
class Remains:
    """Something of a memory that is on this machine: its file, its key, or both."""

    known: Known
    written: datetime | None
    """When the file, or its journal, was last written; None: there is no file."""
    open: bool
    """Somebody is at work with it."""
    aside: bool
    """It could not be read, and another took its place."""


def name_of(instance: str, agent_id: int) -> str:
    """What the memory of an agent of an instance is called."""
    # Over the numbers of agents this hides nothing from who tries them all, but from who looks.
    return hashlib.sha256(f"{_plain(instance)}\n{agent_id}".encode()).hexdigest()[:32]


class MemoryFolder:
    """Opens memories: one file per instance and agent, whose names tell nobody who or where. Erases them too.

    Each has its own random key, kept by ``secrets`` under the file's name, with which its carbon copy is sealed too. A
    file without its key can be read by nobody: it counts as damaged. Where ``secrets`` raises ``KeyringMissing``, so do
    the methods here.
    """

    def __init__(
        self,
        folder: Path,
        secrets: SecretStore,
        clock: Clock,
        holiday_zone: str | None = None,
        retention: Retention = USUAL,
    ) -> None:
        """``holiday_zone``: whose public holidays are observed where no platform says so."""
        self._folder = folder
        self._secrets = secrets
        self._making_a_key = threading.Lock()
        self._clock = clock
        self._holiday_zone = holiday_zone
        self._agents = RememberedAgents(secrets, name_of)
        self._index = Index(secrets, folder)
        self._opened: dict[str, Database] = {}
        self._busy: dict[str, asyncio.Lock] = {}
        self.retention = retention
        """How long each kind is kept."""
        self.calls = KeyringCalls()
        """What waits for the keyring, to be repeated or given up."""
        self._guarded = Guarded(secrets, self.calls)
        self.also_forget: list[erasing.Forget] = []
        """Called off the loop with instance and agent, maybe twice, when all that is kept of somebody is erased."""

    @property
    def secrets(self) -> SecretStore:
        """Where the keys are, for who asks away from the loop (``apart``)."""
        return self._guarded

    async def open(self, instance: str, agent_id: int) -> Memory:
        """The memory of that agent on that instance, made where there is none.

        One that cannot be read, its key gone included, is put aside, and another begins with what could be saved of it
        (``Memory.salvage``); so does one that turns out to be damaged later.

        Raises ``KeyringMissing``; ``MemoryLocked`` when another Kiosk has it open; ``MemoryTooNew``;
        ``MemoryUnwritable``; ``DiskFull``; ``MemoryDamaged`` where beginning again did not help.
        """
        path = self._path(instance, agent_id)
        known = Known(path.stem, instance=_plain(instance), agent_id=agent_id, came_at=self._clock.now())
        async with self._alone(path.stem):
            try:
                key, keyless = await self.calls.ask(lambda: self._key(path, known)), False
            except MemoryDamaged:
                # Nobody can read any of it any more.
                await self._put_aside(path, with_copy=True)
                key, keyless = await self.calls.ask(lambda: self._key(path, known, anew=True)), True
            memory = Memory(self._clock, durable=True, holiday_zone=self._holiday_zone, retention=self.retention)
            copy = Carbon(path, key)
            copy.lost = None if keyless else 0

            async def set_aside() -> None:
                await self._put_aside(path, with_copy=not copy.sound)

            database = Database(path, key, memory.heard, lambda made: writes.prepare(made, self.retention), copy=copy)
            database.set_aside = set_aside
            await database.open()
            self._opened[path.stem] = database
        try:
            await memory.attach(database, copy, keyless=keyless)
        except BaseException:
            await database.close()
            raise
        return memory

    def open_in_ram(self) -> Memory:
        """A memory that needs no keyring and goes with the process. Called on the loop."""
        memory = Memory(self._clock, durable=False, holiday_zone=self._holiday_zone, retention=self.retention)
        database = Database(IN_RAM, None, memory.heard)
        database.open_soon()
        memory.attach_new(database)
        return memory

    async def set_aside(self, instance: str, agent_id: int) -> Path:
        """Renames the file and its journal, so that ``open`` makes a new memory; returns the file's new path.

        Nothing is deleted yet: a damaged file with its key may still give something back to those who know how, for
        ``Retention.aside``.
        """
        return await self._put_aside(self._path(instance, agent_id), with_copy=False)

    # --- what is kept, and its end. Nobody is troubled for it: a keyring that is locked is asked another time

    async def kept(self) -> list[Remains]:
        """All that is kept of memories here, those of which only a file or only a key is left included."""
        return await self.calls.ask(self._kept, unattended=True)

    async def note(self, known: Known) -> None:
        """Keeps ``known`` in the place of what the keyring knew of that memory."""
        await self.calls.ask(lambda: self._index.note(known), unattended=True)

    async def came(self, instance: str, agent_id: int, agent: str, email: str) -> None:
        """Notes who is at work with their memory now: nobody has to be told any more that it will go."""
        now = self._clock.now()
        name = self._path(instance, agent_id).stem
        await self.note(Known(name, "", _plain(instance), agent_id, agent, email, now))

    async def look(self, known: Known) -> tuple[int, datetime | None]:
        """Has a memory that nobody works with forget what is old; how many rows it has to send, and since when.

        Raises ``MemoryLocked`` where somebody does; ``MemoryDamaged``, ``MemoryTooNew`` where nobody can tell.
        """
        path = self._file(known.name)
        key = await self.calls.ask(lambda: self._secrets.get(known.name), unattended=True)
        async with self._alone(known.name):
            self._not_open(known.name)
            unsent, since = await beside(lambda: self._look(path, key))
        # A Kiosk that was killed had no time to say how much it left.
        agents, left = self._agents, lambda one: replace(one, unsent=unsent)
        await self.calls.ask(lambda: agents.change(known.instance, known.agent_id, left), unattended=True)
        return unsent, since

    async def erase(self, instance: str, agent_id: int) -> None:
        """Erases all that is kept here of that agent: key, file, what was set aside, and what ``also_forget`` knows.

        Their session must have ended. Raises ``MemoryLocked`` while a memory of theirs is held, ``MemoryUnwritable``,
        and ``KeyringMissing`` once the files are gone: their keys then go at a later start.
        """
        path = self._path(instance, agent_id)
        for name in [path.stem, *(one.stem for one in self._folder.glob(f"{path.stem}{_ASIDE}*{SUFFIX}"))]:
            await self.erase_kept(Known(name, instance=_plain(instance), agent_id=agent_id))

    async def erase_kept(self, known: Known) -> None:
        """The same of one memory, as ``kept`` found it."""

        def work() -> None:
            path = Path(known.folder) / (known.name + SUFFIX) if known.folder else self._file(known.name)
            forget = [] if _ASIDE in known.name else [self._agents.remove, *self.also_forget]
            erasing.erase(path, known, self._index, self._secrets, forget)

        async with self._alone(known.name):
            self._not_open(known.name)
            await self.calls.ask(work, unattended=True)

    async def sweep(self, before: timedelta) -> None:
        """Takes away what SQLite left of files that are gone, and keys of other profiles that are no more.

        ``before``: how long nobody must have come there.
        """
        oldest = self._clock.now() - before

        def work() -> None:
            for path in erasing.strays(self._folder):
                with contextlib.suppress(OSError):
                    path.unlink()
            for one in self._index.of_other_folders():
                gone = not Path(one.folder, one.name + SUFFIX).exists() if one.folder else True
                if gone and (one.came_at is None or one.came_at < oldest):
                    erasing.erase(Path(one.folder, one.name + SUFFIX), one, self._index, self._secrets, ())

        await self.calls.ask(work, unattended=True)

    async def remembered(self) -> Remembered | None:
        """Who stays signed in; None when nobody does, or what was kept cannot be read."""
        return await self.calls.ask(self._agents.staying)

    async def agents(self, work: Callable[[RememberedAgents], T]) -> T:
        """What ``work`` answers of who works at this desk, away from the loop."""
        return await self.calls.ask(lambda: work(self._agents), unattended=True)

    # --- inside

    async def _put_aside(self, path: Path, *, with_copy: bool) -> Path:
        """The copy stays where it is unless it cannot be read either: what comes next is restored from it."""
        aside = await beside(lambda: self._rename(path, with_copy=with_copy))
        with contextlib.suppress(KeyringMissing):  # without its key it goes in time all the same
            await apart(lambda: self._note_aside(path, aside), SLOW)
        return aside

    @contextlib.asynccontextmanager
    async def _alone(self, name: str) -> AsyncIterator[None]:
        """One thing at a time is done with a memory: it is not opened while it is looked at, or erased."""
        async with self._busy.setdefault(name, asyncio.Lock()):
            yield

    def _not_open(self, name: str) -> None:
        if (database := self._opened.get(name)) is not None and not database.closed:
            raise MemoryLocked

    def _path(self, instance: str, agent_id: int) -> Path:
        return self._file(name_of(instance, agent_id))

    def _file(self, name: str) -> Path:
        return self._folder / (name + SUFFIX)

    # --- on threads that may wait for a person

    def _key(self, path: Path, known: Known, *, anew: bool = False) -> bytes:
        """``anew``: another is made where there is none that may be used, whatever it was for."""
        kept = self._secrets.get(path.stem)
        if kept is None or anew:
            # One at a time: an opening given up while the keyring was asked goes on asking, and must not change the
            # key of the file that the next one makes.
            with self._making_a_key:
                kept = self._secrets.get(path.stem)
                if kept is None or (anew and not _is_key(kept)):
                    if path.exists():
                        raise MemoryDamaged
                    # Before the file: a key without a file harms nobody, a file without its key is lost. And named
                    # before both, so that it can be found again.
                    self._index.note(known)
                    self._secrets.set(path.stem, os.urandom(KEY_BYTES).hex())
                    kept = self._secrets.get(path.stem)
        return _bytes(kept)

    def _rename(self, path: Path, *, with_copy: bool) -> Path:
        stamp = self._clock.now().strftime("%Y%m%d-%H%M%S")
        aside, number = path.with_name(f"{path.stem}{_ASIDE}{stamp}{SUFFIX}"), 1
        while aside.exists():
            number += 1
            aside = path.with_name(f"{path.stem}{_ASIDE}{stamp}-{number}{SUFFIX}")
        try:
            for end in ("", "-wal", *((COPY,) if with_copy else ())):
                with contextlib.suppress(FileNotFoundError):
                    path.with_name(path.name + end).replace(aside.with_name(aside.name + end))
        except OSError:
            raise MemoryUnwritable from None
        return aside

    def _note_aside(self, path: Path, aside: Path) -> None:
        known = self._index.get(path.stem)
        self._index.note(replace(known, name=aside.stem, came_at=self._clock.now(), unsent=None, told_at=None))
        if (key := self._secrets.get(path.stem)) is not None:
            self._secrets.set(aside.stem, key)

    def _kept(self) -> list[Remains]:
        known = self._index.known()
        files = {path.stem: path for path in self._folder.glob(f"*{SUFFIX}")}
        # The memory of a copy is gone, and comes again from it.
        files |= {path.stem: path.with_name(path.stem + SUFFIX) for path in self._folder.glob(f"*{SUFFIX}{COPY}")}
        return [self._one(known.get(name) or Known(name), files.get(name)) for name in sorted(known.keys() | files)]

    def _one(self, known: Known, path: Path | None) -> Remains:
        database = self._opened.get(known.name)
        return Remains(
            known,
            _written(path, self._clock) if path is not None else None,
            database is not None and not database.closed,
            _ASIDE in known.name,
        )

    def _look(self, path: Path, key: str | None) -> tuple[int, datetime | None]:
        if not path.exists() and not path.with_name(path.name + COPY).exists():
            return 0, None  # gone meanwhile
        usable = _bytes(key)
        copy = Carbon(path, usable)
        with told():
            connection: Connection = connect(path, usable)
            try:
                copy.restore(connection)
                migrate(connection)
                now = self._clock.now()
                connection.execute("BEGIN IMMEDIATE")
                writes.prepare(connection, self.retention)
                writes.forget(connection, self.retention, now.date(), self._clock.zone, now)
                connection.execute("COMMIT")
                wipe(connection)
                copy.follow(connection)
                copy.compact(connection)
                return rows.count(connection), rows.waiting_since(connection)
            finally:
                connection.close()
                copy.close()


def _plain(instance: str) -> str:
    return instance.strip().rstrip("/").lower()


def _bytes(kept: str | None) -> bytes:
    """The key that the keyring has. Raises ``MemoryDamaged``."""
    if not _is_key(kept):
        raise MemoryDamaged
    return bytes.fromhex(kept or "")


def _is_key(kept: str | None) -> bool:
    try:
        return len(bytes.fromhex(kept or "")) == KEY_BYTES
    except ValueError:
        return False


def _written(path: Path, clock: Clock) -> datetime | None:
    found = []
    for one in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + COPY)):
        with contextlib.suppress(OSError):
            found.append(one.stat().st_mtime)
    return datetime.fromtimestamp(max(found), clock.zone) if found else None
