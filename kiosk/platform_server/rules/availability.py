"""The créneaux of a motif: plages, absences and RDVs read from the database, handed to the trade’s rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import msgspec
from dateutil.relativedelta import relativedelta
from sqlalchemy import Connection, Row, select

from kiosk.domain.booking.creneaux import Creneau, Opening, creneaux, first_of_each_lieu, once
from kiosk.domain.dates.intervals import Interval, merged
from kiosk.domain.dates.public_holidays import public_holidays
from kiosk.domain.dates.recurrence import Schedule, occurrences, read_recurrence
from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import wire
from kiosk.platform_server.rules.reference import Lieu, Motif, Reference
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.instants import local_day, midnight, on_day, seconds, zone

SEARCHED_AHEAD = relativedelta(months=6)
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_SOON = 4 * _WEEK  # looked through before all that is left: most often enough


@dataclass(frozen=True, slots=True)
class LieuAvailability:
    """What one lieu (None: a motif that needs none) has to offer."""

    lieu: Lieu | None
    next_availability: Creneau | None
    creneaux: list[Creneau] = field(default_factory=list)


def search(
    connection: Connection,
    reference: Reference,
    motif: Motif,
    first: date,
    days: int,
    now: int,
    *,
    lieu_ids: Collection[int] | None = None,
    agent_ids: Collection[int] | None = None,
) -> list[LieuAvailability]:
    """The free slots of ``motif`` in ``days`` days from ``first``, and the first one from then on, lieu by lieu.

    ``lieu_ids`` and ``agent_ids`` limit where and with whom; an empty ``agent_ids`` leaves nobody. The lieux come as
    asked for, else by id; those that are closed or of another organisation are left out.
    """
    found = _Search(connection, reference, motif, now, lieu_ids, agent_ids)
    after = first + timedelta(days=days)
    slots = found.between(first, after)
    earliest = first_of_each_lieu(slots)
    # Past days have nothing left. The last day that is searched is the one six months on.
    today = local_day(now, found.zone_name)
    begin, horizon = max(after, today), max(first, today) + SEARCHED_AHEAD + _DAY
    for end in (min(begin + _SOON, horizon), horizon):
        if not all(lieu_id in earliest for lieu_id in found.lieu_ids):
            earliest = first_of_each_lieu(found.between(begin, end)) | earliest
            begin = end
    by_lieu: defaultdict[int | None, list[Creneau]] = defaultdict(list)
    for slot in once(slots):
        by_lieu[slot.lieu_id].append(slot)
    return [
        LieuAvailability(None if lieu_id is None else reference.lieux[lieu_id], earliest.get(lieu_id), by_lieu[lieu_id])
        for lieu_id in found.lieu_ids
    ]


def busy_rdvs(
    connection: Connection, agent_ids: Collection[int], start: int, end: int, *, but: int | None = None
) -> Sequence[Row[Any]]:
    """``(agent_id, id, starts_at, ends_at)`` of the RDVs, of any organisation, that hold these agents in that range.

    ``but`` leaves one RDV out. Touching ends do not overlap.
    """
    rdv, link = schema.rdvs.c, schema.rdv_agents.c
    ends_at = rdv.starts_at + rdv.duration_in_min * 60
    query = (
        select(link.agent_id, rdv.id, rdv.starts_at, ends_at.label("ends_at"))
        .join_from(schema.rdv_agents, schema.rdvs, link.rdv_id == rdv.id)
        .where(rdv.starts_at < end, ends_at > start, rdv.status.not_in(sorted(statuses.CANCELLED)))
        .order_by(rdv.starts_at, rdv.id)
    )
    if but is not None:
        query = query.where(rdv.id != but)
    found: list[Row[Any]] = []
    for part in wire.batches(sorted(agent_ids)):
        found.extend(connection.execute(query.where(link.agent_id.in_(part))))
    return found


def schedule_of(row: Row[Any], end_day: str | None = None) -> Schedule:
    """When a plage, or an absence with its ``end_day``, takes place."""
    rule = msgspec.json.encode(row.recurrence) if row.recurrence else None
    return _schedule(row.first_day, row.start_time, row.end_time, end_day, rule)


@lru_cache(maxsize=16384)
def _schedule(first_day: str, start_time: str, end_time: str, end_day: str | None, rule: bytes | None) -> Schedule:
    first = on_day(date.fromisoformat(first_day), start_time)
    last = on_day(date.fromisoformat(end_day or first_day), end_time)
    return Schedule(
        first.date(),
        first.time(),
        last.time(),
        last.date(),
        read_recurrence(msgspec.json.decode(rule)) if rule else None,
    )


@lru_cache(maxsize=16384)
def _during(schedule: Schedule, zone_name: str, first: date, after: date) -> tuple[Interval, ...]:
    """The occurrences from ``first`` to the day before ``after``, in seconds: the same weeks are asked for all day."""
    here = zone(zone_name)
    start, end = (datetime.combine(day, time(), here) for day in (first, after))
    return tuple((seconds(a), seconds(b)) for a, b in occurrences(schedule, here, start, end - timedelta(seconds=1)))


class _Search:
    """The plages and absences that matter to one search, read once."""

    def __init__(
        self,
        connection: Connection,
        reference: Reference,
        motif: Motif,
        now: int,
        lieu_ids: Collection[int] | None,
        agent_ids: Collection[int] | None,
    ) -> None:
        organisation = reference.organisations[motif.organisation_id]
        self.zone_name = organisation.timezone
        self._holiday_zone: str | None = reference.territories[organisation.territory_id].holiday_zone
        self._connection = connection
        self._now = now
        self._duration_s = motif.row.default_duration_in_min * 60
        placed = motif.location_type == "public_office"
        plages = [
            (row.agent_id, row.lieu_id if placed else None, schedule_of(row))
            for row in self._plages(motif)
            if (agent_ids is None or row.agent_id in agent_ids)
            and reference.agents[row.agent_id].row.deleted_at is None
        ]
        self.lieu_ids: list[int | None] = [None]
        if placed:
            here = {
                lieu.id
                for lieu in reference.lieux.values()
                if lieu.organisation_id == organisation.id and lieu.row.availability != "disabled"
            }
            used = {lieu_id for _, lieu_id, _ in plages if lieu_id is not None}
            asked = sorted(used) if lieu_ids is None else list(dict.fromkeys(lieu_ids))
            self.lieu_ids = [lieu_id for lieu_id in asked if lieu_id in here]
        self._openings = [plage for plage in plages if plage[1] in self.lieu_ids]
        self._agent_ids = sorted({agent_id for agent_id, _, _ in self._openings})
        self._absences = list(self._read_absences())

    def between(self, first: date, after: date) -> list[Creneau]:
        """The slots of the plages' occurrences from ``first`` to the day before ``after``."""
        if not self._openings or after <= first:
            return []
        openings = [
            Opening(agent_id, begins, ends, lieu_id)
            for agent_id, lieu_id, schedule in self._openings
            for begins, ends in _during(schedule, self.zone_name, first, after)
        ]
        if not openings:
            return []
        busy = self._busy(min(o.starts_at for o in openings), max(o.ends_at for o in openings), first, after)
        return creneaux(openings, busy, self._duration_s, self._now)

    def _busy(self, start: int, end: int, first: date, after: date) -> dict[int, list[Interval]]:
        closed = list(self._holidays(first, after))
        found: defaultdict[int, list[Interval]] = defaultdict(list)
        for row in busy_rdvs(self._connection, self._agent_ids, start, end):
            found[row.agent_id].append((row.starts_at, row.ends_at))
        # A day more on each side, for what spans midnight.
        wider = (first - _DAY, after + _DAY)
        for agent_id, schedule in self._absences:
            found[agent_id] += _during(schedule, self.zone_name, *wider)
        return {agent_id: merged([*found[agent_id], *closed]) for agent_id in self._agent_ids}

    def _holidays(self, first: date, after: date) -> Iterator[Interval]:
        for year in range(first.year, after.year + 1):
            for day in public_holidays(self._holiday_zone, year):
                if first - _DAY <= day <= after:
                    yield midnight(day, self.zone_name), midnight(day + _DAY, self.zone_name)

    def _plages(self, motif: Motif) -> Sequence[Row[Any]]:
        plage, link = schema.plage_ouvertures.c, schema.plage_motifs.c
        return self._connection.execute(
            select(schema.plage_ouvertures)
            .join_from(schema.plage_motifs, schema.plage_ouvertures, link.plage_ouverture_id == plage.id)
            .where(link.motif_id == motif.id)
            .order_by(plage.id)
        ).all()

    def _read_absences(self) -> Iterator[tuple[int, Schedule]]:
        absence = schema.absences.c
        for part in wire.batches(self._agent_ids):
            for row in self._connection.execute(select(schema.absences).where(absence.agent_id.in_(part))):
                yield row.agent_id, schedule_of(row, row.end_day)
