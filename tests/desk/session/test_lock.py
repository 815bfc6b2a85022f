"""By what a locked desk is unlocked, and how it is found after an ending of whatever kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk, Waits
from kiosk.desk.session.lock import RECORD
from kiosk.domain.platform.failures import SignedOut, TimedOut, Unreachable
from kiosk.store.memory_folder import MemoryFolder
from tests.desk.conftest import INSTANCE, SECRETARY
from tests.desk.fakes import PASSWORD, FakePlatform, FakeSyncs
from tests.support.secrets import MemorySecrets


async def test_the_password_of_this_session_is_known_without_the_platform(desk: Desk, platform: FakePlatform) -> None:
    with pytest.raises(SignedOut):
        await desk.lock.is_password(PASSWORD)
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    asked = len(platform.clients)
    assert await desk.lock.is_password(PASSWORD)
    assert len(platform.clients) == asked, "not a word to the platform"
    platform.failure = TimedOut(sent=False)
    assert await desk.lock.is_password(PASSWORD)
    assert not await desk.lock.is_password("another")


async def test_another_password_is_asked_about_at_the_platform(
    desk: Desk, platform: FakePlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    memory = desk._session.memory
    assert not await desk.lock.is_password("another")
    monkeypatch.setattr("tests.desk.fakes.PASSWORD", "a new one since")
    assert await desk.lock.is_password("a new one since")
    assert desk._session.memory is memory, "the same session goes on"
    assert desk.stays_signed_in
    platform.failure = TimedOut(sent=False)
    assert await desk.lock.is_password("a new one since"), "which is known here from now on"
    assert not await desk.lock.is_password(PASSWORD)


async def test_a_session_found_again_knows_no_password(
    desk: Desk, memories: MemoryFolder, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs
) -> None:
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    await desk.lock.seen()
    await desk.close()

    async def started() -> Desk:
        made = Desk(memories, platform.connect, clock, Waits(last_sends=0.05, sign_out=0.05), make_sync=syncs)
        assert await made.resume()
        return made

    clock.move(minutes=4)
    again = await started()
    assert not await again.lock.is_found_locked()
    platform.failure = Unreachable()
    with pytest.raises(Unreachable):
        await again.lock.is_password(PASSWORD)
    platform.failure = None
    assert await again.lock.is_password(PASSWORD)
    await again.close()

    clock.move(minutes=1)
    late = await started()
    assert await late.lock.is_found_locked(), "five minutes with nobody"
    await late.lock.seen()
    await late.lock.locked()
    await late.close()
    locked = await started()
    assert await locked.lock.is_found_locked()
    await locked.close()


async def test_nobody_unlocks_with_what_was_noted_of_another(
    desk: Desk, secrets: MemorySecrets, clock: SetClock
) -> None:
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    await desk.lock.seen()
    assert RECORD not in secrets.kept, "who does not stay is not found again"
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    await desk.lock.seen()
    noted = secrets.kept[RECORD]
    assert not await desk.lock.is_found_locked()
    for other in ("", "scribble", noted[1:], noted + "0", noted + " 0", f"{noted.split()[0]} -1"):
        secrets.kept[RECORD] = other
        assert await desk.lock.is_found_locked(), other
    secrets.kept[RECORD] = noted
    clock.move(minutes=-2)
    assert await desk.lock.is_found_locked(), "the clock was set back"
    clock.move(minutes=2)
    desk._session._open.who = replace(desk._session._open.who, agent_id=5)  # type: ignore[union-attr]
    assert await desk.lock.is_found_locked()
    await desk.sign_out()
    assert RECORD not in secrets.kept
