"""What is free, as a desk reads it: lieu by lieu, agent by agent, day after day, with the hours that suit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from kiosk.domain.booking.booking import CreneauAnswer, FreeCreneau, LieuCreneaux
from kiosk.domain.day.model import Lieu, Organisation, Rdv
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import fold

NOON = 12
"""The hour at which the afternoon begins."""


class PartOfDay(StrEnum):
    ALL = "all"
    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suits:
    """Which of the free hours suit. No weekday (0 is Monday) lets all through; ``seats`` is for workshops alone."""

    part: PartOfDay = PartOfDay.ALL
    weekdays: frozenset[int] = frozenset()
    together: int = 1  # how many agents must be free at one time
    seats: int = 1

    @property
    def active(self) -> bool:
        return self.part is not PartOfDay.ALL or bool(self.weekdays) or self.together > 1

    def hour(self, at: datetime) -> bool:
        """Whether an instant in the organisation's zone is on a day and in a part of it that suit."""
        if self.weekdays and at.weekday() not in self.weekdays:
            return False
        return self.part is PartOfDay.ALL or (at.hour < NOON) is (self.part is PartOfDay.MORNING)


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that can be booked: an hour at a lieu with an agent or several, or a seat in a workshop."""

    starts_at: datetime  # in the organisation's zone
    ends_at: datetime
    lieu_id: int | None
    motif_id: int
    organisation_id: int | None
    agents: tuple[RdvAgent, ...]
    workshop: Rdv | None = None

    @property
    def seats_left(self) -> int | None:
        """Seats left in the workshop; None where there is no limit to them."""
        if self.workshop is None or self.workshop.max_participants_count is None:
            return None
        return max(0, self.workshop.max_participants_count - self.workshop.users_count)


def seat_in(workshop: Rdv, zone: tzinfo) -> Slot:
    """A seat in a workshop."""
    starts_at = workshop.starts_at.astimezone(zone)
    ends_at = starts_at + timedelta(minutes=workshop.duration_in_min)
    lieu_id = workshop.lieu.id if workshop.lieu is not None else None
    motif_id, organisation_id = workshop.motif.id, workshop.organisation_id
    return Slot(starts_at, ends_at, lieu_id, motif_id, organisation_id, workshop.agents, workshop)


@masked
@dataclass(frozen=True, slots=True)
class AgentRow:
    """One agent's week at one lieu. ``agent_id`` is None on the rows of workshops and of several agents together."""

    agent_id: int | None
    name: str
    first: bool  # a référent of the usager, or who received them last
    days: tuple[tuple[Slot, ...], ...]


@dataclass(frozen=True, slots=True)
class LieuBlock:
    """What is free at one lieu (None: a motif that needs none)."""

    lieu: Lieu | None
    organisation: Organisation | None
    rows: tuple[AgentRow, ...]
    next: Slot | None  # the first one there is, however far, whether or not its hour suits
    count: int
    unsuited: int  # free on these days, at hours that do not suit


@masked
@dataclass(frozen=True, slots=True)
class Availability:
    """The days asked for, in blocks. ``first`` is the earliest slot that suits, with a preferred agent if need be."""

    days: tuple[date, ...]
    blocks: tuple[LieuBlock, ...] = ()
    first: Slot | None = None
    count: int = 0
    unsuited: int = 0
    computed_at: datetime | None = None
    looked_at: tuple[date, ...] = ()
    """Of an answer of the desk's memory, the days that it knows; it looks at no others, near or far."""

    @property
    def next(self) -> Slot | None:
        """The first slot of all that lies beyond these days; None when there is none, or something on these days."""
        after = [block.next for block in self.blocks if block.next is not None]
        return min(after, key=lambda slot: slot.starts_at, default=None) if not self.count else None


def availability(
    answer: CreneauAnswer,
    first_day: date,
    days: int,
    zone: tzinfo,
    suits: Suits,
    *,
    motif_id: int,
    organisation_id: int,
    first_agents: Sequence[int] = (),
    first_lieu: int | None = None,
) -> Availability:
    """``answer`` arranged for the ``days`` from ``first_day``: the desk's own lieu first, then by name.

    Agents go by name after ``first_agents`` (the usager's référents), in the order given. With ``suits.together``
    above one, a single row holds the hours at which so many agents of a lieu are free.
    """
    shown = tuple(first_day + timedelta(days=n) for n in range(days))
    preferred = {agent_id: place for place, agent_id in enumerate(first_agents)}
    blocks: list[LieuBlock] = []
    for found in answer.lieux:
        organisation = found.organisation.id if found.organisation else organisation_id
        maker = _Maker(found, organisation, found.motif_id or motif_id, zone, suits, shown, preferred)
        blocks.append(maker.block())
    own = organisation_id
    blocks.sort(
        key=lambda block: (
            block.organisation is not None and block.organisation.id != own,
            block.lieu is None or block.lieu.id != first_lieu,
            fold(block.organisation.name) if block.organisation and block.organisation.id != own else "",
            fold(block.lieu.name) if block.lieu else "",
            block.lieu.id if block.lieu else 0,
        )
    )
    return Availability(
        days=shown,
        blocks=tuple(blocks),
        first=_earliest(blocks, preferred),
        count=sum(block.count for block in blocks),
        unsuited=sum(block.unsuited for block in blocks),
        computed_at=answer.computed_at,
        looked_at=answer.looked_at,
    )


