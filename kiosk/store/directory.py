"""Organisations and what each has: lieux, agents, services, motifs; its agenda of plages and absences; its usagers.

Every function runs on the database's thread. Saves return whether anything is now otherwise than it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeVar

from kiosk.domain.day.model import AbsenceOccurrence, Lieu, Motif, Organisation, PlageOccurrence, Service, Team
from kiosk.domain.people.model import Agent, Usager
from kiosk.store.codec import pack, unpack
from kiosk.store.database import breathe
from kiosk.store.rdvs import remove, seconds, with_open_gestures

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

KINDS: Mapping[type, str] = {Lieu: "lieux", Agent: "agents", Service: "services", Motif: "motifs", Team: "teams"}
AgendaKind = Literal["plages", "absences"]
E = TypeVar("E", Lieu, Agent, Service, Motif, Team)
Occurrence = TypeVar("Occurrence", PlageOccurrence, AbsenceOccurrence)


def organisations(connection: Connection) -> list[Organisation]:
    return [unpack(body, Organisation) for (body,) in connection.execute("SELECT body FROM organisations ORDER BY id")]


def save_organisations(connection: Connection, found: Sequence[Organisation]) -> bool:
    """``found`` is the whole list."""
    known = dict(connection.execute("SELECT id, body FROM organisations").fetchall())
    present = {organisation.id: pack(organisation) for organisation in found}
    if present == known:
        return False
    for gone in known.keys() - present.keys():
        _forget_organisation(connection, gone)
    connection.execute("DELETE FROM organisations")
    connection.executemany("INSERT INTO organisations (id, body) VALUES (?, ?)", list(present.items()))
    return True


def _forget_organisation(connection: Connection, organisation_id: int) -> None:
    """Forgets all that an agent may no longer see; what was done here and not sent, or refused and not read, stays."""
    for table in ("directory", "agenda", "usagers"):
        connection.execute(f"DELETE FROM {table} WHERE organisation_id = ?", (organisation_id,))  # noqa: S608 - ours
    rows = connection.execute("SELECT id FROM rdvs WHERE organisation_id = ?", (organisation_id,)).fetchall()
    kept = with_open_gestures(connection)
    remove(connection, [rdv_id for (rdv_id,) in rows if rdv_id not in kept])
    connection.execute("DELETE FROM marks WHERE name LIKE ?", (f"%/{organisation_id}",))


def entries(connection: Connection, organisation_id: int, of: type[E]) -> list[E]:
    query = "SELECT body FROM directory WHERE organisation_id = ? AND kind = ? ORDER BY id"
    return [unpack(body, of) for (body,) in connection.execute(query, (organisation_id, KINDS[of]))]


def agents(connection: Connection) -> list[Agent]:
    """Those of all organisations."""
    found = connection.execute("SELECT body FROM directory WHERE kind = ?", (KINDS[Agent],))
    return [unpack(body, Agent) for (body,) in found]


def save_entries(connection: Connection, organisation_id: int, of: type[E], found: Sequence[E]) -> bool:
    """``found`` is the whole list of that kind."""
    kind = KINDS[of]
    query = "SELECT id, body FROM directory WHERE organisation_id = ? AND kind = ?"
    known = dict(connection.execute(query, (organisation_id, kind)).fetchall())
    present = {thing.id: pack(thing) for thing in found}
    if present == known:
        return False
    connection.execute("DELETE FROM directory WHERE organisation_id = ? AND kind = ?", (organisation_id, kind))
    connection.executemany(
        "INSERT INTO directory (organisation_id, kind, id, body) VALUES (?, ?, ?, ?)",
        [(organisation_id, kind, number, body) for number, body in present.items()],
    )
    return True


def agenda(
    connection: Connection, organisation_id: int, kind: AgendaKind, of: type[Occurrence], start: datetime, end: datetime
) -> list[Occurrence]:
    """Occurrences that share a moment with ``start`` to ``end``, in hour order."""
    query = (
        "SELECT body FROM agenda WHERE organisation_id = ? AND kind = ? AND starts_at < ? AND ends_at > ? "
        "ORDER BY starts_at, ends_at, rowid"
    )
    rows = connection.execute(query, (organisation_id, kind, seconds(end), seconds(start)))
    return [unpack(body, of) for (body,) in rows]


def save_agenda(
    connection: Connection,
    organisation_id: int,
    kind: AgendaKind,
    start: datetime,
    end: datetime,
    found: Sequence[PlageOccurrence] | Sequence[AbsenceOccurrence],
) -> bool:
    """``found`` are all the occurrences that share a moment with ``start`` to ``end``."""
    values = (organisation_id, kind, seconds(end), seconds(start))
    query = "SELECT body FROM agenda WHERE organisation_id = ? AND kind = ? AND starts_at < ? AND ends_at > ?"
    known = sorted(body for (body,) in connection.execute(query, values))
    present = {pack(occurrence): occurrence for occurrence in found}
    if sorted(present) == known:
        return False
    connection.execute(
        "DELETE FROM agenda WHERE organisation_id = ? AND kind = ? AND starts_at < ? AND ends_at > ?", values
    )
    connection.executemany(
        "INSERT INTO agenda (organisation_id, kind, starts_at, ends_at, body) VALUES (?, ?, ?, ?, ?)",
        [(organisation_id, kind, seconds(o.starts_at), seconds(o.ends_at), body) for body, o in present.items()],
    )
    return True


def save_usagers(connection: Connection, organisation_id: int, found: Sequence[Usager]) -> bool:
    """Adds ``found`` to those known."""
    touched = False
    for number, usager in enumerate(found):
        breathe(number)
        query = (
            "INSERT INTO usagers (organisation_id, id, body) VALUES (?, ?, ?) "
            "ON CONFLICT (organisation_id, id) DO UPDATE SET body = excluded.body WHERE body <> excluded.body"
        )
        touched |= connection.execute(query, (organisation_id, usager.id, pack(usager))).rowcount > 0
    return touched
