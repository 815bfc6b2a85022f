"""What one process that serves a database tells the others, by the database itself (PostgreSQL's NOTIFY).

A notice leaves with the transaction that it tells of, or not at all. Nothing that matters is in it but that there is
something to look at: who missed one looks all the same once it listens again.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, func, select

from kiosk.platform_server.data.database import Database

_CHANNEL = "kiosk"
_LONGEST = 7000  # bytes: PostgreSQL takes 8 000


class About(StrEnum):
    """What there is to look at."""

    CHANGES = "changes"  # the table of changes, or what is to be sent
    REFERENCE = "reference"  # what hardly changes
    ENDINGS = "endings"  # of sessions, which are named; of any, where none is
    EVERYTHING = "everything"  # this process may have missed notices


_ABOUT = {about.value for about in About}


@dataclass(frozen=True, slots=True)
class Notice:
    """One that another process sent."""

    about: About
    names: Sequence[str] = ()


def tell(connection: Connection, about: About, names: Sequence[str] = ()) -> None:
    """Tells the other processes once the transaction is durable; on SQLite there are none."""
    if connection.dialect.name != "postgresql":
        return
    words = [str(connection.get_execution_options().get("kiosk_origin", "")), about.value, *names]
    payload = "\n".join(words)
    if len(payload) > _LONGEST:
        payload = "\n".join(words[:2])
    connection.execute(select(func.pg_notify(_CHANNEL, payload)))


async def heard(database: Database) -> AsyncIterator[Notice]:
    """What the others tell, as it comes; the first says that this process listens only now.

    Ends where the connection does. Raises OSError or a database's error where there is none to be had.
    """
    import psycopg

    arguments, named = database.engine.dialect.create_connect_args(database.engine.url)
    connection = await psycopg.AsyncConnection.connect(*arguments, **named, autocommit=True)
    async with connection:
        await connection.execute(f"LISTEN {_CHANNEL}")
        yield Notice(About.EVERYTHING)
        async for told in connection.notifies():
            origin, about, *names = [*told.payload.split("\n"), ""]
            if origin != database.origin and about in _ABOUT:
                yield Notice(About(about), [name for name in names if name])
