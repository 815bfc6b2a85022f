"""A memory goes whole: its key first, which makes its file unreadable, then the file and all that is beside it.

Everything here may block. Each step may be done again: what a kill leaves undone is finished at the next start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from kiosk.domain.platform.failures import KeyringMissing, MemoryLocked, MemoryUnwritable
from kiosk.store.file.connection import is_held
from kiosk.store.keeping.index import Index, Known
from kiosk.store.secrets import SecretStore

_OF_SQLITE: Final = ("-wal", "-shm", "-journal")
"""What SQLite may leave beside a file."""
_COPIES: Final = ("-carbon", "-carbon-new")
"""The carbon copy, and one that was to take its place."""
Forget = Callable[[str, int], None]
"""Forgets what else is kept of an agent: their instance, their number."""


def erase(path: Path, known: Known, index: Index, secrets: SecretStore, forget: Iterable[Forget]) -> None:
    """Erases the memory at ``path``, its key, and what ``forget`` knows of its agent.

    Raises ``MemoryLocked`` while another process holds the file: nothing is erased then. Raises ``MemoryUnwritable``
    where the file cannot be taken away, which the next call tries again; its key is gone. Raises ``KeyringMissing``:
    the file is gone then, and the next call finds the key.
    """
    if path.exists() and is_held(path):
        raise MemoryLocked
    missing: KeyringMissing | None = None
    try:
        index.note(replace(known, going=True))
        if not index.used_elsewhere(known):
            secrets.delete(known.name)
    except KeyringMissing as failure:
        missing = failure
    remove_files(path)
    if known.instance:
        for one in forget:
            one(known.instance, known.agent_id)
    if missing is not None:
        raise missing
    index.drop(known)


def remove_files(path: Path) -> None:
    """Takes the file away, its copy, and what SQLite left beside it. Raises ``MemoryUnwritable``."""
    try:
        for one in (path, *(path.with_name(path.name + end) for end in (*_OF_SQLITE, *_COPIES))):
            one.unlink(missing_ok=True)
    except OSError:
        raise MemoryUnwritable from None


def strays(folder: Path) -> list[Path]:
    """What SQLite left beside files that are gone."""
    beside = [path for end in _OF_SQLITE for path in folder.glob(f"*.memory{end}")]
    return [path for path in beside if not path.with_name(path.name.rpartition("-")[0]).exists()]
