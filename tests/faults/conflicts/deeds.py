"""What the matrix crosses: what A does at a desk that is cut off, what B does meanwhile on the platform's pages, and
how long A's desk stays cut off.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from kiosk.api_client.client import ApiClient
from kiosk.clock import PARIS
from kiosk.desk import Batch, Desk
from kiosk.domain.booking.booking import Booking, Guest, booking_of
from kiosk.domain.booking.overlap import Shown
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.platform.failures import Refused
from tests.support.arriving import REGISTERED

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=PARIS)
"""When A's desk is cut off; it is for three hours."""
DAY = MORNING.date()
AHEAD, PASSED = MORNING.replace(hour=14), MORNING.replace(hour=7)
TO_FOUR, TO_FIVE, TO_TOMORROW = timedelta(hours=2), timedelta(hours=3), timedelta(days=1)
A, B = "a@conflits.test", "b@conflits.test"
A_ID, B_ID, FIRST_NURSE = 1, 2, 3
_NURSES, _MINUTES, _USAGERS = 100, 5, 40
"""So many of each that nothing is in the way of anything."""
SECOND, THIRD = 1001, 1002
"""Who takes part too where two come; who is added."""
NOTE, THEIR_NOTE = "Apporter le carnet", "Salle 4"
_AGREED = Shown(MORNING, accepted=True)
_TRIES = 1000
_keys = count()

Make = Callable[[Desk, Sequence[Rdv]], Awaitable[bool]]
Do = Callable[[ApiClient, Rdv], Awaitable[object]]


@dataclass(frozen=True)
class State:
    """An RDV, as far as it matters here."""

    statuses: tuple[tuple[int, str], ...]  # of who takes part
    waits: bool
    starts_at: datetime
    context: str | None

    @property
    def people(self) -> frozenset[int]:
        return frozenset(number for number, _ in self.statuses)


@dataclass(frozen=True)
class Ours:
    """One kind of thing that A does. ``make`` does it to many RDVs, and answers whether the desk then says that usagers
    will be told; ``held`` tells whether a state is what it makes."""

    name: str
    make: Make
    held: Callable[[State], bool]
    base: str = "unknown"  # the status of the RDV before; « waiting », too
    starts_at: datetime = AHEAD
    two: bool = False
    asks: str = ""  # the capability without which it cannot be done


@dataclass(frozen=True)
class Theirs:
    """One thing that B does to an RDV, on the platform's pages."""

    name: str
    do: Do
    over: frozenset[str] = frozenset()  # the bases over which it is something; empty: all
    two: bool = False  # where two take part alone


@dataclass(frozen=True)
class Age:
    """How old what A did is once the desk is connected. ``lost``: the platform has it, and its answer was lost."""

    name: str
    seconds: float
    lost: bool = False


def _gesture(action: Action) -> Make:
    async def make(desk: Desk, rdvs: Sequence[Rdv]) -> bool:
        batch, announced = await _made(desk, action, rdvs)
        assert {gesture.rdv_id for gesture in batch.gestures} == {rdv.id for rdv in rdvs}
        return announced

    return make


def _taken_back(action: Action) -> Make:
    async def make(desk: Desk, rdvs: Sequence[Rdv]) -> bool:
        batch, _ = await _made(desk, action, rdvs)
        for _ in range(_TRIES):
            with suppress(Refused):  # one of them was just being tried
                await desk.undo(batch, await desk.undo_consequences(batch))
            if set((await desk.fates(batch.keys)).values()) == {Fate.UNDONE}:
                return False
            await asyncio.sleep(0)
        raise AssertionError("never taken back")

    return make


async def _made(desk: Desk, action: Action, rdvs: Sequence[Rdv]) -> tuple[Batch, bool]:
    entries = [await desk.entry(rdv.id) for rdv in rdvs]
    targets = [Target(one, tuple(p.id for p in one.rdv.participations)) for one in entries if one is not None]
    announced = bool(desk.consequences(action, targets).told)
    return await desk.act(action, targets), announced


def _change(amend: Callable[[Booking], Booking], *, announced: bool = True) -> Make:
    async def make(desk: Desk, rdvs: Sequence[Rdv]) -> bool:
        for rdv in rdvs:
            await desk.bookings.change(rdv.id, amend(booking_of(rdv)), shown=_AGREED)
        return announced

    return make


def _moved(booking: Booking) -> Booking:
    return replace(booking, starts_at=booking.starts_at + TO_FOUR)


