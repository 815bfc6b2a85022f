"""Writes a data file into an empty database: references resolved, everything inserted in bulk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, insert

from kiosk.platform_server.data import schema
from kiosk.platform_server.data.data_file.model import DataFile
from kiosk.platform_server.data.data_file.people import agent, put_responsibles_first, usager
from kiosk.platform_server.data.data_file.places import absence, application, organisation, plage, service, territory
from kiosk.platform_server.data.data_file.rdvs import rdv
from kiosk.platform_server.data.data_file.rows import KINDS, Rows
from kiosk.platform_server.data.database import settle

# What an object has beyond its fields and what they name.
_ELSE: dict[str, Callable[[Rows, Any, dict[str, Any], str], None]] = {
    "territories": territory,
    "organisations": organisation,
    "services": service,
    "agents": agent,
    "plage_ouvertures": plage,
    "absences": absence,
    "users": usager,
    "rdvs": rdv,
    "oauth_applications": application,
}


def fill(connection: Connection, data: DataFile, now: int, hash_password: Callable[[str], str]) -> None:
    """Writes ``data``; ``now`` dates what the file does not. Raises DataFileFault: the caller takes everything back."""
    rows = Rows(data, now, hash_password)
    for name in KINDS:
        rows.add_all(name, _ELSE.get(name))
    put_responsibles_first(rows.of[schema.users])
    for table in schema.metadata.sorted_tables:
        if rows.of[table]:
            connection.execute(insert(table), rows.of[table])
    settle(connection)
