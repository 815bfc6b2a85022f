"""What the desk shows: confirmed RDVs, the waits known here alone, and the gestures not sent yet, in that order.

Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from kiosk.domain.booking.booking import Booking
from kiosk.domain.day.gesture import DeskRdv, Fate, Gesture, apply
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.status import UNDETERMINED, Action
from kiosk.domain.people.model import Usager
from kiosk.domain.writes.errand import Refusal
from kiosk.domain.writes.projected import Known
from kiosk.store import marks, people, rdvs
from kiosk.store.codec import unpack
from kiosk.store.queue import held, local_ids
from kiosk.store.queue.rows import GESTURES, UNREAD, WAITING
from kiosk.store.queue.written_here import WrittenHere
from kiosk.store.rdvs import day_bounds

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def read_some(connection: Connection, rdv_ids: Sequence[int], now: datetime) -> list[DeskRdv]:
    """Those of ``rdv_ids`` that are known, in that order, each once: a local id is also that of what became of it."""
    here = WrittenHere(connection)
    found = {rdv.id: rdv for rdv in (here.rdv(rdv_id) for rdv_id in rdv_ids) if rdv is not None}
    return project(connection, list(found.values()), now, here)


def read_asked(connection: Connection, rdv_ids: Collection[int], now: datetime) -> dict[int, DeskRdv]:
    """The same by the ids that were asked for: one of a local id is found by that too."""
    here = WrittenHere(connection)
    found = {asked: rdv for asked in rdv_ids if (rdv := here.rdv(asked)) is not None}
    each = {rdv.id: rdv for rdv in found.values()}
    as_shown = {entry.rdv.id: entry for entry in project(connection, list(each.values()), now, here)}
    return {asked: as_shown[rdv.id] for asked, rdv in found.items()}


def read_day(
    connection: Connection, organisation_id: int, bounds: tuple[datetime, datetime], now: datetime
) -> list[DeskRdv]:
    """The RDVs of an organisation from the first instant to before the second, in hour order."""
    here = WrittenHere(connection)
    found = here.between(organisation_id, bounds, rdvs.read_between(connection, organisation_id, *bounds))
    return project(connection, found, now, here)


def rdvs_of(connection: Connection, usager_id: int, now: datetime) -> list[DeskRdv]:
    here = WrittenHere(connection)
    return project(connection, here.of_usager(usager_id), now, here)


def usager(connection: Connection, organisation_id: int, usager_id: int) -> Usager | None:
    return WrittenHere(connection).usager(organisation_id, usager_id)


def proches(connection: Connection, organisation_id: int, usager_id: int) -> list[Usager]:
    return WrittenHere(connection).proches(organisation_id, usager_id)


def known(connection: Connection, booking: Booking) -> Known:
    """What is known of those whom ``booking`` names."""
    return WrittenHere(connection).known(booking)


def as_of(connection: Connection, organisation_id: int, usager_id: int) -> datetime | None:
    return people.as_of(connection, organisation_id, local_ids.real(connection, usager_id))


def project(connection: Connection, known: Sequence[Rdv], now: datetime, here: WrittenHere) -> list[DeskRdv]:
    """``known``, as ``here`` has them, as the desk shows them at ``now``, in the same order."""
    ids = {rdv.id for rdv in known}
    gestures: dict[int, list[Gesture]] = {}
    query = f"SELECT subject_id, body FROM queue WHERE {WAITING} AND {GESTURES} ORDER BY seq"  # noqa: S608 - ours
    for rdv_id, body in connection.execute(query):
        if rdv_id in ids:
            gestures.setdefault(rdv_id, []).append(unpack(body, Gesture))
    problems: dict[int, str] = {}
    overtaken: dict[int, Gesture] = {}
    query = f"SELECT subject_id, refusal, fate, body FROM queue WHERE {UNREAD} AND {GESTURES} ORDER BY seq"  # noqa: S608 - ours
    for rdv_id, refusal, fate, body in connection.execute(query):
        problems[rdv_id] = unpack(refusal, Refusal).reason if refusal else ""
        overtaken.pop(rdv_id, None)  # what is offered goes with what is said
        if fate == Fate.OVERTAKEN and rdv_id in ids:
            overtaken[rdv_id] = unpack(body, Gesture)
    waits = _waits(connection)
    nights = {number: night(connection, number, now) for number in {rdv.organisation_id for rdv in known}}
    shown = [
        _project_one(
            rdv,
            gestures.get(rdv.id, ()),
            problems.get(rdv.id) or here.problem(rdv.id),
            waits.get(rdv.id, {}),
            nights[rdv.organisation_id],
            to_confirm=here.to_confirm(rdv.id),
        )
        for rdv in known
    ]
    asked = held.by_rdv(connection)
    return [
        replace(one, overtaken=overtaken.get(one.rdv.id), held=asked.get(one.rdv.id, ""))
        if one.rdv.id in overtaken or one.rdv.id in asked
        else one
        for one in shown
    ]


def night(connection: Connection, organisation_id: int, now: datetime) -> datetime:
    """The last midnight where the organisation is.

    The waiting room is forgotten each night, by the platform too: what was confirmed the day before is over.
    """
    zone: tzinfo = marks.zone(connection, organisation_id, now.tzinfo or UTC)
    return day_bounds(now.astimezone(zone).date(), zone)[0]


def _project_one(
    rdv: Rdv,
    gestures: Sequence[Gesture],
    problem: str,
    waits: Mapping[int, datetime],
    night: datetime,
    *,
    to_confirm: bool,
) -> DeskRdv:
    if waits or rdv.waiting_since is not None:
        participations = tuple(_waiting(p, waits.get(p.id), night) for p in rdv.participations)
        if participations != rdv.participations:
            waiting = [p.waiting_since for p in participations if p.waiting_since is not None]
            rdv = replace(rdv, participations=participations, waiting_since=min(waiting) if waiting else None)
    if not gestures:
        return DeskRdv(rdv, problem=problem, to_confirm=to_confirm) if problem or to_confirm else DeskRdv(rdv)
    for gesture in gestures:
        rdv = apply(rdv, gesture)
    touched = frozenset(number for gesture in gestures for number in gesture.participation_ids)
    return DeskRdv(rdv, unsent=touched, problem=problem, to_confirm=to_confirm)


def _waiting(participation: Participation, known_here: datetime | None, night: datetime) -> Participation:
    since = participation.waiting_since or (known_here if participation.status in UNDETERMINED else None)
    if since is not None and since < night:
        since = None
    return participation if since == participation.waiting_since else replace(participation, waiting_since=since)


def keep_here(connection: Connection, gesture: Gesture) -> None:
    """Keeps on this desk alone who waits, or no longer does, by ``gesture``."""
    if gesture.action is Action.WAITING:
        since, acted_at = (gesture.arrived_at or gesture.made_at).timestamp(), gesture.made_at.timestamp()
        connection.executemany(
            "INSERT INTO waiting_here (participation_id, rdv_id, organisation_id, since, acted_at) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (participation_id) DO UPDATE "
            "SET since = excluded.since, acted_at = excluded.acted_at, gone = 0, untold = 1 WHERE gone",
            [
                (number, gesture.rdv_id, gesture.organisation_id, since, acted_at)
                for number in gesture.participation_ids
            ],
        )
    else:
        forget_waits(connection, gesture)


def forget_waits(connection: Connection, gesture: Gesture) -> None:
    """Any status ends the wait of those who were given it."""
    at = gesture.made_at.timestamp()
    _end(connection, [(at, number) for number in gesture.participation_ids])


def _end(connection: Connection, ended: Sequence[tuple[float, int]]) -> None:
    """These wait no more since then. It stays noted until the night: other desks may still say that they wait."""
    connection.executemany(
        "UPDATE waiting_here SET gone = 1, untold = 1, acted_at = MAX(?, acted_at + 0.001) "
        "WHERE participation_id = ? AND NOT gone",
        ended,
    )


def forget_waits_of_yesterday(connection: Connection, now: datetime) -> frozenset[int]:
    """Forgets who was waiting before the last midnight of their organisation; returns the ids of their RDVs."""
    query = (
        "SELECT participation_id, rdv_id, since, COALESCE(rdvs.organisation_id, waiting_here.organisation_id) "
        "FROM waiting_here LEFT JOIN rdvs ON rdvs.id = waiting_here.rdv_id"
    )
    over = [
        (participation_id, rdv_id)
        for participation_id, rdv_id, since, organisation_id in connection.execute(query).fetchall()
        if since < night(connection, organisation_id or 0, now).timestamp()
    ]
    connection.executemany("DELETE FROM waiting_here WHERE participation_id = ?", [(number,) for number, _ in over])
    return frozenset(rdv_id for _, rdv_id in over)


def _waits(connection: Connection) -> dict[int, dict[int, datetime]]:
    waits: dict[int, dict[int, datetime]] = {}
    for participation_id, rdv_id, since in connection.execute(
        "SELECT participation_id, rdv_id, since FROM waiting_here WHERE NOT gone"
    ):
        waits.setdefault(rdv_id, {})[participation_id] = datetime.fromtimestamp(since, UTC)
    return waits


def end_waits(connection: Connection, told: Sequence[Rdv]) -> None:
    """Forgets the waits, known here alone, of those to whom the platform's ``told`` now give a status."""
    waits = _waits(connection)
    over = [p.id for rdv in told if rdv.id in waits for p in rdv.participations if p.status not in UNDETERMINED]
    # Nobody says when: right after they came, so that whatever is done later holds.
    _end(connection, [(0.0, number) for number in over])


def birth_note(connection: Connection, usager_id: int) -> str:
    """What was written here of a birth, under whichever id its usager went by then; empty where nothing was."""
    number = local_ids.real(connection, usager_id)
    ids = (number, *local_ids.local(connection, number))
    found = (marks.read(connection, marks.birth_mark(one)) for one in ids)
    return next((text for text in found if text is not None), "")
