"""Any sequence of gestures, answers and restarts: what is shown is what the platform said plus what is to be sent."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from kiosk.clock import SetClock
from kiosk.domain.day.gesture import Fate, Gesture, apply
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.writes.errand import Refusal
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from tests.support.secrets import MemorySecrets
from tests.support.trade import NOW, gesture, rdv

T = TypeVar("T")
NUMBERS = (1, 2, 3)
STATUSES = (Status.UNKNOWN, Status.SEEN, Status.NOSHOW, Status.EXCUSED)


class OutboxMachine(RuleBasedStateMachine):
    gestures = Bundle("gestures")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.loop = asyncio.new_event_loop()
        self.memories = MemoryFolder(self.folder, MemorySecrets(), SetClock(NOW))
        self.memory: Memory = self.run(self.memories.open("https://rdv.test", 1))
        self.confirmed: dict[int, Rdv] = {}
        self.waiting: list[Gesture] = []
        self.departed: set[str] = set()
        self.fates: dict[str, Fate] = {}
        self.problems: dict[int, str] = {}

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    @initialize()
    def pull(self) -> None:
        for number in NUMBERS:
            self.confirmed[number] = rdv(number, statuses=(Status.UNKNOWN, Status.UNKNOWN), collectif=number == 3)
        self.run(self.memory.save_rdvs(1, list(self.confirmed.values()), window=None))

    @rule(
        target=gestures,
        number=st.sampled_from(NUMBERS),
        action=st.sampled_from(list(Action)),
        which=st.sampled_from([(0,), (1,), (0, 1)]),
    )
    def act(self, number: int, action: Action, which: tuple[int, ...]) -> Gesture:
        done = gesture(self.confirmed[number], action, participation_ids=[number * 10 + w for w in which])
        (shown,) = self.run(self.memory.queue.act([done]))
        self.waiting.append(done)
        self.fates[done.key] = Fate.WAITING
        self.problems.pop(number, None)
        assert shown.unsent >= set(done.participation_ids)
        return done

    @rule(number=st.sampled_from(NUMBERS), status=st.sampled_from(STATUSES))
    def someone_else(self, number: int, status: Status) -> None:
        known = self.confirmed[number]
        self.confirmed[number] = replace(
            known, participations=tuple(replace(p, status=status) for p in known.participations), status=status
        )
        self.run(self.memory.save_rdv(self.confirmed[number]))

    @rule(of=gestures)
    def leave(self, of: Gesture) -> None:
        assert self.run(self.memory.queue.claim(of.key)) == (of in self.waiting)
        if of in self.waiting:
            self.departed.add(of.key)

    @rule(of=gestures)
    def arrive(self, of: Gesture) -> None:
        answer = apply(self.confirmed[of.rdv_id], of) if of in self.waiting else None
        self.run(self.memory.queue.settle(of.key, answer))
        if answer is not None:
            self.confirmed[of.rdv_id] = answer
            self.end(of, Fate.SENT)

    @rule(of=gestures)
    def refuse(self, of: Gesture) -> None:
        self.run(self.memory.queue.refuse(of.key, Refusal("Non.")))
        if of in self.waiting:
            self.problems[of.rdv_id] = "Non."
            self.end(of, Fate.REFUSED)

    @rule(of=gestures)
    def take_back(self, of: Gesture) -> None:
        possible = of in self.waiting and of.key not in self.departed
        assert self.run(self.memory.queue.withdraw(of.key)) == possible
        if possible:
            self.end(of, Fate.UNDONE)

    @rule(number=st.sampled_from(NUMBERS))
    def read(self, number: int) -> None:
        self.run(self.memory.queue.dismiss_rdv(number))
        self.problems.pop(number, None)

    @rule()
    def start_again(self) -> None:
        self.run(self.memory.close())
        self.memory = self.run(self.memories.open("https://rdv.test", 1))

    def end(self, of: Gesture, fate: Fate) -> None:
        self.waiting.remove(of)
        self.fates[of.key] = fate

    @invariant()
    def shown_is_confirmed_and_outbox(self) -> None:
        for number, confirmed in self.confirmed.items():
            expected, mine = confirmed, [g for g in self.waiting if g.rdv_id == number]
            for waiting in mine:
                expected = apply(expected, waiting)
            shown = self.run(self.memory.rdv(number))
            assert shown is not None
            assert shown.rdv == expected
            assert shown.unsent == frozenset(p for g in mine for p in g.participation_ids)
            assert shown.problem == self.problems.get(number, "")

    @invariant()
    def nothing_is_lost(self) -> None:
        assert [row.act for row in self.run(self.memory.queue.gestures())] == self.waiting
        assert self.memory.unsent_count == len(self.waiting)
        histories = [self.run(self.memory.queue.history(number)) for number in NUMBERS]
        told = {record.gesture.key: record.fate for history in histories for record in history}
        assert told == self.fates

    def teardown(self) -> None:
        self.run(self.memory.close())
        self.loop.close()
        shutil.rmtree(self.folder)


OutboxMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestOutbox = OutboxMachine.TestCase
