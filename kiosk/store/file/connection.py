"""Opening an encrypted file of SQLite, looking whether it is sound, having nothing stay in it that was deleted.

Every function runs on the thread that uses the connection.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.domain.platform.failures import DiskFull, MemoryDamaged, MemoryLocked, MemoryUnwritable
from kiosk.store.file.faults import failure_of
from kiosk.store.file.own_files import own_file, own_folder

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def connect(place: Path | str, key: bytes | None, *, checked: bool = True) -> Connection:
    """A connection that alone holds ``place``, checked. Must be used on the thread that made it.

    Not ``checked``: for who reads what can be read. ``key`` is 32 random bytes, None for a memory in RAM. Raises errors
    of SQLite, and ``MemoryUnwritable`` or ``MemoryDamaged``.
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
        if checked:
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


def is_sound(connection: Connection) -> bool:
    """Whether every page of a database can be read, and belongs where it is. Takes some milliseconds a megabyte."""
    from sqlcipher3 import dbapi2

    try:
        faults = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        return not faults and connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    except (dbapi2.Error, MemoryError):
        return False
