"""What the keyring knows of the memories. Keyrings cannot be listed: an index in it names all that we put there."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from kiosk.domain.platform.failures import MemoryDamaged
from kiosk.store.codec import pack, unpack
from kiosk.store.secrets import SecretStore

SUFFIX: Final = ".memory"
_TOGETHER: Final = 14  # names in one record: the smallest of the keyrings takes 1 280 letters


@dataclass(frozen=True, slots=True)
class Known:
    """A memory as the keyring knows it. ``name`` is that of its key, and of its file in ``folder``."""

    name: str
    folder: str = ""
    instance: str = ""
    agent_id: int = 0
    agent: str = ""
    """« Claire Martin »; empty where nobody said."""
    email: str = ""
    came_at: datetime | None = None
    """When its agent was last at work with it."""
    told_at: datetime | None = None
    """When somebody was told that it will go although it has rows to be sent."""
    keeps: int = 0
    """How many times somebody asked for it to be kept longer."""
    unsent: int | None = 0
    """Rows to be sent, when it was last looked at; None: nobody could tell."""
    unsent_since: datetime | None = None
    going: bool = False
    """Its erasing has begun, and is to be finished."""

    def __repr__(self) -> str:
        return f"Known({self.name})"


class Index:
    """The memories of ``folder``, and how they stand beside those of other profiles, which share their keys.

    Every method may block, and raises ``KeyringMissing``. A name is in the index before anything else is in the keyring
    or on the disk, and is the last to go: what a kill leaves half done is found again.
    """

    def __init__(self, secrets: SecretStore, folder: Path) -> None:
        self._secrets = secrets
        self._folder = os.path.realpath(folder)
        self._here = "@" + hashlib.sha256(self._folder.encode()).hexdigest()[:8]
        self._one = threading.RLock()

    def known(self) -> dict[str, Known]:
        """Those of this folder, by their names."""
        tags = [tag for tag in self._tags() if tag.endswith(self._here)]
        return {one.name: one for one in map(self._about, tags)}

    def of_other_folders(self) -> list[Known]:
        """Those of other profiles of the same person."""
        return [self._about(tag) for tag in self._tags() if not tag.endswith(self._here)]

    def get(self, name: str) -> Known:
        """What is known of one; no more than its name where nothing is."""
        return self._about(name + self._here)

    def note(self, known: Known) -> None:
        """Keeps ``known`` in the place of what was known of it."""
        tag = known.name + (self._here if not known.folder or known.folder == self._folder else _mark(known.folder))
        with self._one:
            tags = self._tags()
            if tag not in tags:
                self._write([*tags, tag])
            about = Known(
                **{name: getattr(known, name) for name in Known.__slots__} | {"folder": known.folder or self._folder}
            )
            self._secrets.set(_about_name(tag), pack(about).decode())

    def drop(self, known: Known) -> None:
        """Forgets it."""
        tag = known.name + (self._here if not known.folder or known.folder == self._folder else _mark(known.folder))
        with self._one:
            self._secrets.delete(_about_name(tag))
            tags = self._tags()
            if tag in tags:
                self._write([one for one in tags if one != tag])

    def used_elsewhere(self, known: Known) -> bool:
        """Whether the file of another profile is read with the same key."""
        others = [self._about(tag) for tag in self._tags() if tag.partition("@")[0] == known.name]
        here = known.folder or self._folder
        return any(one.folder not in ("", here) and Path(one.folder, one.name + SUFFIX).exists() for one in others)

    def _about(self, tag: str) -> Known:
        name = tag.partition("@")[0]
        kept = self._secrets.get(_about_name(tag))
        if kept:
            try:
                return unpack(kept.encode(), Known)
            except MemoryDamaged:
                pass  # of another version, or cut: its name and its file still say enough
        return Known(name, self._folder if tag.endswith(self._here) else "")

    def _tags(self) -> list[str]:
        tags: dict[str, None] = {}
        number = 0
        while text := self._secrets.get(_index_name(number)):
            tags |= dict.fromkeys(text.split())
            number += 1
        return list(tags)

    def _write(self, tags: Iterable[str]) -> None:
        left = list(tags)
        number = 0
        while left:
            self._secrets.set(_index_name(number), " ".join(left[:_TOGETHER]))
            left = left[_TOGETHER:]
            number += 1
        while self._secrets.get(_index_name(number)) is not None:
            self._secrets.delete(_index_name(number))
            number += 1


def _mark(folder: str) -> str:
    return "@" + hashlib.sha256(folder.encode()).hexdigest()[:8]


def _index_name(number: int) -> str:
    return f"memories.{number}"


def _about_name(tag: str) -> str:
    return f"about.{tag}"
