"""What can be said of the memories of a profile without changing anything of them."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.domain.diagnostic.machine import MemoryFile
from kiosk.domain.platform.failures import KeyringMissing, MemoryDamaged, MemoryFailure, MemoryLocked
from kiosk.store import marks
from kiosk.store.file.connection import connect, is_held
from kiosk.store.file.faults import told
from kiosk.store.migrate import migrate
from kiosk.store.queue import rows
from kiosk.store.remembered import read_record
from kiosk.store.secrets import SecretStore

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

BIGGEST = 500 * 1024 * 1024  # bytes: what is larger is not copied


def memory_files(folder: Path, zone: tzinfo) -> list[tuple[Path, MemoryFile]]:
    """The memories in ``folder``, from the disk's directory alone: no file is opened.

    The process that holds a memory may do this. It must not open the file: closing it again would let go of the lock
    that keeps other processes off.
    """
    found = []
    for path in sorted(folder.glob("*.memory")):
        try:
            sizes = [path.stat(), *(one.stat() for one in folder.glob(path.name + "-wal"))]
        except OSError:
            continue  # gone meanwhile
        written = datetime.fromtimestamp(max(one.st_mtime for one in sizes), zone)
        size = sum(one.st_size for one in sizes)
        found.append((path, MemoryFile(size, written, aside=".aside-" in path.name)))
    return found


def opened(path: Path, file: MemoryFile, secrets: SecretStore | None) -> MemoryFile:
    """``file`` with what a copy of it says: sound or not, up to date since when, how much waits to be sent.

    For a process that holds no memory. ``secrets`` None: no keyring answers, the content cannot be looked at. Blocks.
    """
    if file.aside or secrets is None or file.size > BIGGEST:
        return file
    try:
        if is_held(path):
            raise MemoryLocked
        key = bytes.fromhex(secrets.get(path.stem) or "")
        if len(key) != 32:
            raise MemoryDamaged
        with tempfile.TemporaryDirectory(prefix="kiosk-check-") as name:
            copy = Path(name) / path.name
            for source in (path, path.with_name(path.name + "-wal")):
                if source.exists():
                    shutil.copyfile(source, copy.with_name(source.name))
            synced, unsent = _content(copy, key)
    except MemoryFailure as failure:
        return MemoryFile(file.size, file.written, True, failure)
    except ValueError:
        return MemoryFile(file.size, file.written, True, MemoryDamaged())
    except OSError:
        return MemoryFile(file.size, file.written, True, MemoryFailure())
    return MemoryFile(file.size, file.written, True, None, synced, unsent)


def instance_of(kept: str | None, secrets: SecretStore) -> str:
    """The instance of who stays signed in, from what the keyring has under ``REMEMBERED``; empty: nobody's. Blocks."""
    try:
        who = read_record(secrets, kept) if kept else None
    except KeyringMissing:
        return ""
    return who.instance if who is not None else ""


def _content(copy: Path, key: bytes) -> tuple[datetime | None, int]:
    with told():
        connection: Connection = connect(copy, key)
        try:
            migrate(connection)
            return marks.last_synced(connection), rows.count(connection)
        finally:
            connection.close()