def _joined(booking: Booking) -> Booking:
    return replace(booking, guests=(*booking.guests, Guest(THIRD)))


def _left(booking: Booking) -> Booking:
    return replace(booking, guests=tuple(one for one in booking.guests if one.usager_id != SECOND))


def _noted(booking: Booking) -> Booking:
    return replace(booking, context=NOTE)


def _are(status: str) -> Callable[[State], bool]:
    return lambda state: {one for _, one in state.statuses} == {status} and not state.waits


OURS = (
    Ours("arrived", _gesture(Action.WAITING), lambda state: state.waits),
    Ours("seen", _gesture(Action.SEEN), _are("seen")),
    Ours("noshow", _gesture(Action.NOSHOW), _are("noshow"), starts_at=PASSED),
    Ours("excused", _gesture(Action.EXCUSED), _are("excused")),
    Ours("revoked", _gesture(Action.REVOKED), _are("revoked")),
    Ours("seen, of two", _gesture(Action.SEEN), _are("seen"), two=True),
    Ours("excused, of two", _gesture(Action.EXCUSED), _are("excused"), two=True),
    Ours("seen over excused", _gesture(Action.SEEN), _are("seen"), base="excused"),
    Ours("reset of excused", _gesture(Action.RESET), _are("unknown"), base="excused"),
    Ours("reset of seen", _gesture(Action.RESET), _are("unknown"), base="seen"),
    Ours("reset of a wait", _gesture(Action.RESET), _are("unknown"), base="waiting", asks="waiting_room"),
    Ours("seen of a wait", _gesture(Action.SEEN), _are("seen"), base="waiting", asks="waiting_room"),
    Ours("excused, taken back", _taken_back(Action.EXCUSED), _are("unknown")),
    Ours("moved to 16:00", _change(_moved), lambda state: state.starts_at.hour == 16, asks="rdvs"),
    Ours("somebody added", _change(_joined), lambda state: THIRD in state.people, asks="rdvs"),
    Ours("somebody left out", _change(_left), lambda state: SECOND not in state.people, two=True, asks="rdvs"),
    Ours("a note", _change(_noted, announced=False), lambda state: state.context == NOTE, asks="rdvs"),
)


def _key() -> str:
    return f"of-b-{next(_keys)}"


async def _nothing(_pages: ApiClient, _rdv: Rdv) -> None: ...


def _status(*statuses: Status) -> Do:
    async def do(pages: ApiClient, rdv: Rdv) -> None:
        for status in statuses:
            for participation in rdv.participations:
                await pages.set_participation_status(participation.id, status, key=_key())

    return do


async def _arrives(pages: ApiClient, rdv: Rdv) -> None:
    await pages.mark_waiting(rdv.id, [p.id for p in rdv.participations], pages._connection.clock.now(), key=_key())


def _to(amend: Callable[[Booking], Booking]) -> Do:
    async def do(pages: ApiClient, rdv: Rdv) -> None:
        there = booking_of(rdv)
        await pages.update_rdv(rdv.id, there, amend(there), key=_key(), shown=_AGREED)

    return do


async def _deletes(pages: ApiClient, rdv: Rdv) -> None:
    await pages.delete_rdv(rdv.id, key=_key())


_UNDECIDED = frozenset({"unknown"})
_DECIDED = frozenset({"seen", "excused"})
THEIRS = (
    Theirs("nothing", _nothing),
    Theirs("arrived", _arrives, over=_UNDECIDED),
    Theirs("seen", _status(Status.SEEN), over=frozenset({"unknown", "waiting", "excused"})),
    Theirs("noshow", _status(Status.NOSHOW)),
    Theirs("excused", _status(Status.EXCUSED), over=frozenset({"unknown", "waiting", "seen"})),
    Theirs("revoked", _status(Status.REVOKED)),
    Theirs("reset", _status(Status.UNKNOWN), over=_DECIDED),
    Theirs("excused and back", _status(Status.EXCUSED, Status.UNKNOWN), over=_UNDECIDED),
    Theirs("moved to 17:00", _to(lambda one: replace(one, starts_at=one.starts_at + TO_FIVE))),
    Theirs("moved to tomorrow", _to(lambda one: replace(one, starts_at=one.starts_at + TO_TOMORROW))),
    Theirs("somebody added", _to(_joined)),
    Theirs("somebody left out", _to(_left), two=True),
    Theirs("a note", _to(lambda one: replace(one, context=THEIR_NOTE))),
    Theirs("deleted", _deletes),
)

