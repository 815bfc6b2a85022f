"""A limit that all processes of one database keep together: what each notes counts for the others."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Hashable

from sqlalchemy import ColumnElement, Connection, Double, cast, delete, func, insert, select

from kiosk.platform_server.data.database import Database
from kiosk.platform_server.data.process_schema import limits
from kiosk.platform_server.running.limits import Limit

_NOW = cast(func.extract("epoch", func.clock_timestamp()), Double)


class KeptLimit(Limit):
    """``Limit``, in the database; whose it is stands there as a digest. ``what`` names it."""

    def __init__(self, database: Database, what: str, most: int, window_s: float) -> None:
        super().__init__(most, window_s)
        self._engine = database.engine
        self._what = what

    def retry_after(self, key: Hashable) -> int | None:
        """None when it may happen once more, else how many seconds to wait."""
        with self._engine.begin() as connection:
            return self._wait_there(connection, _digest(key))

    def note(self, key: Hashable) -> int | None:
        """Notes that it happens, unless it may not: answers how many seconds to wait then."""
        who = _digest(key)
        with self._engine.begin() as connection:
            wait = self._wait_there(connection, who)
            if wait is None:
                connection.execute(delete(limits).where(self._of(who), limits.c.at <= _NOW - self._window_s))
                connection.execute(insert(limits).values(what=self._what, who=who, at=_NOW))
            return wait

    def forget(self, key: Hashable | None = None) -> None:
        """Forgets what was noted of one key, or everything."""
        which = limits.c.what == self._what if key is None else self._of(_digest(key))
        with self._engine.begin() as connection:
            connection.execute(delete(limits).where(which))

    def _of(self, who: bytes) -> ColumnElement[bool]:
        return (limits.c.what == self._what) & (limits.c.who == who)

    def _wait_there(self, connection: Connection, who: bytes) -> int | None:
        noted, first, now = connection.execute(
            select(func.count(), func.min(limits.c.at), _NOW).where(self._of(who), limits.c.at > _NOW - self._window_s)
        ).one()
        return max(1, math.ceil(first + self._window_s - now)) if noted >= self._most else None


def sweep(connection: Connection, longest_s: float) -> None:
    """Forgets what is older than that."""
    connection.execute(delete(limits).where(limits.c.at <= _NOW - longest_s))


def _digest(key: Hashable) -> bytes:
    return hashlib.sha256(repr(key).encode()).digest()[:16]
