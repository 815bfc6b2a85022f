"""The usagers in memory, in the index that desks use too: a search answers while somebody waits behind the counter.

It follows the table of changes: what another thread or process wrote is read before the next search.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, select

from kiosk.domain.people.model import Usager
from kiosk.domain.search.usager_index import UsagerIndex
from kiosk.platform_server.data import changes, schema
from kiosk.platform_server.rules.wire import batches

_TEXTS = ("first_name", "last_name", "birth_name", "email", "phone_number", "phone_number_formatted", "case_number")


class UserIndex:
    """Every usager who is not anonymised."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cursor: str | None = None
        self._index = UsagerIndex()

    @contextmanager
    def seen_by(self, connection: Connection) -> Iterator[UsagerIndex]:
        """The index as this connection sees the usagers, for this thread alone."""
        with self._lock:
            self._refresh(connection)
            yield self._index

    def _refresh(self, connection: Connection) -> None:
        try:
            if self._cursor is None:
                raise changes.CursorTooOld
            self._cursor, touched = changes.usagers_since(connection, self._cursor)
        except changes.CursorTooOld:
            self._cursor, _ = changes.usagers_since(connection, None)
            self._index = UsagerIndex()
            self._index.unsettle()
            self._put(connection, None)
            self._index.settle()
            return
        for part in batches(touched):
            for user_id in set(part) - self._put(connection, part):
                self._index.take(user_id)

    def _put(self, connection: Connection, ids: Iterable[int] | None) -> set[int]:
        """Puts these usagers into the index, all without ``ids``; answers those who are there."""
        user, profile = schema.users.c, schema.user_profiles.c
        people = select(user.id, user.birth_date, *(user[name] for name in _TEXTS)).where(user.deleted_at.is_(None))
        attached = select(profile.user_id, profile.organisation_id)
        if ids is not None:
            people, attached = people.where(user.id.in_(ids)), attached.where(profile.user_id.in_(ids))
        organisations: dict[int, frozenset[int]] = {}
        shared: dict[frozenset[int], frozenset[int]] = {}
        for user_id, organisation_id in connection.execute(attached):
            grown = organisations.get(user_id, frozenset()) | {organisation_id}
            # Thousands have the same few organisations: one set for all of them.
            organisations[user_id] = shared.setdefault(grown, grown)
        present: set[int] = set()
        for user_id, born, *texts in connection.execute(people):
            birth_date = date.fromisoformat(born) if born else None
            usager = Usager(user_id, birth_date=birth_date, **dict(zip(_TEXTS, texts, strict=True)))
            self._index.put(usager, organisations.get(user_id, frozenset()))
            present.add(user_id)
        return present