AGES = (Age("10 s", 10), Age("20 min", 1200), Age("3 h", 10800), Age("lost", 10800, lost=True))


@dataclass(frozen=True)
class Cell:
    """One line of the matrix: its RDV is its own."""

    rdv_id: int
    ours: Ours
    theirs: Theirs
    age: Age

    @property
    def starts_at(self) -> datetime:
        return self.ours.starts_at + timedelta(minutes=_MINUTES * (self.rdv_id // _NURSES))


def cells(like_own: bool, ages: Sequence[Age] = AGES, ours: Sequence[Ours] = OURS) -> Iterator[Cell]:
    """All of them, on a platform that has the desk API or not."""
    numbers = count(1)
    for mine in ours:
        if mine.asks and not like_own:
            continue
        for theirs in THEIRS:
            if (theirs.over and mine.base not in theirs.over) or (theirs.two and not mine.two):
                continue
            for age in ages:
                # Changes leave one after the other, and of two people's the first write that is not answered ends the
                # try: how far the others came is not always the same.
                if age.lost and (mine.asks == "rdvs" or mine.two or mine.name.endswith("taken back")):
                    continue
                yield Cell(next(numbers), mine, theirs, age)


def territory(all_cells: Sequence[Cell]) -> dict[str, Any]:
    """A data file with an RDV for each."""
    return {
        "timezone": "Europe/Paris",
        "territories": [{"key": "t", "name": "Ormeval", "departement_number": "99"}],
        "organisations": [{"key": "o", "id": 1, "territory": "t", "name": "MDS Nord"}],
        "services": [
            {"key": "pmi", "id": 1, "name": "PMI", "short_name": "PMI"},
            {"key": "sec", "id": 2, "name": "Secrétariat", "secretariat": True},
        ],
        "agents": [
            _agent("a", A_ID, A, "sec"),
            _agent("b", B_ID, B, "sec"),
            *(_agent(f"n{n}", FIRST_NURSE + n, f"n{n}@conflits.test", "pmi") for n in range(_NURSES)),
        ],
        "lieux": [{"key": "l", "id": 1, "organisation": "o", "name": "Centre", "address": "1 place du Marché"}],
        "motifs": [{"key": "m", "id": 1, "organisation": "o", "service": "pmi", "name": "Consultation"}],
        "users": [
            *(_user(number) for number in {1 + cell.rdv_id % _USAGERS for cell in all_cells}),
            _user(SECOND),
            _user(THIRD),
        ],
        "oauth_applications": [REGISTERED],
        "rdvs": [_rdv(cell) for cell in all_cells],
    }


def uuid_of(rdv_id: int) -> str:
    """By which messages name the RDV."""
    return f"00000000-0000-4000-8000-{rdv_id:012d}"


def _agent(key: str, number: int, email: str, service: str) -> dict[str, Any]:
    return {
        "key": key,
        "id": number,
        "first_name": key.upper(),
        "last_name": "Essai",
        "email": email,
        "services": [service],
        "roles": {"o": "admin"},
    }


def _user(number: int) -> dict[str, Any]:
    return {
        "key": f"u{number}",
        "id": number,
        "organisations": ["o"],
        "first_name": "Usager",
        "last_name": f"NUMERO{number}",
        "email": f"u{number}@conflits.test",
    }


def _rdv(cell: Cell) -> dict[str, Any]:
    status = "unknown" if cell.ours.base == "waiting" else cell.ours.base
    people = [1 + cell.rdv_id % _USAGERS, *([SECOND] if cell.ours.two else [])]
    waits = {"waiting_since": (MORNING - timedelta(minutes=5)).isoformat()} if cell.ours.base == "waiting" else {}
    return {
        "key": f"r{cell.rdv_id}",
        "id": cell.rdv_id,
        "uuid": uuid_of(cell.rdv_id),
        "organisation": "o",
        "motif": "m",
        "lieu": "l",
        "starts_at": cell.starts_at.isoformat(),
        "duration_in_min": _MINUTES,
        "agents": [f"n{cell.rdv_id % _NURSES}"],
        "created_by": f"n{cell.rdv_id % _NURSES}",
        "status": status,
        "participations": [
            {"id": cell.rdv_id * 10 + place, "user": f"u{number}", "status": status}
            for place, number in enumerate(people)
        ],
        **waits,
    }
