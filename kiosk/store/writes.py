"""The writes of the memory: each a transaction, which says what is to be told of it.

Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.writes.errand import Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.retention import Retention
from kiosk.store import marks, people, rdvs, waits_aside, walk_ins
from kiosk.store.changes import Written, changes
from kiosk.store.queue import local_ids, rows, shown
from kiosk.store.queue import writes as queue_writes
from kiosk.store.queue.shown import read_some
from kiosk.store.queue.written_here import WrittenHere
from kiosk.store.site import lines as site_lines

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_BEGUN_ANEW = frozenset({"queue", "rdvs", "usagers", "plages", "absences", "walk_ins"})
_TOLD_WHOLE = 8
"""RDVs that a change brings along as they now show; beyond that the day is read again as a whole anyway."""


def save_rdvs(
    connection: Connection,
    organisation_id: int,
    found: Sequence[Rdv],
    keep: Collection[int],
    now: datetime,
) -> Written[frozenset[int]]:
    doubted: list[Rdv] = []
    touched = rdvs.save(connection, found, keep=keep, doubted=doubted)
    waits_aside.bring_back(connection, [rdv for rdv in found if rdv.id in touched])
    shown.end_waits(connection, [rdv for rdv in found if rdv.id in touched])
    settled = queue_writes.settle_by(connection, [rdv for rdv in found if rdv.id in touched], now)
    if settled is None:
        return replace(_rdvs_written(connection, touched, organisation_id, now), doubted=tuple(doubted))
    told = replace(settled, rdv_ids=settled.rdv_ids | touched)
    return Written(touched, told, rows.count(connection), tuple(doubted))


def remove_missing(
    connection: Connection,
    organisation_id: int,
    window: tuple[datetime, datetime],
    present: Collection[int],
    now: datetime,
) -> Written[frozenset[int]]:
    gone = rdvs.remove_missing(connection, organisation_id, window, present)
    return _rdvs_written(connection, gone, organisation_id, now)


def remove_rdv(connection: Connection, rdv_id: int, now: datetime) -> Written[frozenset[int]]:
    known = rdvs.read_one(connection, rdv_id)
    if known is None or rdv_id in rdvs.with_open_gestures(connection):
        return Written(frozenset())
    rdvs.remove(connection, [rdv_id])
    return _rdvs_written(connection, frozenset({rdv_id}), known.organisation_id, now)


def _rdvs_written(
    connection: Connection, touched: frozenset[int], organisation_id: int, now: datetime
) -> Written[frozenset[int]]:
    """Few are told as they now show, so that no screen comes back for them; many are read again together."""
    if not touched:
        return Written(touched)
    few = read_some(connection, sorted(touched), now) if len(touched) <= _TOLD_WHOLE else []
    return Written(touched, changes(Origin.SYNC, "rdvs", organisations=[organisation_id], rdvs=touched, shown=few))


def save_zone(connection: Connection, organisation_id: int, name: str) -> Written[bool]:
    mark = marks.zone_mark(organisation_id)
    if marks.read(connection, mark) == name:
        return Written(False)
    marks.save(connection, mark, name)
    return Written(True, changes(Origin.SYNC, "organisations", organisations=[organisation_id]))


def save_holiday_zone(connection: Connection, organisation_id: int, name: str) -> Written[None]:
    mark = marks.holidays_mark(organisation_id)
    if marks.read(connection, mark) == name:
        return Written(None)
    marks.save(connection, mark, name)
    return Written(None, changes(Origin.SYNC, "directory", organisations=[organisation_id]))


def forget(
    connection: Connection, retention: Retention, today: date, zone: tzinfo, now: datetime
) -> Written[frozenset[int]]:
    """Forgets what is older than ``retention`` says on ``today`` in ``zone``, and who was waiting on a day before."""

    def since(days: int) -> datetime:
        return rdvs.day_bounds(today - timedelta(days=days), zone)[0]

    instant = since(retention.rdvs)
    rows.forget_before(connection, since(retention.journal), since(retention.refusals))
    waits_aside.forget_before(connection, since(0))
    gone = rdvs.remove_before(connection, instant) | shown.forget_waits_of_yesterday(connection, now)
    site_lines.forget_yesterday(connection, now)
    connection.execute("DELETE FROM agenda WHERE ends_at <= ?", (rdvs.seconds(instant),))
    connection.execute("DELETE FROM walk_ins WHERE arrived_at < ?", (rdvs.seconds(since(retention.walk_ins)),))
    people_gone = people.forget_met_before(connection, since(retention.usagers), WrittenHere(connection).named)
    marks.forget_before(connection, today - timedelta(days=retention.rdvs))
    kinds = [kind for kind, any_gone in (("rdvs", gone), ("usagers", people_gone)) if any_gone]
    return Written(gone, changes(Origin.SYNC, *kinds, rdvs=gone) if kinds else None)


def begin_anew(connection: Connection, refusal: Refusal, now: datetime) -> Written[int]:
    """Forgets what the platform said of RDVs, usagers and agendas, which was put back from a backup: its ids may be of
    others by now. What this desk made stays, directories until they are read, and waits until their RDV is told again.
    How much is held.
    """
    rdv_ids = [number for (number,) in connection.execute("SELECT id FROM rdvs")]
    organisations = [number for (number,) in connection.execute("SELECT id FROM organisations")]
    held = queue_writes.put_back(connection, refusal, now)
    waits_aside.put(connection)
    for table in ("rdvs", "agenda"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - ours
    site_lines.part_from_ids(connection)
    people.forget_told(connection)
    marks.forget_places(connection)
    local_ids.forget_real(connection)
    walk_ins.part_from_ids(connection)
    told = replace(
        held,
        rdv_ids=held.rdv_ids | frozenset(rdv_ids),
        organisation_ids=held.organisation_ids | frozenset(organisations),
        kinds=held.kinds | _BEGUN_ANEW,
        shown=(),
    )
    count = rows.count(connection)
    return Written(count, told, count)


def prepare(connection: Connection, retention: Retention) -> None:
    """What a memory that has just been opened is not to have on the disk."""
    if not retention.walk_ins:
        walk_ins.keep_in_ram(connection)
    if not retention.journal:
        rows.keep_settled_in_ram(connection)


def meet(
    connection: Connection, organisation_id: int, found: Sequence[Usager], origin: Origin, now: datetime
) -> Written[None]:
    touched = people.meet(connection, organisation_id, found, now)
    told = changes(origin, "usagers", organisations=[organisation_id], usagers=touched) if touched else None
    return Written(None, told)


def part_with(connection: Connection, organisation_id: int, usager_ids: Iterable[int], origin: Origin) -> Written[None]:
    gone = people.part_with(connection, organisation_id, usager_ids)
    told = changes(origin, "usagers", organisations=[organisation_id], usagers=gone) if gone else None
    return Written(None, told)


def forget_copy(connection: Connection, organisation_id: int) -> Written[None]:
    gone = people.forget_copy(connection, organisation_id, WrittenHere(connection).named)
    return Written(None, changes(Origin.SYNC, "usagers", organisations=[organisation_id]) if gone else None)
