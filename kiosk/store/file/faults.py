"""What an error of the database means for the desk."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.domain.platform.failures import (
    DiskFull,
    MemoryDamaged,
    MemoryFailure,
    MemoryLocked,
    MemoryUnwritable,
)

# SQLite's primary result codes (https://sqlite.org/rescode.html).
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
_MEANINGS: dict[int, type[MemoryFailure]] = {
    _BUSY: MemoryLocked,
    _LOCKED: MemoryLocked,
    _READONLY: MemoryUnwritable,
    _IOERR: MemoryUnwritable,
    _CANTOPEN: MemoryUnwritable,
    _CORRUPT: MemoryDamaged,
    _NOTADB: MemoryDamaged,
    _FULL: DiskFull,
}

_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def failure_of(error: Exception) -> MemoryFailure | None:
    """The failure that ``error`` tells of; None for what is a fault of the program."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    meaning = _MEANINGS.get(code & 0xFF)
    return meaning() if meaning is not None else None


@contextmanager
def told() -> Iterator[None]:
    """Turns errors of the database, and of the disk, into the failures that they mean."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except dbapi2.Error as error:
        failure = failure_of(error)
        if failure is None:
            raise
        # Not chained: an error of the database may quote what it was given.
        raise failure from None
    except OSError as error:
        raise (DiskFull if error.errno in _NO_ROOM else MemoryUnwritable) from None
