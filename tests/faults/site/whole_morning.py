"""What happens in a morning of a whole site, and what every list is to say of it."""

from __future__ import annotations

import asyncio
import random
from collections import Counter as Count
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise

from kiosk.clock import Clock
from kiosk.domain.day.status import Action
from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome
from kiosk.domain.lobby.call import Called, CallOutcome
from kiosk.domain.platform.failures import Failure
from kiosk.domain.platform.lobby import CheckIn, Told, arrival_ticket
from tests.faults.site.whole_site import RDVS, Device, Place, birth, letters
from tests.faults.territory import NOW
from tests.support.companion_process import CompanionProcess
from tests.support.waiting import until

SEED = 20261123
PATIENCE = 120.0
_AS_ONE = timedelta(seconds=3)


@dataclass
class Person:
    """Somebody who came, and what is so of them: as every list is to say it in the end."""

    rdv_id: int = 0
    line: str = ""  # of who has no RDV
    name: str = ""
    ticket: int | None = None  # the one that the borne gave
    at: datetime = NOW
    state: str = "waiting"  # a status, or an outcome
    call: Called | None = None

    @property
    def key(self) -> str:
        return f"p{10 * self.rdv_id}" if self.rdv_id else f"w{self.line}"


@dataclass
class Morning:
    """What happens, by a seeded dice, and all that is to be so by it."""

    companion: CompanionProcess
    brought: set[int]
    clock: Clock
    desks: list[Place]
    offices: list[Place]
    bornes: list[Device]
    screen: Device
    dice: random.Random
    people: dict[str, Person] = field(default_factory=dict)
    done: Count[str] = field(default_factory=Count)
    close: timedelta = _AS_ONE  # within which two hours are the same
    off: Place | None = None  # a desk that was closed
    late: str = ""  # the key of a ticket that nobody knows of whether it was given

    @property
    def places(self) -> list[Place]:
        return [*self.desks, *self.offices]

    # Who comes

    async def comes(self, way: str, rdv_id: int) -> None:
        """Somebody comes in. Where the borne cannot say that they are expected, they go to a desk, as people do."""
        desk = self.dice.choice([one for one in self.desks if one is not self.off])
        borne = self.dice.choice(self.bornes)
        match way:
            case "code" | "letters":
                answer = await self.told_at(borne, way, rdv_id)
                if answer is None or answer.told is not Told.ARRIVED:
                    self.done[f"by {way}: to a desk"] += 1
                    await self.arrives(desk, rdv_id)
                else:
                    self.done[f"by {way}"] += 1
                    self.came(Person(rdv_id))
            case "noted":
                self.done["noted at a desk"] += 1
                await self.arrives(desk, rdv_id)
            case "ticket" if await self.takes_a_ticket(borne):
                self.done["tickets"] += 1
            case _:
                self.done["without an RDV, at a desk"] += 1
                name = f"Personne {len(self.people)}"
                line = await desk.counter.desk.walk_ins.note(1, 1, None, None, "", said=name)
                self.came(Person(line=line.id, name=f"{name} (sans fiche)"))

    async def told_at(self, borne: Device, way: str, rdv_id: int) -> CheckIn | None:
        try:
            if way == "code":
                return await borne.borne.check_in_by_code(self.desks[0].counter.code(rdv_id))
            return await borne.borne.check_in(letters(rdv_id), birth(rdv_id))
        except Failure:
            return None

    async def takes_a_ticket(self, borne: Device, key: str = "") -> bool:
        key = key or f"{self.dice.getrandbits(64):016x}"
        try:
            ticket, _ = await borne.borne.ticket(None, key)
        except Failure:
            return False
        self.came(Person(line=key, name=f"Ticket {ticket}", ticket=ticket))
        return True

    async def arrives(self, desk: Place, rdv_id: int) -> None:
        await desk.counter.arrives(rdv_id)
        self.came(Person(rdv_id))

    def came(self, person: Person) -> None:
        known = self.people.get(person.key)
        person.at = self.clock.now()
        if known is not None:
            person.call = known.call  # they were taken back by mistake, and may have been called before it
        self.people[person.key] = person

    # What becomes of them

    async def goes_on(self) -> None:
        """Something becomes of somebody who waits, where that is known by now."""
        waiting = [one for one in self.people.values() if one.state == "waiting"]
        if not waiting:
            return
        person, place = self.dice.choice(waiting), self.dice.choice(self.places)
        what = self.dice.choices(["call", "seen", "back", "no answer"], [5, 4, 2, 1])[0]
        if place is self.off or not await self.knows(place, person):
            self.done["not known there yet"] += 1
            return
        await self.does(what, place, person)

    async def knows(self, place: Place, person: Person) -> bool:
        shown = await place.lists()
        wanted = self.wanted_of(person)
        return all(_same(shown.get(key), text) for key, text in wanted.items())

    async def does(self, what: str, place: Place, person: Person) -> None:
        desk, office = place.counter.desk, place in self.offices
        line = next((one for one in await place.counter.list() if one.id == person.line), None)
        match what:
            case "call":
                who = Called(organisation_id=1, called_at=NOW, participation_id=10 * person.rdv_id)
                if not person.rdv_id:
                    who = replace(who, participation_id=None, walk_in=person.line)
                _, called = await desk.lobby.call(who, place.name, "")
                person.call = replace(called, called_at=self.clock.now())
            case "no answer":
                if person.call is None or not person.call.stands:
                    return
                await desk.lobby.no_answer(person.call)
                person.call = replace(person.call, outcome=CallOutcome.NO_ANSWER)
            case "seen":
                if line is None:
                    await place.counter._act(Action.SEEN, person.rdv_id)
                else:
                    await desk.walk_ins.give_outcome(line, WalkInOutcome.SEEN)
                person.state = "seen"
                if person.call is not None:
                    person.call = replace(person.call, outcome=CallOutcome.CAME)
            case "back":
                if line is None and office:
                    return  # an office has no part in the waiting room
                await self.taken_back(place, person, line)
        self.done[f"{what}, {'an office' if office else 'a desk'}"] += 1

    async def taken_back(self, place: Place, person: Person, line: WalkIn | None) -> None:
        if line is None:
            await place.counter.has_left(person.rdv_id)
            person.state = ""
        else:
            await place.counter.desk.walk_ins.give_outcome(line, WalkInOutcome.LEFT)
            person.state = "left"

    # What is to be so

    def wanted_of(self, one: Person) -> dict[str, str]:
        found = {}
        if one.state:
            ticket = one.ticket or "?"
            found[one.key] = one.state if one.rdv_id else f"{one.name}, {ticket}: {one.state}"
        if one.call is not None:
            found[f"call {one.key}"] = f"{one.call.place}, {one.call.times}: {one.call.outcome}"
        return found

    async def alike(self, when: str) -> None:
        """Until every list says what happened, and the screen the last calls."""
        wanted = {key: text for one in self.people.values() for key, text in self.wanted_of(one).items()}
        end = asyncio.get_running_loop().time() + PATIENCE
        while differences := await self._differ(wanted):
            if asyncio.get_running_loop().time() > end:
                raise AssertionError(f"{when}, seed {SEED}:\n" + "\n".join(differences) + f"\n{dict(self.done)}")
            await asyncio.sleep(0.1)
        tickets = Count(one.ticket for one in await self.desks[0].counter.list())
        twice = [ticket for ticket, times in tickets.items() if times > 1 or ticket is None]
        assert not twice, f"{when}: tickets given twice, or never: {twice}"

    async def _differ(self, wanted: dict[str, str]) -> list[str]:
        said: list[str] = []
        first: dict[str, str] = {}
        for place in self.places:
            shown = await place.lists()
            first = first or shown
            said += [
                f"{place.name}: {key} is {shown.get(key)!r}, not {wanted.get(key)!r}"
                for key in sorted({*shown, *wanted})
                if not _same(shown.get(key), wanted.get(key))
            ]
            said += [
                f"{place.name}: {key} is {text!r}, {self.places[0].name}: {first[key]!r}"
                for key, text in shown.items()
                if key in first and first[key] != text
            ]
            ahead = place.clock.now() - self.clock.now()
            for number, since in (await place.counter.waiting()).items():
                person = self.people.get(f"p{number}")
                if person is not None and abs(since - ahead - person.at) > self.close:
                    said.append(f"{place.name}: p{number} waits since {since}, came at {person.at}")
        return said or await self._screen_differs()

    async def _screen_differs(self) -> list[str]:
        tickets = {one.id: one.ticket for one in await self.desks[0].counter.list()}
        wanted: dict[tuple[str, str, int], datetime] = {}
        for one in (person.call for person in self.people.values()):
            if one is not None and one.outcome is CallOutcome.CALLED:
                by = arrival_ticket(one.participation_id) if one.participation_id else str(tickets[one.walk_in or ""])
                wanted[by, one.place, one.times] = one.called_at
        shown = [(one.shown, one.place, one.times) for one in self.screen.screen.calls or ()]
        hours = [wanted.get(one, NOW) for one in shown]
        # Of two calls within a moment at two desks nobody can tell which was the last.
        ordered = all(later >= earlier - _AS_ONE for later, earlier in pairwise(hours))
        missed = [one for one, at in wanted.items() if one not in shown and at > min(hours, default=NOW) + _AS_ONE]
        if set(shown) <= set(wanted) and ordered and not missed and len(shown) == min(8, len(wanted)):
            return []
        return [f"the screen: {shown}, of {sorted(wanted, key=lambda one: wanted[one], reverse=True)}"]

    async def bornes_know(self) -> None:
        """Until the companion can say who is expected of those who did not come yet."""
        expected = {10 * one for one in range(1, RDVS + 1)} - {10 * one.rdv_id for one in self.people.values()}
        await until(lambda: expected <= self.brought, "that the day is brought", PATIENCE)

    # Bad days

    async def killed(self) -> None:
        """While somebody takes a ticket, and asks for it again once it answers."""
        self.late = "in-a-kill"
        taking = asyncio.create_task(self.takes_a_ticket(self.bornes[1], self.late))
        await asyncio.sleep(0)
        await self.ended()
        if await taking:
            self.late = ""

    async def ended(self) -> None:
        """It knows nobody's day when it starts again."""
        self.companion.kill()
        self.brought.clear()

    async def comes_again(self, *, disk_lost: bool = False) -> None:
        if disk_lost:
            self.companion.lose_the_disk()
        self.companion.arguments = ("--now", self.clock.now().isoformat(), *self.companion.arguments[2:])
        self.companion.start()
        for place in self.places:
            await place.counter.linked()
        for one in self.bornes:
            await until(lambda one=one: one.borne.state.connected, f"that {one.name} is answered")  # type: ignore[misc]
        await self.bornes_know()
        if self.late:
            assert await self.takes_a_ticket(self.bornes[1], self.late), "a ticket asked for again"
            self.late = ""

    async def closed(self, desk: Place) -> None:
        self.off = desk
        await desk.stop()

    async def opened(self, desk: Place) -> None:
        await desk.start()
        self.off = None


def _same(shown: str | None, wanted: str | None) -> bool:
    """A ticket that was not told at a borne may be any; that all say the same one is compared beside."""
    if shown is None or wanted is None or ", ?:" not in wanted:
        return shown == wanted
    name, _, outcome = wanted.partition(", ?:")
    return shown.startswith(f"{name}, ") and shown.endswith(f":{outcome}")
