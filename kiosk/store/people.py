"""Usagers that the memory knows: those met at this desk, those of the nightly copy, those who take part in RDVs.

Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.writes.projected import told_through
from kiosk.store.codec import pack, unpack
from kiosk.store.database import breathe
from kiosk.store.rdvs import seconds

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def confirmed(connection: Connection, organisation_id: int, usager_id: int) -> Usager | None:
    """The usager as the platform last said them: to this organisation, else to another, else in an RDV."""
    row = connection.execute(
        "SELECT body FROM usagers WHERE id = ? ORDER BY organisation_id <> ?, met_at DESC", (usager_id, organisation_id)
    ).fetchone()
    if row is not None:
        return unpack(row[0], Usager)
    # The latest RDV knows best.
    for rdv in sorted(with_usager(connection, usager_id), key=lambda rdv: rdv.starts_at, reverse=True):
        return next(p.usager for p in rdv.participations if p.usager.id == usager_id)
    return None


def everybody(connection: Connection) -> list[Usager]:
    """All usagers of whom the memory has anything."""
    met = [unpack(body, Usager) for (body,) in connection.execute("SELECT body FROM usagers")]
    of_rdvs = [unpack(body, Rdv) for (body,) in connection.execute("SELECT body FROM rdvs")]
    return [*met, *(one.usager for rdv in of_rdvs for one in rdv.participations)]


def last_told(connection: Connection, organisation_id: int) -> Usager | None:
    """The one of whom the platform spoke last, among those of an organisation; of its RDVs where it knows no other."""
    row = connection.execute(
        "SELECT body FROM usagers WHERE organisation_id = ? AND id > 0 ORDER BY met_at DESC LIMIT 1", (organisation_id,)
    ).fetchone()
    if row is not None:
        return unpack(row[0], Usager)
    query = "SELECT body FROM rdvs WHERE organisation_id = ? ORDER BY starts_at DESC LIMIT 1"
    row = connection.execute(query, (organisation_id,)).fetchone()
    return None if row is None else next((p.usager for p in unpack(row[0], Rdv).participations), None)


def hanging_on(connection: Connection, organisation_id: int, usager_id: int) -> frozenset[int]:
    """Ids of those of an organisation who may well hang on an usager: the reading then makes sure."""
    # As ``codec`` writes an usager: asked for one fiche at a time, it needs no column of its own.
    query = "SELECT id FROM usagers WHERE organisation_id = ? AND instr(body, ?) > 0"
    needle = f'"responsible_id":{usager_id},'.encode()
    return frozenset(number for (number,) in connection.execute(query, (organisation_id, needle)))


def as_of(connection: Connection, organisation_id: int, usager_id: int) -> datetime | None:
    """When this desk last had to do with an usager; None: never, or they are only of the nightly copy."""
    row = connection.execute(
        "SELECT met_at FROM usagers WHERE id = ? AND met_at IS NOT NULL ORDER BY organisation_id <> ?",
        (usager_id, organisation_id),
    ).fetchone()
    return None if row is None else datetime.fromtimestamp(row[0], UTC)


def meet(connection: Connection, organisation_id: int, found: Iterable[Usager], at: datetime) -> frozenset[int]:
    """Keeps those whom this desk has to do with; ids of those who are otherwise than they were known."""
    touched = set()
    for usager in found:
        body = pack(usager)
        row = connection.execute(
            "SELECT body FROM usagers WHERE organisation_id = ? AND id = ?", (organisation_id, usager.id)
        ).fetchone()
        if row is None or row[0] != body:
            touched.add(usager.id)
        connection.execute(
            "INSERT INTO usagers (organisation_id, id, body, met_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (organisation_id, id) DO UPDATE SET body = excluded.body, met_at = excluded.met_at",
            (organisation_id, usager.id, body, seconds(at)),
        )
    return frozenset(touched)


def known(connection: Connection, organisation_id: int, usager_ids: Iterable[int]) -> frozenset[int]:
    """Those of ``usager_ids`` whom the memory keeps for an organisation."""
    query = "SELECT 1 FROM usagers WHERE organisation_id = ? AND id = ?"
    return frozenset(one for one in usager_ids if connection.execute(query, (organisation_id, one)).fetchone())


def ids_of(connection: Connection, organisation_id: int) -> frozenset[int]:
    """The platform's ids of all whom the memory keeps for an organisation."""
    query = "SELECT id FROM usagers WHERE organisation_id = ? AND id > 0"
    return frozenset(number for (number,) in connection.execute(query, (organisation_id,)))


