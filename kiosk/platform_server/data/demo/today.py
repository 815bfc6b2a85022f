"""The demonstration's own day, played from the script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from kiosk.clock import PARIS
from kiosk.domain.day.status import Status
from kiosk.platform_server.data.demo.booking import Booking, Course, Registrar
from kiosk.platform_server.data.demo.history import Slot, blocks_of, slots_of, usagers_for
from kiosk.platform_server.data.demo.motifs import BY_KEY, Motif
from kiosk.platform_server.data.demo.opening import TEMPLATE, Calendar
from kiosk.platform_server.data.demo.people import Person, Population
from kiosk.platform_server.data.demo.script import DAY, WORKSHOPS
from kiosk.platform_server.data.demo.staff import AGENTS, Agent

_OUTCOMES = {"v": Status.SEEN, "n": Status.NOSHOW, "e": Status.EXCUSED, "s": Status.REVOKED}


def todays_bookings(
    calendar: Calendar, agents: Sequence[Agent], population: Population, cast: Mapping[str, Person], rng: Random
) -> Iterator[Booking]:
    """The RDVs of the day: the script’s, and in the large territory those of the other agents."""
    registrar = Registrar(calendar, rng)
    today = calendar.today
    busy: set[int] = set()
    for names, hour, key, story, who, context in DAY:
        motif, present = BY_KEY[key], tuple(names.split("+"))
        start = _at(today, hour)
        slot = Slot(present[0], _lieu(present[0], motif, start.time()), motif, start)
        usagers = [cast[name] for name in who.split("+")] if who else usagers_for(population, rng, slot, busy)
        course = _course(story, start, motif, rng)
        yield registrar.book(motif, slot.lieu, start, present, usagers, [course] * len(usagers), context or None)
    for agent, hour, key, title, stories in WORKSHOPS:
        motif, start = BY_KEY[key], _at(today, hour)
        usagers = [population.find(rng, motif.organisation, motif.audience, today, busy) for _ in stories]
        courses = [replace(_course(story, start, motif, rng), arrives=None) for story in stories]
        booking = registrar.book(motif, _lieu(agent, motif, start.time()), start, (agent,), usagers, courses)
        booking.title = title or None
        yield booking
    yield from _other_agents(today, agents[len(AGENTS) :], population, registrar, busy, rng)


def _other_agents(
    today: date, agents: Sequence[Agent], population: Population, registrar: Registrar, busy: set[int], rng: Random
) -> Iterator[Booking]:
    for agent, block in blocks_of(agents):
        if 0 not in block.days or block.workshop:
            continue
        for slot in slots_of(agent, block, today, rng):
            if rng.random() < 0.3:
                continue
            try:
                usagers = usagers_for(population, rng, slot, busy)
            except LookupError:
                continue  # everybody of this kind comes today already
            story = rng.choices("vne", (86, 8, 6))[0]
            cancelled = f"e 8:{rng.randint(31, 59)}"
            course = _course(cancelled if story == "e" else story, slot.starts_at, slot.motif, rng)
            yield registrar.book(slot.motif, slot.lieu, slot.starts_at, (agent.key,), usagers, [course] * len(usagers))


def _at(day: date, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour.zfill(5)), PARIS)


def _lieu(agent: str, motif: Motif, hour: time) -> str | None:
    """Where the agent is at that hour of the big day; nowhere for a motif away from the counter."""
    if motif.location != "public_office":
        return None
    return next(
        block.lieu
        for block in TEMPLATE
        if block.agent == agent and 0 in block.days and block.lieu and block.start <= hour < block.end
    )


def _course(story: str, start: datetime, motif: Motif, rng: Random) -> Course:
    """A course out of a line's third word; see the script for how it is written."""
    kind, _, hours = story.partition(" ")
    if kind == "?":
        return Course()
    outcome = _OUTCOMES[kind]
    arrives, _, settled = hours.rpartition(">")
    if settled:
        return Course(outcome, _at(start.date(), settled), _at(start.date(), arrives) if arrives else None)
    minutes = timedelta(minutes=1)
    if outcome is Status.NOSHOW:
        return Course(outcome, start + rng.randint(17, 26) * minutes)
    if motif.location != "public_office":
        return Course(outcome, start + (motif.minutes + rng.randint(0, 6)) * minutes)
    arrival = start - rng.randint(-3, 12) * minutes
    received = max(arrival + minutes, start + rng.randint(0, 9) * minutes)
    return Course(outcome, received, arrival)
