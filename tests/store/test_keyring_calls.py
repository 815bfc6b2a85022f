"""Asking a keyring that waits for a person, answers late, fails half way, or never says anything."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable

import pytest

from kiosk.domain.platform.failures import KeyringLocked, KeyringMissing
from kiosk.store.keeping.keyring_calls import Guarded, KeyringCalls, apart
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until


class Ring:
    """Answers when it is let."""

    def __init__(self) -> None:
        self.asked = 0
        self.go = threading.Event()
        self.error: Exception | None = None

    def __call__(self) -> str:
        self.asked += 1
        self.go.wait(20)
        if self.error is not None:
            raise self.error
        return "kept"


@pytest.fixture
async def ring() -> AsyncIterator[Ring]:
    made = Ring()
    yield made
    made.go.set()


async def test_who_waits_is_told_and_hears_the_answer_however_late(ring: Ring) -> None:
    calls, told = KeyringCalls(slow=0.01), list[bool]()
    stop = calls.subscribe(told.append)
    asking = asyncio.create_task(calls.ask(ring))
    await until(lambda: told == [True], "that somebody is told")
    ring.go.set()
    assert await asking == "kept"
    assert (told, calls.waiting) == ([True, False], False)
    assert await calls.ask(ring) == "kept"
    assert told == [True, False], "an answer that comes at once is no wait"
    stop()


async def test_it_is_asked_again_and_the_first_answer_counts(ring: Ring) -> None:
    calls = KeyringCalls(slow=0.01)
    calls.subscribe(lambda _: None)
    asking = asyncio.create_task(calls.ask(ring))
    await until(lambda: calls.waiting, "that it waits")
    calls.retry()
    await until(lambda: ring.asked == 2, "a second try")
    ring.go.set()
    assert await asking == "kept"


async def test_a_locked_one_waits_for_whoever_sits_there_and_for_nobody_else(ring: Ring) -> None:
    ring.error = KeyringLocked()
    ring.go.set()
    calls = KeyringCalls(slow=30)
    with pytest.raises(KeyringLocked):
        await calls.ask(ring)
    stop = calls.subscribe(lambda _: None)
    asking = asyncio.create_task(calls.ask(ring))
    await until(lambda: calls.waiting, "that it waits")
    with pytest.raises(KeyringMissing):
        await calls.ask(ring, unattended=True)
    ring.error = None
    calls.retry()
    assert await asking == "kept"
    stop()


async def test_given_up_it_is_missing_at_once_until_it_answers_after_all(ring: Ring) -> None:
    calls, secrets = KeyringCalls(slow=0.01), MemorySecrets()
    guarded = Guarded(secrets, calls)
    guarded.set("a", "1")
    calls.subscribe(lambda _: None)
    asking = asyncio.create_task(calls.ask(ring))
    await until(lambda: calls.waiting, "that it waits")
    calls.give_up()
    with pytest.raises(KeyringMissing):
        await asking
    assert not calls.waiting
    every: tuple[Callable[[], object], ...] = (
        lambda: guarded.get("a"),
        lambda: guarded.set("a", "2"),
        lambda: guarded.delete("a"),
    )
    for missing in every:
        with pytest.raises(KeyringMissing):
            missing()
    with pytest.raises(KeyringMissing):
        await calls.ask(lambda: "now")
    ring.go.set()
    await until(lambda: not calls.given_up, "that it counts again")
    assert (guarded.get("a"), await calls.ask(ring)) == ("1", "kept")


async def test_nobody_hangs_on_work_that_nobody_attends_to(ring: Ring) -> None:
    with pytest.raises(KeyringMissing):
        await apart(ring, 0.02)
    waiting = asyncio.create_task(KeyringCalls().ask(ring))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])
    assert waiting.cancelled()


async def test_what_fails_half_way_is_what_was_raised(ring: Ring) -> None:
    ring.error = ZeroDivisionError()
    ring.go.set()
    with pytest.raises(ZeroDivisionError):
        await KeyringCalls().ask(ring)