def ids_in_rdvs(connection: Connection, organisation_id: int) -> frozenset[int]:
    """The platform's ids of all who take part in the RDVs of an organisation, and of those they hang on."""
    found: set[int] = set()
    query = "SELECT body FROM rdvs WHERE organisation_id = ?"
    for number, (body,) in enumerate(connection.execute(query, (organisation_id,))):
        for participation in unpack(body, Rdv).participations:
            found.update((participation.usager.id, participation.usager.responsible_id or 0))
        breathe(number)
    return frozenset(number for number in found if number > 0)


def part_with(connection: Connection, organisation_id: int, usager_ids: Iterable[int]) -> frozenset[int]:
    """Forgets usagers who are no longer the organisation's; those who were known."""
    gone = known(connection, organisation_id, usager_ids)
    _forget(connection, [(organisation_id, number) for number in gone])
    return gone


def with_usager(connection: Connection, usager_id: int) -> list[Rdv]:
    """The RDVs in the memory that an usager takes part in."""
    # As ``codec`` writes a participation; the reading then makes sure.
    needle = f'"usager":{{"id":{usager_id},'.encode()
    rows = connection.execute("SELECT body FROM rdvs WHERE instr(body, ?) > 0 ORDER BY starts_at, id", (needle,))
    read = (unpack(body, Rdv) for (body,) in rows)
    return [rdv for rdv in read if any(p.usager.id == usager_id for p in rdv.participations)]


def say_everywhere(connection: Connection, usager: Usager) -> None:
    """Has RDVs and proches say what the platform has just said of an usager, until it says so there too."""
    # As ``codec`` writes a participation, and a proche; the comparison then makes sure.
    needles = (f'"usager":{{"id":{usager.id},'.encode(), f'"responsible_id":{usager.id},'.encode())
    query = "SELECT body FROM rdvs WHERE instr(body, ?) > 0 OR instr(body, ?) > 0"
    for (body,) in connection.execute(query, needles).fetchall():
        rdv = unpack(body, Rdv)
        said = tuple(replace(p, usager=_as_said(p.usager, usager)) for p in rdv.participations)
        if said != rdv.participations:
            connection.execute(
                "UPDATE rdvs SET body = ? WHERE id = ?", (pack(replace(rdv, participations=said)), rdv.id)
            )
    query = "SELECT organisation_id, id, body FROM usagers WHERE instr(body, ?) > 0"
    for of, number, body in connection.execute(query, needles[1:]).fetchall():
        proche = unpack(body, Usager)
        if (as_said := _as_said(proche, usager)) != proche:
            connection.execute(
                "UPDATE usagers SET body = ? WHERE organisation_id = ? AND id = ?", (pack(as_said), of, number)
            )


def _as_said(one: Usager, usager: Usager) -> Usager:
    """``one`` once ``usager`` is as the platform says: themselves, a proche of theirs, or somebody else."""
    if one.id == usager.id:
        return usager
    return told_through(one, usager) if one.responsible_id == usager.id else one


def forget(connection: Connection, usager_ids: Iterable[int]) -> None:
    """Forgets usagers that are, or will be, none; ids of other things are of no consequence when below zero."""
    connection.executemany("DELETE FROM usagers WHERE id = ?", [(number,) for number in usager_ids])


def forget_told(connection: Connection) -> None:
    """Forgets all whom the platform told of; those who were written down here stay."""
    connection.execute("DELETE FROM usagers WHERE id > 0")


def forget_copy(connection: Connection, organisation_id: int, keep: Collection[int]) -> bool:
    """Forgets those of an organisation whom this desk never had to do with, but for ``keep``."""
    query = "SELECT id FROM usagers WHERE organisation_id = ? AND met_at IS NULL"
    rows = connection.execute(query, (organisation_id,)).fetchall()
    return _forget(connection, [(organisation_id, number) for (number,) in rows if number not in keep])


def forget_met_before(connection: Connection, instant: datetime, keep: Collection[int]) -> bool:
    """Forgets those whom this desk has had nothing to do with since ``instant``, but for ``keep``.

    Where a nightly copy is kept they stay in it, as everybody there.
    """
    query = (
        "SELECT organisation_id, id FROM usagers WHERE met_at < ? AND NOT EXISTS "
        "(SELECT 1 FROM marks WHERE name = 'usagers/' || usagers.organisation_id AND value <> '')"
    )
    rows = connection.execute(query, (seconds(instant),)).fetchall()
    gone = _forget(connection, [(of, number) for of, number in rows if number not in keep])
    connection.execute("UPDATE usagers SET met_at = NULL WHERE met_at < ?", (seconds(instant),))
    return gone


def _forget(connection: Connection, keys: Sequence[tuple[int, int]]) -> bool:
    connection.executemany("DELETE FROM usagers WHERE organisation_id = ? AND id = ?", keys)
    return bool(keys)
