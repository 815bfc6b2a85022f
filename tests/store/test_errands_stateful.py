"""Any sequence of writing, leaving, arriving, refusing, taking back, pulling and restarting: each thing shows once."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.clock import PARIS, SetClock
from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.gesture import Gesture, apply, with_participations
from kiosk.domain.day.model import Lieu, Motif, Participation, Rdv
from kiosk.domain.day.status import Action
from kiosk.domain.people.model import Agent, RdvAgent, Usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import Book, CreateUsager, Errand, Refusal, rests_on
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.projected import usager_of
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from tests.support.known import usagers
from tests.support.secrets import MemorySecrets
from tests.support.trade import AGENT, LIEU, MOTIF, NOW, TODAY, gesture, usager

T = TypeVar("T")
MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=PARIS)
MET = 10  # an usager whom the platform has from the start


@dataclass
class Line:
    """One errand, and what the test knows of it."""

    key: str
    what: CreateUsager | Book
    fate: str = "waiting"
    departed: bool = False
    unread: bool = False
    real_id: int | None = None
    gestures: list[Gesture] = field(default_factory=list)  # of those not settled


class ErrandMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.loop = asyncio.new_event_loop()
        self.memories = MemoryFolder(self.folder, MemorySecrets(), SetClock(NOW))
        self.memory: Memory = self.run(self.memories.open("https://rdv.test", 1))
        self.lines: list[Line] = []
        self.people: dict[int, Usager] = {MET: usager(MET)}
        self.rdvs: dict[int, Rdv] = {}
        self.next_id = 100
        self.hours = 0

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def number(self) -> int:
        self.next_id += 1
        return self.next_id

    @initialize()
    def pulled_once(self) -> None:
        self.run(self.memory.save_entries(1, Motif, [MOTIF]))
        self.run(self.memory.save_entries(1, Agent, [AGENT]))
        self.run(self.memory.save_entries(1, Lieu, [LIEU]))
        self.run(self.memory.meet(1, [usager(MET)], Origin.SYNC))

    # --- what a person does

    def whoever(self, pick: int) -> int:
        """Somebody by an id that a screen may hold: the local one too of whom the platform has by now."""
        made = [one.what.usager_id for one in self.lines if isinstance(one.what, CreateUsager)]
        return [MET, *made][pick % (len(made) + 1)]

    def stands(self, usager_id: int) -> bool:
        """Whether something can rest on them."""
        line = self.creation(usager_id)
        return line is None or line.fate in ("waiting", "sent")

    def creation(self, usager_id: int) -> Line | None:
        return next((o for o in self.lines if isinstance(o.what, CreateUsager) and o.what.usager_id == usager_id), None)

    def add(self, what: CreateUsager | Book) -> bool:
        key = f"00000000-0000-4000-8000-{len(self.lines):012d}"
        kept = self.run(self.memory.queue.write(Errand(key, 1, NOW, what), Origin.DESK))
        if kept:
            self.lines.append(Line(key, what))
        return kept

    @rule(pick=st.integers(0, 20), proche=st.booleans())
    def write_down(self, pick: int, proche: bool) -> None:
        (number,) = self.run(self.memory.queue.local_ids(1))
        responsible = self.whoever(pick) if proche else None
        draft = UsagerDraft(first_name=f"N{-number}", last_name="MERLE", responsible_id=responsible)
        assert self.add(CreateUsager(number, draft)) == (responsible is None or self.stands(responsible))

    @rule(picks=st.lists(st.integers(0, 20), min_size=1, max_size=2))
    def book(self, picks: list[int]) -> None:
        guests = dict.fromkeys(self.whoever(pick) for pick in picks)
        number, *people = self.run(self.memory.queue.local_ids(1 + len(guests)))
        self.hours += 1
        wanted = Booking(
            organisation_id=1,
            motif_id=MOTIF.id,
            starts_at=MORNING + timedelta(minutes=self.hours),
            duration_in_min=1,
            lieu_id=LIEU.id,
            agent_ids=(AGENT.id,),
            guests=tuple(Guest(one) for one in guests),
        )
        assert self.add(Book(number, wanted, tuple(people))) == all(self.stands(one) for one in guests)

    @precondition(lambda self: any(isinstance(one.what, Book) for one in self.lines))
    @rule(pick=st.integers(0, 20))
    def mark(self, pick: int) -> None:
        books = [one for one in self.lines if isinstance(one.what, Book)]
        line = books[pick % len(books)]
        entry = self.run(self.memory.rdv(self.subject(line)))
        if entry is None or entry.turned_down:
            return
        done = gesture(entry.rdv, Action.WAITING)
        self.run(self.memory.queue.act([done]))
        line.gestures.append(done)

    @precondition(lambda self: self.lines)
    @rule(pick=st.integers(0, 20))
    def take_back(self, pick: int) -> None:
        line = self.lines[pick % len(self.lines)]
        local = self.subject(line)
        others = [o for o in self.waiting() if o is not line]
        rested = isinstance(line.what, CreateUsager) and any(local in rests_on(o.what) for o in others)
        possible = line.fate == "waiting" and not line.departed and not rested
        assert self.run(self.memory.queue.withdraw(line.key)) == possible
        if possible:
            line.fate = "undone"
            line.gestures.clear()

    @precondition(lambda self: any(one.unread for one in self.lines))
    @rule(pick=st.integers(0, 20))
    def read(self, pick: int) -> None:
        unread = [one for one in self.lines if one.unread]
        line = unread[pick % len(unread)]
        self.run(self.memory.queue.dismiss(line.key, Origin.DESK))
        line.unread = False

    # --- what sync does

    def waiting(self) -> list[Line]:
        return [one for one in self.lines if one.fate == "waiting"]

    @precondition(lambda self: self.waiting())
    @rule()
    def leave(self) -> None:
        line = self.waiting()[0]
        assert self.run(self.memory.queue.claim(line.key))
        line.departed = True

    @precondition(lambda self: self.waiting())
    @rule(echo=st.booleans())
    def arrive(self, echo: bool) -> None:
        line = self.waiting()[0]
        what = self.run(self.memory.queue.errands())[0].act.what
        assert rests_on(what) == frozenset()
        line.real_id, line.fate = self.number(), "sent"
        if isinstance(what, CreateUsager):
            responsible = self.people.get(what.draft.responsible_id or 0)
            made = self.people[line.real_id] = usager_of(what.draft, line.real_id, responsible)
            self.run(self.memory.queue.settle(line.key, made))
            return
        assert isinstance(what, Book)
        rdv = self.rdvs[line.real_id] = self.made(what.booking, line.real_id)
        if echo and line.departed:
            # Somebody else brings it first; the answer then changes nothing.
            self.run(self.memory.save_rdvs(1, [rdv], window=None))
        self.run(self.memory.queue.settle(line.key, rdv))

    def made(self, wanted: Booking, number: int) -> Rdv:
        people = tuple(Participation(self.number(), self.people[guest.usager_id]) for guest in wanted.guests)
        bare = Rdv(
            number,
            1,
            MOTIF,
            wanted.starts_at,
            wanted.duration_in_min,
            lieu=LIEU,
            agents=(RdvAgent(AGENT.id, AGENT.first_name, AGENT.last_name),),
            created_at=NOW,
            lock_version=1,
        )
        return with_participations(bare, people, NOW)

    @precondition(lambda self: self.waiting())
    @rule()
    def refuse(self) -> None:
        first = self.waiting()[0]
        self.run(self.memory.queue.refuse(first.key, Refusal("Non."), because="Rien."))
        lost: set[int] = set()
        for line in self.waiting():
            if line is first or lost & rests_on(line.what):
                line.fate, line.unread = "refused", True
                line.gestures.clear()
                lost.add(self.subject(line))

    @precondition(lambda self: self.lines)
    @rule()
    def send_gestures(self) -> None:
        for row in self.run(self.memory.queue.gestures()):
            if not row.act.rests:
                line = next(o for o in self.lines if any(g.key == row.act.key for g in o.gestures))
                there = self.rdvs[row.act.rdv_id]
                self.rdvs[there.id] = replace(apply(there, row.act), lock_version=(there.lock_version or 0) + 1)
                self.run(self.memory.queue.settle(row.act.key, self.rdvs[there.id]))
                line.gestures = [g for g in line.gestures if g.key != row.act.key]

    @precondition(lambda self: self.lines)
    @rule()
    def pull(self) -> None:
        window = (MORNING - timedelta(hours=8), MORNING + timedelta(hours=15))
        self.run(self.memory.save_rdvs(1, list(self.rdvs.values()), window=window))
        left = self.run(self.memory.usager_ids(1)) - set(self.people)
        self.run(self.memory.part_with_usagers(1, left))

    @precondition(lambda self: self.lines)
    @rule()
    def start_again(self) -> None:
        self.run(self.memory.close())
        self.memory = self.run(self.memories.open("https://rdv.test", 1))

    # --- what must hold

    def subject(self, line: Line) -> int:
        return line.what.usager_id if isinstance(line.what, CreateUsager) else line.what.rdv_id

    def real(self, usager_id: int) -> int:
        line = self.creation(usager_id)
        return usager_id if line is None or line.real_id is None else line.real_id

    @invariant()
    def each_rdv_shows_once(self) -> None:
        day = self.run(self.memory.day(1, TODAY, PARIS))
        at = [entry.rdv.starts_at for entry in day]
        assert at == sorted(at)
        shown = {entry.rdv.starts_at: entry for entry in day}
        assert len(shown) == len(day)
        for line in self.lines:
            if not isinstance(line.what, Book):
                continue
            entry = shown.pop(line.what.booking.starts_at, None)
            one = self.run(self.memory.rdv(line.what.rdv_id))
            assert one == entry
            if line.fate == "undone" or (line.fate == "refused" and not line.unread):
                assert entry is None
                continue
            assert entry is not None
            assert entry.rdv.id == (line.real_id if line.real_id is not None else line.what.rdv_id)
            assert entry.to_confirm == (line.fate != "sent")
            assert entry.turned_down == (line.fate == "refused")
            assert [p.usager.id for p in entry.rdv.participations] == [
                self.real(guest.usager_id) for guest in line.what.booking.guests
            ]
            if line.fate == "waiting":
                assert all(p.usager.last_name for p in entry.rdv.participations)
            waits = [p.waiting_since is not None for p in entry.rdv.participations]
            assert bool(entry.unsent) == bool(line.gestures)
            if line.gestures:
                assert all(waits)
        assert shown == {}

    @invariant()
    def each_usager_is_there_once(self) -> None:
        expected = {MET}
        for line in self.lines:
            if isinstance(line.what, CreateUsager) and line.fate in ("waiting", "sent"):
                number = self.real(line.what.usager_id)
                expected.add(number)
                known = self.run(self.memory.usager(1, line.what.usager_id))
                assert known is not None
                assert known.id == number
                assert known.responsible_id == (
                    None if line.what.draft.responsible_id is None else self.real(line.what.draft.responsible_id)
                )
        assert {one.id for one in self.run(usagers(self.memory, 1))} == expected

    @invariant()
    def nothing_is_lost(self) -> None:
        assert [o.act.key for o in self.run(self.memory.queue.errands())] == [o.key for o in self.waiting()]
        gestures = [g.key for one in self.lines for g in one.gestures]
        assert sorted(o.act.key for o in self.run(self.memory.queue.gestures())) == sorted(gestures)
        assert self.memory.unsent_count == len(self.waiting()) + len(gestures)
        unread = self.run(self.memory.queue.unread())
        assert [one.errand.key for one in unread] == [one.key for one in self.lines if one.unread]
        for record in unread:
            assert record.refusal is not None

    def teardown(self) -> None:
        self.run(self.memory.close())
        self.loop.close()
        shutil.rmtree(self.folder)


ErrandMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestErrands = ErrandMachine.TestCase