def alternatives(found: Availability, starts_at: datetime, agent_ids: Collection[int], most: int = 3) -> list[Slot]:
    """The slots to offer instead of one at ``starts_at`` that was taken: the same agents' first, the nearest first."""
    wanted = set(agent_ids)
    slots = [slot for block in found.blocks for row in block.rows for cell in row.days for slot in cell]
    slots.sort(
        key=lambda slot: (
            not wanted.intersection(agent.id for agent in slot.agents),
            abs(slot.starts_at - starts_at),
            slot.starts_at,
        )
    )
    return slots[:most]


class _Maker:
    """Arranges one lieu of an answer."""

    def __init__(
        self,
        found: LieuCreneaux,
        organisation_id: int,
        motif_id: int,
        zone: tzinfo,
        suits: Suits,
        days: Sequence[date],
        preferred: Mapping[int, int],
    ) -> None:
        self._found = found
        self._organisation_id = organisation_id
        self._motif_id = motif_id
        self._zone = zone
        self._suits = suits
        self._places = {day: place for place, day in enumerate(days)}
        self._preferred = preferred
        self._unsuited = 0

    def block(self) -> LieuBlock:
        found = self._found
        slots = self._workshops() if found.workshops else self._slots()
        if found.workshops:
            rows = [self._row(None, "", slots)] if slots else []
        elif self._suits.together > 1:
            alone, slots = len(slots), self._together(slots)
            self._unsuited += 0 if slots else alone
            rows = [self._row(None, "", slots)] if slots else []
        else:
            rows = self._rows(slots)
        return LieuBlock(
            lieu=found.lieu,
            organisation=found.organisation,
            rows=tuple(rows),
            next=self._slot(found.next_availability) if found.next_availability else None,
            count=len(slots),
            unsuited=self._unsuited,
        )

    def _slots(self) -> list[Slot]:
        slots: list[Slot] = []
        for creneau in self._found.creneaux:
            slot = self._slot(creneau)
            if slot.starts_at.date() not in self._places:
                continue
            if self._suits.hour(slot.starts_at):
                slots.append(slot)
            else:
                self._unsuited += 1
        return slots

    def _slot(self, creneau: FreeCreneau) -> Slot:
        return Slot(
            creneau.starts_at.astimezone(self._zone),
            creneau.ends_at.astimezone(self._zone),
            creneau.lieu_id,
            self._motif_id,
            self._organisation_id,
            (creneau.agent,),
        )

    def _workshops(self) -> list[Slot]:
        slots: list[Slot] = []
        for rdv in self._found.workshops:
            slot = seat_in(rdv, self._zone)
            if slot.starts_at.date() not in self._places:
                continue
            enough = slot.seats_left is None or slot.seats_left >= self._suits.seats
            if enough and self._suits.hour(slot.starts_at):
                slots.append(slot)
            else:
                self._unsuited += 1
        return slots

    def _together(self, slots: Iterable[Slot]) -> list[Slot]:
        """The hours at which enough agents are free, with as many of them as asked for, preferred ones first."""
        at_once: defaultdict[datetime, dict[int, Slot]] = defaultdict(dict)
        for slot in slots:
            at_once[slot.starts_at].setdefault(slot.agents[0].id, slot)
        found: list[Slot] = []
        for free in at_once.values():
            if len(free) < self._suits.together:
                continue
            first = next(iter(free.values()))
            agents = sorted((slot.agents[0] for slot in free.values()), key=self._agent_order)
            found.append(
                Slot(
                    first.starts_at,
                    first.ends_at,
                    first.lieu_id,
                    first.motif_id,
                    first.organisation_id,
                    tuple(agents[: self._suits.together]),
                )
            )
        return sorted(found, key=lambda slot: slot.starts_at)

    def _rows(self, slots: Iterable[Slot]) -> list[AgentRow]:
        by_agent: defaultdict[int, list[Slot]] = defaultdict(list)
        for slot in slots:
            by_agent[slot.agents[0].id].append(slot)
        agents = sorted((theirs[0].agents[0] for theirs in by_agent.values()), key=self._agent_order)
        return [self._row(agent.id, agent_name(agent), by_agent[agent.id]) for agent in agents]

    def _row(self, agent_id: int | None, name: str, slots: Iterable[Slot]) -> AgentRow:
        days: list[list[Slot]] = [[] for _ in self._places]
        for slot in slots:
            days[self._places[slot.starts_at.date()]].append(slot)
        for cell in days:
            cell.sort(key=lambda slot: slot.starts_at)
        return AgentRow(agent_id, name, agent_id in self._preferred, tuple(map(tuple, days)))

    def _agent_order(self, agent: RdvAgent) -> tuple[int, str, str, int]:
        place = self._preferred.get(agent.id, len(self._preferred))
        return place, fold(agent.last_name), fold(agent.first_name), agent.id


def _earliest(blocks: Iterable[LieuBlock], preferred: Mapping[int, int]) -> Slot | None:
    """The earliest slot; of those at one time a preferred agent's, then as the blocks go."""
    slots = (cell[0] for block in blocks for row in block.rows for cell in row.days if cell)
    return min(
        slots,
        key=lambda slot: (slot.starts_at, min(preferred.get(a.id, len(preferred)) for a in slot.agents or _NOBODY)),
        default=None,
    )


_NOBODY = (RdvAgent(0, "", ""),)
