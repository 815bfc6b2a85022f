"""What is free as far as the desk's memory knows: for the time of a cut, and for servers that have no slots."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from kiosk.domain.booking.booking import CreneauAnswer, CreneauQuestion, FreeCreneau, LieuCreneaux
from kiosk.domain.booking.creneaux import Creneau, Opening, creneaux, first_of_each_lieu, once
from kiosk.domain.dates.intervals import Interval, merged
from kiosk.domain.dates.public_holidays import DaysOff
from kiosk.domain.day.model import Lieu, Motif, Rdv
from kiosk.domain.day.status import CANCELLED
from kiosk.domain.people.model import Agent, RdvAgent

if TYPE_CHECKING:
    from kiosk.store.memory import Memory


async def creneaux_from_memory(memory: Memory, question: CreneauQuestion, now: datetime) -> CreneauAnswer:
    """The slots of ``question`` in what was pulled of its organisation, by the platform's own rules (desk-api.md).

    ``computed_at`` is the oldest instant at which one of the days was pulled, ``now`` when none has been. Days whose
    RDVs were never pulled have no slot: what is taken on them is not known. Nor are the RDVs that an agent has in
    other organisations.
    """
    zone = await memory.zone(question.organisation_id)
    motif = next((m for m in await memory.entries(question.organisation_id, Motif) if m.id == question.motif_id), None)
    days = [question.first_day + timedelta(days=n) for n in range(question.days)]
    synced = {day: await memory.synced_at(question.organisation_id, day) for day in days}
    known = [day for day in days if synced[day] is not None]
    as_of = min((at for at in synced.values() if at is not None), default=now)
    if motif is None:
        return CreneauAnswer(computed_at=as_of, looked_at=tuple(known))
    agents = {agent.id: agent for agent in await memory.entries(question.organisation_id, Agent)}
    lieux = {lieu.id: lieu for lieu in await memory.entries(question.organisation_id, Lieu) if lieu.enabled}
    off = await memory.days_off(question.organisation_id)
    found = _Known(question, motif, agents, lieux, zone, off, now)
    for day in known:
        await found.read(memory, day)
    return CreneauAnswer(found.workshops() if motif.collectif else found.slots(), as_of, tuple(known))


class _Known:
    """What the memory has of the days of a question."""

    def __init__(
        self,
        question: CreneauQuestion,
        motif: Motif,
        agents: dict[int, Agent],
        lieux: dict[int, Lieu],
        zone: tzinfo,
        days_off: DaysOff,
        now: datetime,
    ) -> None:
        self._question = question
        self._motif = motif
        self._agents = agents
        self._lieux = lieux
        self._zone = zone
        self._days_off = days_off
        self._now = now
        self._wanted = self._wanted_agents()
        self._openings: list[Opening] = []
        self._busy: defaultdict[int, list[Interval]] = defaultdict(list)
        self._rdvs: list[Rdv] = []

    async def read(self, memory: Memory, day: date) -> None:
        """Adds a day."""
        of = (self._question.organisation_id, day, self._zone)
        plages, absences, entries = await asyncio.gather(memory.plages(*of), memory.absences(*of), memory.day(*of))
        placed = self._motif.location_type == "public_office"
        closed = self._days_off.is_holiday(day)
        for plage in () if closed else plages:
            if self._motif.id not in plage.motif_ids or plage.agent_id not in self._wanted:
                continue
            lieu_id = plage.lieu_id if placed else None
            if not placed or (lieu_id in self._lieux and lieu_id in (self._question.lieu_ids or self._lieux)):
                span = _seconds(plage.starts_at), _seconds(plage.ends_at)
                self._openings.append(Opening(plage.agent_id, *span, lieu_id))
        for absence in absences:
            self._busy[absence.agent_id].append((_seconds(absence.starts_at), _seconds(absence.ends_at)))
        for entry in entries:
            rdv = entry.rdv
            self._rdvs.append(rdv)
            if rdv.status not in CANCELLED:
                start = _seconds(rdv.starts_at)
                for agent in rdv.agents:
                    self._busy[agent.id].append((start, start + rdv.duration_in_min * 60))

    def slots(self) -> tuple[LieuCreneaux, ...]:
        """What is free, lieu by lieu."""
        duration = (self._motif.default_duration_in_min or 0) * 60
        if not duration:
            return ()
        busy = {agent_id: merged(spans) for agent_id, spans in self._busy.items()}
        free = once(creneaux(self._openings, busy, duration, _seconds(self._now)))
        first = first_of_each_lieu(free)
        used = {opening.lieu_id for opening in self._openings}
        return tuple(
            LieuCreneaux(
                self._lieux.get(lieu_id) if lieu_id is not None else None,
                None,
                self._motif.id,
                self._slot(first[lieu_id]) if lieu_id in first else None,
                tuple(self._slot(slot) for slot in free if slot.lieu_id == lieu_id),
            )
            for lieu_id in sorted(used, key=lambda lieu_id: lieu_id or 0)
        )

    def workshops(self) -> tuple[LieuCreneaux, ...]:
        """The workshops to come with seats left, lieu by lieu."""
        by_lieu: defaultdict[int | None, list[Rdv]] = defaultdict(list)
        for rdv in self._rdvs:
            if rdv.motif.id == self._motif.id and rdv.starts_at >= self._now and _has_seats(rdv):
                lieu_id = rdv.lieu.id if rdv.lieu else None
                if not self._question.lieu_ids or lieu_id in self._question.lieu_ids:
                    by_lieu[lieu_id].append(rdv)
        return tuple(
            LieuCreneaux(rdvs[0].lieu, None, self._motif.id, workshops=tuple(rdvs)) for rdvs in by_lieu.values()
        )

    def _wanted_agents(self) -> set[int]:
        named, teams = self._question.agent_ids, set(self._question.team_ids)
        if not named and not teams:
            return set(self._agents)
        members = {agent.id for agent in self._agents.values() if not teams.isdisjoint(agent.team_ids)}
        return (members | set(named)) & set(self._agents)

    def _slot(self, slot: Creneau) -> FreeCreneau:
        agent = self._agents[slot.agent_id]
        return FreeCreneau(
            _instant(slot.starts_at, self._zone),
            _instant(slot.ends_at, self._zone),
            RdvAgent(agent.id, agent.first_name, agent.last_name),
            slot.lieu_id,
        )


def _has_seats(rdv: Rdv) -> bool:
    open_ = rdv.status not in CANCELLED
    return open_ and (rdv.max_participants_count is None or rdv.users_count < rdv.max_participants_count)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _instant(seconds: int, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone)
