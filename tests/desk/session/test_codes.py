"""Codes in the keyring: five tries that no ending of Kiosk gives back, some hours, nothing that tells of anybody."""

from __future__ import annotations

import asyncio

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk
from kiosk.desk.session.codes import RECORD, Codes, Tried, Verdict
from kiosk.desk.types import SignedAgent
from kiosk.domain.platform.failures import KeyringMissing
from tests.desk.conftest import INSTANCE, SECRETARY
from tests.desk.fakes import PASSWORD
from tests.support.secrets import MemorySecrets, NoSecrets

CLAIRE = SignedAgent(9, "Claire", "Martin", "claire@exemple.test", "https://rdv.exemple.test")
ODILE = SignedAgent(10, "Odile", "Chef", "odile@exemple.test", "https://rdv.exemple.test")
RIGHT = Tried(Verdict.RIGHT)
GONE = Tried(Verdict.GONE)


@pytest.fixture
def codes(secrets: MemorySecrets, clock: SetClock) -> Codes:
    return Codes(secrets, clock)


async def test_a_code_is_of_one_agent_for_twelve_hours_and_is_nowhere_in_the_keyring(
    codes: Codes, secrets: MemorySecrets, clock: SetClock
) -> None:
    assert not await codes.has(CLAIRE)
    assert await codes.try_(CLAIRE, "renard42") == GONE
    await codes.make(CLAIRE, "renard42")
    await codes.make(ODILE, "83920174")
    kept = secrets.kept[RECORD]
    assert not [told for told in ("renard42", "Claire", "exemple", "83920174") if told in kept]
    assert len(kept.splitlines()[0]) * 12 < 1280  # all that a Windows keyring takes
    assert await codes.try_(CLAIRE, "RENARD42") == RIGHT
    assert await codes.try_(ODILE, "renard42") == Tried(Verdict.WRONG, 4)
    await codes.make(CLAIRE, "k7m2")
    assert (await codes.try_(CLAIRE, "renard42")).verdict is Verdict.WRONG  # another took its place
    clock.move(hours=12, seconds=1)
    assert not await codes.has(CLAIRE)
    assert await codes.try_(CLAIRE, "k7m2") == GONE
    await codes.sweep()
    assert RECORD not in secrets.kept


async def test_five_tries_are_counted_before_the_code_is_looked_at(
    codes: Codes, secrets: MemorySecrets, clock: SetClock
) -> None:
    await codes.make(CLAIRE, "renard42")

    class Killed(MemorySecrets):
        """As if the process ended as soon as the keyring has what it is given."""

        def set(self, name: str, value: str) -> None:
            super().set(name, value)
            raise SystemExit

        def delete(self, name: str) -> None:
            super().delete(name)
            raise SystemExit

    killed = Killed()
    killed.kept = secrets.kept
    for _ in range(5):
        with pytest.raises(SystemExit):
            await Codes(killed, clock).try_(CLAIRE, "renard42")
    assert await codes.try_(CLAIRE, "renard42") == GONE

    await codes.make(CLAIRE, "renard42")
    told = [await codes.try_(CLAIRE, "7291") for _ in range(4)]
    assert [one.left for one in told] == [4, 3, 2, 1]
    assert await codes.try_(CLAIRE, "renard42") == RIGHT
    assert (await codes.try_(CLAIRE, "7291")).left == 4  # the right one gives them all back
    others = [await codes.try_(CLAIRE, "7291") for _ in range(4)]
    assert others[-1] == GONE
    assert await codes.try_(CLAIRE, "renard42") == GONE
    assert RECORD not in secrets.kept


async def test_tries_at_once_are_counted_one_after_the_other(codes: Codes) -> None:
    await codes.make(CLAIRE, "renard42")
    told = await asyncio.gather(*(codes.try_(CLAIRE, "7291") for _ in range(7)))
    assert sorted(one.left for one in told) == [0, 0, 0, 1, 2, 3, 4]
    assert not await codes.has(CLAIRE)


async def test_an_agent_who_leaves_takes_their_code_along_and_no_other(codes: Codes) -> None:
    await codes.make(CLAIRE, "renard42")
    await codes.make(ODILE, "83920174")
    await codes.forget(CLAIRE)
    assert (await codes.has(CLAIRE), await codes.has(ODILE)) == (False, True)


async def test_the_clock_set_back_gives_no_hours(codes: Codes, clock: SetClock) -> None:
    await codes.make(CLAIRE, "renard42")
    clock.move(seconds=-30)
    assert await codes.has(CLAIRE)
    clock.move(hours=-2)
    assert not await codes.has(CLAIRE)


async def test_what_the_keyring_has_of_somebody_else_is_no_code(codes: Codes, secrets: MemorySecrets) -> None:
    secrets.kept[RECORD] = "\n".join(("", "scribble", "a b c d", "0 5 99999999999 x", "é"))
    assert await codes.try_(CLAIRE, "renard42") == GONE


async def test_without_a_keyring_a_code_is_this_process_s_alone(clock: SetClock) -> None:
    codes = Codes(NoSecrets(), clock)
    await codes.make(CLAIRE, "renard42")
    assert await codes.try_(CLAIRE, "renard42") == RIGHT
    assert await Codes(NoSecrets(), clock).try_(CLAIRE, "renard42") == GONE


async def test_a_try_that_cannot_be_counted_is_none(codes: Codes, secrets: MemorySecrets, clock: SetClock) -> None:
    await codes.make(CLAIRE, "renard42")

    class ReadOnly(MemorySecrets):
        def set(self, name: str, value: str) -> None:
            raise KeyringMissing

    failing = ReadOnly()
    failing.kept = secrets.kept
    with pytest.raises(KeyringMissing):
        await Codes(failing, clock).try_(CLAIRE, "renard42")


async def test_an_easy_code_is_not_made(codes: Codes) -> None:
    with pytest.raises(ValueError, match="no code"):
        await codes.make(CLAIRE, "1234")
    assert not await codes.has(CLAIRE)


async def test_signing_out_forgets_the_code(desk: Desk) -> None:
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    who = desk.who
    assert who is not None
    await desk.lock.codes.make(who, "renard42")
    await desk.sign_out()
    assert not await desk.lock.codes.has(who)
