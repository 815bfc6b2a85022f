"""The memories of one profile folder, their keys, and who stays signed in."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from kiosk.clock import Clock
from kiosk.domain.platform.failures import MemoryDamaged, MemoryUnwritable
from kiosk.store.database import IN_RAM, Database
from kiosk.store.memory import Memory
from kiosk.store.remembered import Remembered, RememberedAgents
from kiosk.store.secrets import SecretStore

T = TypeVar("T")

_SUFFIX = ".memory"
KEY_BYTES = 32  # the 256 bits that SQLCipher takes as they are


def name_of(instance: str, agent_id: int) -> str:
    """What the memory of an agent of an instance is called."""
    # Over the numbers of agents this hides nothing from who tries them all, but from who looks.
    return hashlib.sha256(f"{instance.strip().rstrip('/').lower()}\n{agent_id}".encode()).hexdigest()[:32]


class MemoryFolder:
    """Opens memories: one file per instance and agent, whose names tell nobody who or where.

    Each file has its own random key, kept by ``secrets`` under the file's name. A file without its key can be read by
    nobody: it counts as damaged. Where ``secrets`` raises ``KeyringMissing``, so do the methods here.
    """

    def __init__(self, folder: Path, secrets: SecretStore, clock: Clock, holiday_zone: str | None = None) -> None:
        """``holiday_zone``: whose public holidays are observed where no platform says so."""
        self._folder = folder
        self._secrets = secrets
        self._making_a_key = threading.Lock()
        self._clock = clock
        self._holiday_zone = holiday_zone
        self._agents = RememberedAgents(secrets, name_of)

    @property
    def secrets(self) -> SecretStore:
        """Where the keys are. Asked away from the loop (``apart``)."""
        return self._secrets

    async def open(self, instance: str, agent_id: int) -> Memory:
        """The memory of that agent on that instance, made where there is none.

        Raises ``KeyringMissing``; ``MemoryLocked`` when another Kiosk has it open; ``MemoryDamaged``, also when its
        key is gone: ``set_aside`` makes room for a new one; ``MemoryTooNew``; ``MemoryUnwritable``; ``DiskFull``.
        """
        path = self._path(instance, agent_id)
        key = await apart(lambda: self._key(path))
        memory = Memory(self._clock, durable=True, holiday_zone=self._holiday_zone)
        database = Database(path, key, memory.heard)
        await database.open()
        try:
            await memory.attach(database)
        except BaseException:
            await database.close()
            raise
        return memory

    def open_in_ram(self) -> Memory:
        """A memory that needs no keyring and goes with the process. Called on the loop."""
        memory = Memory(self._clock, durable=False, holiday_zone=self._holiday_zone)
        database = Database(IN_RAM, None, memory.heard)
        database.open_soon()
        memory.attach_new(database)
        return memory

    async def set_aside(self, instance: str, agent_id: int) -> Path:
        """Renames the file, its journal and its key, so that ``open`` makes a new memory; returns the file's new path.

        Nothing is deleted: a damaged file with its key may still give something back to those who know how.
        """
        path = self._path(instance, agent_id)
        return await apart(lambda: self._rename(path))

    async def remembered(self) -> Remembered | None:
        """Who stays signed in; None when nobody does, or what was kept cannot be read."""
        return await self.agents(RememberedAgents.staying)

    async def agents(self, work: Callable[[RememberedAgents], T]) -> T:
        """What ``work`` answers of who works at this desk, away from the loop."""
        return await apart(lambda: work(self._agents))

    def _path(self, instance: str, agent_id: int) -> Path:
        return self._folder / (name_of(instance, agent_id) + _SUFFIX)

    def _key(self, path: Path) -> bytes:
        # One at a time: an opening given up while the keyring was asked goes on asking, and must not change the key of
        # the file that the next one makes.
        with self._making_a_key:
            kept = self._secrets.get(path.stem)
            if kept is None:
                if path.exists():
                    raise MemoryDamaged
                # Before the file: a key without a file harms nobody, a file without its key is lost.
                self._secrets.set(path.stem, os.urandom(KEY_BYTES).hex())
                kept = self._secrets.get(path.stem)
        try:
            key = bytes.fromhex(kept or "")
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            raise MemoryDamaged
        return key

    def _rename(self, path: Path) -> Path:
        stamp = self._clock.now().strftime("%Y%m%d-%H%M%S")
        aside, number = path.with_name(f"{path.stem}.aside-{stamp}{_SUFFIX}"), 1
        while aside.exists():
            number += 1
            aside = path.with_name(f"{path.stem}.aside-{stamp}-{number}{_SUFFIX}")
        try:
            path.replace(aside)
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + "-wal").replace(aside.with_name(aside.name + "-wal"))
        except FileNotFoundError:
            pass
        except OSError:
            raise MemoryUnwritable from None
        if (key := self._secrets.get(path.stem)) is not None:
            self._secrets.set(aside.stem, key)
            self._secrets.delete(path.stem)
        return aside


async def apart(work: Callable[[], T]) -> T:
    """Runs what may wait for a person (a keyring to unlock) away from the loop, on a thread that ends with it."""
    thread = ThreadPoolExecutor(1, thread_name_prefix="kiosk-keyring")
    try:
        return await asyncio.wrap_future(thread.submit(work))
    finally:
        thread.shutdown(wait=False)
