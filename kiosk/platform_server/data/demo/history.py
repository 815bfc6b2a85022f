"""The ordinary days: two months of RDVs before the demonstration's day, two months after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from kiosk.clock import PARIS
from kiosk.platform_server.data.demo.booking import Booking, Course, Registrar, context_for, future_course, past_course
from kiosk.platform_server.data.demo.motifs import BY_KEY, Audience, Motif
from kiosk.platform_server.data.demo.opening import TEMPLATE, Absence, Block, Calendar
from kiosk.platform_server.data.demo.people import Person, Population
from kiosk.platform_server.data.demo.staff import AGENTS, Agent


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in an agent's day where an RDV may stand."""

    agent: str
    lieu: str | None
    motif: Motif
    starts_at: datetime


def blocks_of(agents: Sequence[Agent]) -> list[tuple[Agent, Block]]:
    """Each agent with each block of the week that is theirs."""
    return [(agent, block) for agent in agents for block in TEMPLATE if block.agent == agent.template]


def slots_of(agent: Agent, block: Block, day: date, rng: Random) -> Iterator[Slot]:
    """Slots that follow each other through ``block`` without overlapping, each for a motif that it carries."""
    start = datetime.combine(day, block.start, PARIS)
    end = datetime.combine(day, block.end, PARIS)
    while True:
        left = int((end - start).total_seconds()) // 60
        fitting = [motif for motif in (BY_KEY[key] for key in block.motifs) if motif.minutes <= left]
        if not fitting:
            return
        motif = rng.choice(fitting)
        yield Slot(agent.key, block.lieu, motif, start)
        # From one home to the next there is a road.
        start += timedelta(minutes=motif.minutes + (15 if motif.location == "home" else 0))


def usagers_for(population: Population, rng: Random, slot: Slot, busy: set[int]) -> list[Person]:
    """Who comes: one usager, a couple, a family, or the participants of a workshop, none of them in ``busy``.

    Those found are added to ``busy``. Raises LookupError when nobody is left.
    """
    motif, day = slot.motif, slot.starts_at.date()
    if motif.collectif:
        seats = motif.seats or 8
        count = rng.randint(max(4, seats - 6), seats - 1)
        return [population.find(rng, motif.organisation, motif.audience, day, busy) for _ in range(count)]
    for _ in range(20):
        person = population.find(
            rng, motif.organisation, motif.audience, day, busy, slot.agent if motif.follow_up else ""
        )
        other = person.responsible if motif.audience is Audience.FAMILY else None
        if motif.audience in (Audience.COUPLE, Audience.ENGAGED):
            other = person.partner
        if other is None or other.created_on >= day:
            return [person]
        if other.id not in busy:
            busy.add(other.id)
            return [other, person]
    raise LookupError(f"nobody free with the one who goes with them on {day}")


def ordinary_days(
    calendar: Calendar, agents: Sequence[Agent], population: Population, absent: Sequence[Absence], rng: Random
) -> Iterator[Booking]:
    """The RDVs of every open day of the window but the demonstration's own: 40 to 50 a day for eighteen agents."""
    registrar = Registrar(calendar, rng)
    blocks = blocks_of(agents)
    scale = len(agents) / len(AGENTS)
    for day in calendar.working_days():
        away = {entry.agent for entry in absent if entry.covers(day)}
        slots: list[Slot] = []
        for agent, block in blocks:
            if calendar.falls_on(block, day) and agent.key not in away:
                slots.extend(slots_of(agent, block, day, rng))
        wanted = min(len(slots), int(rng.randint(40, 50) * scale))
        busy: set[int] = set()
        for slot in sorted(rng.sample(slots, wanted), key=lambda s: (s.starts_at, s.agent)):
            try:
                usagers = usagers_for(population, rng, slot, busy)
            except LookupError:
                continue  # too few usagers of this kind in a small population: the slot stays free
            context = None if slot.motif.collectif else context_for(rng, slot.motif)
            courses = _courses(rng, slot, len(usagers), calendar.today)
            yield registrar.book(slot.motif, slot.lieu, slot.starts_at, (slot.agent,), usagers, courses, context)


def _courses(rng: Random, slot: Slot, count: int, today: date) -> list[Course]:
    def one() -> Course:
        return past_course(rng, slot.starts_at, today) if slot.starts_at.date() < today else future_course(rng, today)

    if slot.motif.collectif:
        return [one() for _ in range(count)]
    return [one()] * count
