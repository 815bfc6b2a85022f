"""Some desks at one platform through a bad morning: gestures, cuts, lost answers, kills, clocks that jump; and what has
to be so in the end, whatever happened.
"""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from kiosk.clock import PARIS
from kiosk.desk import Batch
from kiosk.domain.booking.booking import Booking, Guest, booking_of
from kiosk.domain.booking.overlap import Shown
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.gesture import Fate, Gesture
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import STATUS_AFTER, Action
from kiosk.domain.platform.failures import Failure
from kiosk.domain.writes.errand import Book, Errand
from kiosk.domain.writes.sending import Choice
from kiosk.platform_server.data import schema
from tests.faults.conflicts.judge import DENIES
from tests.faults.in_process import Sitting, World
from tests.support.arriving import REGISTERED

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=PARIS)
DAY = MORNING.date()
RDVS = 6
_FIRST = MORNING.replace(hour=14)
_NURSE = 100
_AGREED = Shown(MORNING + timedelta(days=1), accepted=True)
_LONG = 600.0
"""Seconds after which all that may leave has left."""


@dataclass
class Place:
    """Where somebody sits, and what they did there."""

    sitting: Sitting
    agent_id: int
    done: list[Gesture] = field(default_factory=list)
    last: Batch | None = None


@dataclass
class Morning:
    """``places``: a desk for each agent. Every method may be called at any moment."""

    world: World
    places: list[Place] = field(default_factory=list)
    booked: dict[str, int] = field(default_factory=dict)
    """Of each RDV that was booked: the note by which it is known, and at which desk it was."""
    given_up: set[str] = field(default_factory=set)
    """Keys of what was held, and nobody wants any more."""

    async def begin(self, desks: int) -> None:
        """All sit down."""
        for number in range(desks):
            self.places.append(Place(await self.world.sit(email(number), DAY), number + 1))
        await self.world.time.run(10)

    # What people do

    async def act(self, place: int, rdv: int, action: Action) -> None:
        """A gesture, if it is offered there."""
        here = self.places[place]
        entry = await here.sitting.desk.entry(rdv)
        if entry is None:
            return
        with suppress(Failure):  # not offered, or others were quicker
            target = Target(entry, tuple(p.id for p in entry.rdv.participations))
            here.last = await here.sitting.desk.act(action, [target])
            here.done += here.last.gestures

    async def take_back(self, place: int) -> None:
        """Ctrl+Z."""
        here = self.places[place]
        if here.last is None:
            return
        desk = here.sitting.desk
        with suppress(Failure):
            await desk.undo(here.last, await desk.undo_consequences(here.last))
            here.last = None

    async def book(self, place: int, slot: int) -> None:
        """An RDV at one of few hours: others want it too."""
        here, note = self.places[place], f"note {len(self.booked)}"
        booking = Booking(
            organisation_id=1,
            motif_id=1,
            starts_at=_FIRST + timedelta(hours=2, minutes=30 * slot),
            duration_in_min=30,
            lieu_id=1,
            agent_ids=(_NURSE,),
            guests=(Guest(1 + len(self.booked) % RDVS),),
            context=note,
        )
        with suppress(Failure):
            await here.sitting.desk.bookings.book(booking, shown=Shown(here.sitting.clock.now()))
            self.booked[note] = place

    async def move(self, place: int, rdv: int, hour: int) -> None:
        """The RDV goes to another hour, over whatever is there."""
        desk = self.places[place].sitting.desk
        entry = await desk.entry(rdv)
        if entry is None:
            return
        after = replace(booking_of(entry.rdv), starts_at=_FIRST + timedelta(minutes=20 * rdv, hours=hour))
        with suppress(Failure):
            await desk.bookings.change(rdv, after, shown=_AGREED)

    # What befalls them

    def cut(self, place: int) -> None:
        """Its wire breaks."""
        self.places[place].sitting.wire.cut()

    def deafen(self, place: int) -> None:
        """What it writes gets there, and no answer comes back."""
        wire = self.places[place].sitting.wire
        wire.down, wire.deaf = False, True

    def mend(self, place: int) -> None:
        """All is well with its wire."""
        self.places[place].sitting.wire.mend()

    async def kill(self, place: int) -> None:
        """The process ends without a word, and starts again on what is on the disk."""
        here = self.places[place]
        sitting, left = here.sitting, here.sitting.folder.with_suffix(".left")
        secrets = dict(sitting.secrets.kept)
        shutil.copytree(sitting.folder, left)
        down, sitting.wire.down = sitting.wire.down, True
        await self.world.leave(sitting)
        shutil.rmtree(sitting.folder)
        left.rename(sitting.folder)
        sitting.secrets.kept = secrets
        sitting.wire.down = down
        here.sitting = await self.world.sit(sitting.email, DAY, again=sitting)

    async def restart(self, place: int) -> None:
        """It is closed, and opened again."""
        here = self.places[place]
        await self.world.leave(here.sitting)
        here.sitting = await self.world.sit(here.sitting.email, DAY, again=here.sitting)

    def jump(self, place: int, seconds: float) -> None:
        """Its clock is put elsewhere."""
        clock = self.places[place].sitting.clock
        clock.restart(clock.machine() + timedelta(seconds=seconds))

    # In the end

    async def ends(self) -> list[str]:
        """All is well again, and people answer what they are asked; then all that is not as it should be."""
        for number in range(len(self.places)):
            self.mend(number)
        await self._goes_by()
        for _ in range(3):  # whoever would be told by now may be another than was said: it is asked again
            for place in self.places:
                await self._answered(place)
            await self._goes_by()
        for place in self.places:
            await place.sitting.desk.bring_up_to_date()
        await self.world.time.settled()
        return [fault async for fault in self._faults()]

    async def _goes_by(self) -> None:
        time = self.world.time
        await time.run_until(lambda: not any(place.sitting.desk.unsent_count for place in self.places), _LONG)

    async def _answered(self, place: Place) -> None:
        """Of what is held until somebody says so again, one is sent and the next given up; a conflict is left as it is
        until it is read."""
        sendings = place.sitting.desk.sendings
        held = [one for one in await sendings.all() if Choice.SEND_OLD in one.choices]
        for number, one in enumerate(held):
            if number % 2:
                await sendings.give_up(one.key)
                self.given_up.add(one.key)
            else:
                await sendings.send_old(one.key)

    async def _faults(self) -> Any:
        there = self._there()
        for place in self.places:
            if place.sitting.desk.unsent_count:
                yield f"desk {place.agent_id}: {place.sitting.desk.unsent_count} still to be sent"
            day = await place.sitting.desk.day(1, DAY)
            seen = {entry.rdv.id: _shown(entry.rdv, self.world.own) for entry in day.entries if entry.rdv.id > 0}
            for number in there.keys() | seen.keys():
                if there.get(number) != seen.get(number):
                    yield f"desk {place.agent_id}, RDV {number}: {seen.get(number)} is shown, {there.get(number)} is so"
        for fault in await self._histories():
            yield fault
        for fault in await self._bookings():
            yield fault

    def _there(self) -> Mapping[int, object]:
        people: defaultdict[int, dict[int, object]] = defaultdict(dict)
        for row in self.world.rows(schema.participations):
            waits = self.world.own and row.waiting_since is not None
            people[row.rdv_id][row.id] = (row.status, waits)
        rows = self.world.rows(schema.rdvs)
        return {row.id: (datetime.fromtimestamp(row.starts_at, PARIS), people[row.id]) for row in rows}

    async def _histories(self) -> list[str]:
        """The platform's history is some order of what each desk says was carried out, each once."""
        faults = []
        wrote = Counter(_settings(self.world))
        for place in self.places:
            fates: dict[str, tuple[Fate, str]] = {}
            made: list[Gesture] = []
            for rdv_id in range(1, RDVS + 1):
                for record in await place.sitting.desk.history(rdv_id):
                    fates[record.gesture.key] = (record.fate, record.reason)
                    made.append(record.gesture)
            lost = {gesture.key for gesture in place.done} - fates.keys()
            faults += [f"desk {place.agent_id}: a gesture is lost ({key})" for key in lost]
            may: Counter[tuple[int, int, str]] = Counter()
            for gesture in made:
                fate, said = fates[gesture.key]
                if fate in (Fate.UNDONE, Fate.REPLACED, Fate.ALREADY) or any(words in said for words in DENIES):
                    continue
                for status in _goes_through(gesture):
                    may[place.agent_id, gesture.rdv_id, status] += 1
            for one, times in wrote.items():
                if one[0] == place.agent_id and times > may[one]:
                    faults.append(f"desk {one[0]}, RDV {one[1]}: {one[2]} written {times} times, said {may[one]} times")
        return faults

    async def _bookings(self) -> list[str]:
        faults = []
        there = Counter(row.context for row in self.world.rows(schema.rdvs) if row.context)
        for note, number in self.booked.items():
            if there[note] > 1:
                faults.append(f"{note}: booked {there[note]} times")
            desk = self.places[number].sitting.desk
            said = [
                record.fate
                for record in await desk._session.memory.queue.unread()
                if isinstance(record.errand.what, Book) and record.errand.what.booking.context == note
            ]
            given_up = any(
                isinstance(row.act, Errand)
                and isinstance(row.act.what, Book)
                and row.act.what.booking.context == note
                and row.act.key in self.given_up
                for row in await desk._session.memory.queue.of_the_day(MORNING)
            )
            if not given_up and bool(there[note]) == bool(said):
                faults.append(f"{note}: there {there[note]} times, and said {said}")
        return faults


