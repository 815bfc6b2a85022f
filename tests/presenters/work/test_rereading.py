"""What changes faster than one can read is read together, and as it is in the end."""

from __future__ import annotations

import asyncio

from kiosk.domain.platform.failures import MemoryUnwritable
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.rereading import Rereading
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy, Tasks
from tests.presenters.fakes import settled


async def test_what_is_asked_for_meanwhile_is_read_once_more() -> None:
    tasks, told, truth = Tasks(Notices()), list[object](), [0]

    async def read() -> int:
        seen = truth[0]
        await asyncio.sleep(0)
        return seen

    def done(outcome: Outcome[int]) -> None:
        assert isinstance(outcome, Ok)
        told.append(outcome.value)

    reading = Rereading(tasks, "read", read, done)
    for _ in range(50):
        truth[0] += 1
        reading.ask()
    await settled(tasks)
    assert told[-1:] == [50]
    assert len(told) <= 2
    truth[0] += 1
    reading.ask()
    await settled(tasks)
    assert told[-1:] == [51]


async def test_after_a_failure_it_can_be_asked_for_again() -> None:
    tasks, told = Tasks(Notices()), list[Outcome[int]]()
    failures = [MemoryUnwritable()]

    async def read() -> int:
        if failures:
            raise failures.pop()
        return 7

    reading = Rereading(tasks, "read", read, told.append)
    reading.ask()
    await settled(tasks)
    reading.ask()
    await settled(tasks)
    refused, ok = told
    assert isinstance(refused, RefusedBy)
    assert ok == Ok(7)
