"""What changed, told to the desks that wait: a table of changes, a cursor into it, and a bell.

A cursor bears witness: it names the epoch, the last change and what that change was marked with, and cannot be made up.
Where it tells of a change that is not there, the database was put back from a backup (decision 0046).
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from kiosk.platform_server.data import notices, schema

KEPT_S = 24 * 3600
_EPOCH = "epoch"
_KEY = "changes_key"  # by which a cursor that was given here is known
_PLAN_KEY = "plan_key"
_NIGHT = "swept"
_FORGOTTEN = "changes_forgotten"  # the last id that was taken away

OF_SITE = ("arrival", "walk_in", "call", "notice", "help")
"""What a site shares by itself, by the kinds of its lines."""

Change = tuple[int, str, int, bool]
"""An organisation, what changed there, its id, and whether it is gone."""


class CursorTooOld(Exception):  # noqa: N818 - an outcome, not a fault
    """The changes after this cursor are no longer known: pull everything again."""


class PutBack(CursorTooOld):
    """This very platform gave the cursor, and has no such change: its database was put back from a backup."""


@dataclass(frozen=True, slots=True)
class News:
    """The changes after a cursor and the cursor to go on from."""

    cursor: str
    changes: list[dict[str, Any]]


def begin_epoch(connection: Connection) -> None:
    """Starts anew: what desks know of this platform, every cursor included, is of another time."""
    _set(connection, _EPOCH, secrets.token_hex(8))
    notices.tell(connection, notices.About.EVERYTHING)


def keep_epoch(connection: Connection) -> None:
    """Begins the first epoch of a database that has none, and makes the key of its cursors."""
    if _get(connection, _EPOCH) is None:
        begin_epoch(connection)
    if _get(connection, _KEY) is None:
        _set(connection, _KEY, secrets.token_hex(16))
    if _get(connection, _PLAN_KEY) is None:
        _set(connection, _PLAN_KEY, secrets.token_hex(32))


def plan_key(connection: Connection) -> bytes:
    """With it the addresses of plans can be told again, by any process."""
    return bytes.fromhex(_get(connection, _PLAN_KEY) or "")


def begin_night(connection: Connection, day: str) -> bool:
    """Whether nobody has done yet what is done in the night before ``day``: it is the caller's then."""
    if _get(connection, _NIGHT) == day:
        return False
    _set(connection, _NIGHT, day)
    return True


def epoch(connection: Connection) -> str:
    """The present epoch: another text once the database was put back or made anew."""
    return _get(connection, _EPOCH) or ""


def record(connection: Connection, changed: Iterable[Change], at: int) -> None:
    """Writes changes, within the transaction that made them."""
    rows = [
        {"organisation_id": organisation, "type": what, "object_id": object_id, "deleted": deleted, "at": at}
        | {"mark": secrets.randbits(31)}
        for organisation, what, object_id, deleted in dict.fromkeys(changed)
    ]
    if rows:
        connection.execute(insert(schema.changes), rows)
        notices.tell(connection, notices.About.CHANGES)


def since(connection: Connection, organisation_id: int, cursor: str | None, *, of_site: bool = False) -> News:
    """What changed in an organisation after ``cursor``; without one only the present cursor. Raises CursorTooOld
    and PutBack. ``of_site``: what a site shares by itself, which has calls of its own; else all but that."""
    present, given = _read(connection, cursor)
    if given is None:
        return News(present, [])
    change = schema.changes.c
    wanted = change.type.in_(OF_SITE) if of_site else change.type.not_in(OF_SITE)
    rows = connection.execute(
        select(change.type, change.object_id, change.deleted)
        .where(change.organisation_id == organisation_id, change.id > given, wanted)
        .order_by(change.id)
    )
    latest: dict[tuple[str, int], dict[str, Any]] = {}
    for what, object_id, deleted in rows:
        latest[what, object_id] = {"type": what, "id": object_id, "deleted": deleted}
    return News(present, list(latest.values()))


def usagers_since(connection: Connection, cursor: str | None) -> tuple[str, list[int]]:
    """The ids of the usagers who changed anywhere after ``cursor``, and the cursor to go on from.

    Raises CursorTooOld and PutBack. Without a cursor: none, and the present cursor.
    """
    present, given = _read(connection, cursor)
    if given is None or cursor == present:
        return present, []
    change = schema.changes.c
    touched = select(change.object_id).where(change.type == "user", change.id > given)
    return present, list(connection.scalars(touched.distinct().order_by(change.object_id)))


def _read(connection: Connection, cursor: str | None) -> tuple[str, int | None]:
    """The present cursor, and the last change that the one given knows of. Raises CursorTooOld and PutBack."""
    present_epoch, key = epoch(connection), _get(connection, _KEY) or ""
    forgotten = int(_get(connection, _FORGOTTEN) or 0)
    change = schema.changes.c
    latest = connection.execute(select(change.id, change.mark).order_by(change.id.desc()).limit(1)).first()
    last, mark = (forgotten, 0) if latest is None else latest
    present = _written(key, present_epoch, last, mark)
    if cursor is None or cursor == present:
        return present, None if cursor is None else last
    given_epoch, number, given_mark, *_ = [*cursor.split("."), "", "", ""]
    if given_epoch != present_epoch or not _is_number(number) or not _is_number(given_mark):
        raise CursorTooOld
    given = int(number)
    if not hmac.compare_digest(cursor, _written(key, given_epoch, given, int(given_mark))):
        raise CursorTooOld
    if given < forgotten:
        raise CursorTooOld
    there = connection.scalar(select(change.mark).where(change.id == given))
    # The last one that was forgotten has nothing left to compare.
    if given > last or (there is not None and there != int(given_mark) and int(given_mark)):
        raise PutBack
    return present, given


def _written(key: str, of: str, last: int, mark: int) -> str:
    text = f"{of}.{last}.{mark}"
    return f"{text}.{hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()[:16]}"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 18


def forget_before(connection: Connection, at: int) -> None:
    """Takes away the changes older than that instant."""
    change = schema.changes.c
    last = connection.scalar(select(func.max(change.id)).where(change.at < at))
    if last is not None:
        connection.execute(delete(schema.changes).where(change.id <= last))
        _set(connection, _FORGOTTEN, str(last))


def _get(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(schema.settings.c.value).where(schema.settings.c.name == name))


def _set(connection: Connection, name: str, value: str) -> None:
    if (
        connection.execute(update(schema.settings).where(schema.settings.c.name == name).values(value=value)).rowcount
        == 0
    ):
        connection.execute(insert(schema.settings).values(name=name, value=value))


class Bell:
    """Wakes whoever waits for a change; rung from any thread."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rung = asyncio.Event()
        self.closed = False

    def attach(self) -> None:
        """Ties the bell to the running loop; before that nobody can be waiting."""
        self._loop = asyncio.get_running_loop()

    def ring(self) -> None:
        """Wakes everybody, from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def close(self) -> None:
        """The server stops: wakes everybody for the last time."""
        self.closed = True
        self.ring()

    def listen(self) -> asyncio.Event:
        """The next ring: taken before looking at the table, so that none is missed."""
        return self._rung

    def _wake(self) -> None:
        rung, self._rung = self._rung, asyncio.Event()
        rung.set()