def _settings(world: World) -> Iterator[tuple[int, int, str]]:
    """Each status that an agent gave to somebody's RDV, by the platform's own history."""
    for row in world.rows(schema.versions, schema.versions.c.item_type == "rdv"):
        before, after = row.changes.get("participations") or (None, None)
        if row.event != "update" or not before or not after:
            continue
        was = {one["user_id"]: one["status"] for one in before}
        for one in after:
            if was.get(one["user_id"], one["status"]) != one["status"]:
                yield row.agent_id, row.item_id, one["status"]


def _goes_through(gesture: Gesture) -> set[str]:
    """The statuses that it may write."""
    found = {STATUS_AFTER[gesture.action].value}
    return found | {"unknown"} if gesture.action in (Action.WAITING, Action.RESET) else found


def _shown(rdv: Rdv, own: bool) -> tuple[datetime, dict[int, object]]:
    """Of an RDV as a desk has it, what is compared; who waits, where the platform says it too."""
    people: dict[int, object] = {
        p.id: (p.status.value, own and p.waiting_since is not None) for p in rdv.participations
    }
    return rdv.starts_at.astimezone(PARIS), people


def email(number: int) -> str:
    """Of who sits at that desk."""
    return f"accueil{number}@ensemble.test"


def territory(desks: int) -> dict[str, Any]:
    """A data file: few RDVs, so that all want the same ones."""
    return {
        "timezone": "Europe/Paris",
        "territories": [{"key": "t", "name": "Ormeval", "departement_number": "99"}],
        "organisations": [{"key": "o", "id": 1, "territory": "t", "name": "MDS Nord"}],
        "services": [
            {"key": "pmi", "id": 1, "name": "PMI", "short_name": "PMI"},
            {"key": "sec", "id": 2, "name": "Secrétariat", "secretariat": True},
        ],
        "agents": [
            *(_agent(f"d{n}", n + 1, email(n), "sec") for n in range(desks)),
            _agent("nurse", _NURSE, "nurse@ensemble.test", "pmi"),
        ],
        "lieux": [{"key": "l", "id": 1, "organisation": "o", "name": "Centre", "address": "1 place du Marché"}],
        "motifs": [{"key": "m", "id": 1, "organisation": "o", "service": "pmi", "name": "Consultation"}],
        "users": [
            {
                "key": f"u{n}",
                "id": n,
                "organisations": ["o"],
                "first_name": "Usager",
                "last_name": f"NUMERO{n}",
                "email": f"u{n}@ensemble.test",
            }
            for n in range(1, RDVS + 1)
        ],
        "oauth_applications": [REGISTERED],
        "rdvs": [
            {
                "key": f"r{n}",
                "id": n,
                "organisation": "o",
                "motif": "m",
                "lieu": "l",
                "starts_at": (_FIRST + timedelta(minutes=20 * (n - 1))).isoformat(),
                "duration_in_min": 20,
                "agents": ["nurse"],
                "created_by": "nurse",
                "participations": [{"id": n * 10, "user": f"u{n}"}],
            }
            for n in range(1, RDVS + 1)
        ],
    }


def _agent(key: str, number: int, address: str, service: str) -> dict[str, Any]:
    return {
        "key": key,
        "id": number,
        "first_name": key.upper(),
        "last_name": "Essai",
        "email": address,
        "services": [service],
        "roles": {"o": "admin"},
    }
