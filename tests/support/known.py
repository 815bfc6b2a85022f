"""Whom a memory keeps, for tests that ask about all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.people.model import Usager
from kiosk.store.codec import unpack
from kiosk.store.memory import Memory

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


async def usagers(memory: Memory, organisation_id: int) -> list[Usager]:
    """The usagers kept for an organisation, by id, those written here included."""
    return await memory._database.read(_kept, organisation_id)


def _kept(connection: Connection, organisation_id: int) -> list[Usager]:
    query = "SELECT body FROM usagers WHERE organisation_id = ? ORDER BY id"
    return [unpack(body, Usager) for (body,) in connection.execute(query, (organisation_id,))]
