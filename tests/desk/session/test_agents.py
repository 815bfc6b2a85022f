"""Several agents at one desk: who is known, who comes back by a code, what each leaves, and the end of their day."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk, SignedAgent, Waits
from kiosk.desk.session.codes import Tried, Verdict
from kiosk.desk.types import SessionRules
from kiosk.domain.day.status import Action
from kiosk.domain.platform.failures import TimedOut
from kiosk.store.codec import pack
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.remembered import REMEMBERED, Remembered
from tests.desk.conftest import INSTANCE, SECRETARY
from tests.desk.fakes import PASSWORD, FakePlatform, FakeSyncs
from tests.desk.session.test_session import OTHER, mark_seen
from tests.support.secrets import MemorySecrets, NoSecrets
from tests.support.trade import gesture, rdv
from tests.support.waiting import until

SYLVIE = SignedAgent(4, "Sylvie", "MOREL", SECRETARY, INSTANCE)
NADIA = SignedAgent(5, "Nadia", "BRUN", OTHER, INSTANCE)
CODE, OTHER_CODE = "renard42", "k7m2"
GONE = Tried(Verdict.GONE)


class Shared:
    """One machine, and as many starts of Kiosk on it as a test wants."""

    def __init__(self, memories: MemoryFolder, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs) -> None:
        self._parts = (memories, platform, clock, syncs)
        self._desks: list[Desk] = []

    def start(self, rules: SessionRules = SessionRules()) -> Desk:  # noqa: B008 - frozen
        memories, platform, clock, syncs = self._parts
        desk = Desk(memories, platform.connect, clock, Waits(0.05, 0.05), make_sync=syncs, rules=rules)
        self._desks.append(desk)
        return desk

    async def close(self) -> None:
        for desk in self._desks:
            await desk.close()


@pytest.fixture
async def shared(
    memories: MemoryFolder, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs
) -> AsyncIterator[Shared]:
    made = Shared(memories, platform, clock, syncs)
    yield made
    await made.close()


async def known(desk: Desk) -> list[tuple[str, bool, int]]:
    """First name, whether by a code, and how much is to be sent, the last at work first."""
    return [(one.who.first_name, one.by_code, one.unsent) for one in await desk.agents.here()]


async def test_an_agent_with_a_code_comes_back_without_a_word_to_the_platform_and_finds_what_is_theirs(
    shared: Shared, platform: FakePlatform, syncs: FakeSyncs, secrets: MemorySecrets
) -> None:
    desk = shared.start()
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    await desk.lock.codes.make(SYLVIE, CODE)
    await mark_seen(desk, syncs.last.memory)
    (first,) = platform.open_clients
    await first.refresh()  # the pair that was made since is the one that is gone on with
    await desk.sign_in(INSTANCE, OTHER, PASSWORD, stay=False)
    assert await known(desk) == [("Nadia", False, 0), ("Sylvie", True, 1)]
    assert not first.signed_out
    assert await desk.entry(1) is None
    platform.failure = TimedOut()
    assert await desk.agents.try_code(SYLVIE, OTHER_CODE) == Tried(Verdict.WRONG, 4)
    assert desk.who == NADIA
    assert (await desk.agents.try_code(SYLVIE, CODE)).verdict is Verdict.RIGHT
    assert desk.who == SYLVIE
    assert desk.unsent_count == 1
    assert [one.credentials for one in platform.open_clients] == [{"token": "100"}]
    assert await known(desk) == [("Sylvie", True, 1), ("Nadia", False, 0)]
    assert all(len(value) < 1280 for value in secrets.kept.values())


async def test_what_a_killed_kiosk_left_is_in_the_list_once_its_memory_was_looked_at(
    shared: Shared, memories: MemoryFolder
) -> None:
    desk = shared.start()
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    await desk.sign_in(INSTANCE, OTHER, PASSWORD, stay=False)
    killed = await memories.open(INSTANCE, SYLVIE.agent_id)
    await killed.queue.act([gesture(rdv(1), Action.SEEN)])
    await killed.close()
    assert await known(desk) == [("Nadia", False, 0), ("Sylvie", False, 0)]
    await desk.memories.tidy()
    assert await known(desk) == [("Nadia", False, 0), ("Sylvie", False, 1)]


async def test_a_pair_renewed_while_its_agent_leaves_is_the_one_that_is_kept(
    shared: Shared, platform: FakePlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shared.start()
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    await desk.lock.codes.make(SYLVIE, CODE)
    (client,) = platform.open_clients
    ending = client.aclose

    async def last_word() -> None:
        await client.refresh()
        await ending()

    monkeypatch.setattr(client, "aclose", last_word)
    await desk.sign_in(INSTANCE, OTHER, PASSWORD, stay=False)
    await desk.agents.try_code(SYLVIE, CODE)
    assert [one.credentials for one in platform.open_clients] == [{"token": "100"}]


async def test_without_a_code_nothing_of_who_leaves_opens_anything(
    shared: Shared, platform: FakePlatform, secrets: MemorySecrets
) -> None:
    desk = shared.start()
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    (first,) = platform.open_clients
    await desk.sign_in(INSTANCE, OTHER, PASSWORD, stay=False)
    await until(lambda: first.signed_out and first.closed, "the platform told")
    assert await known(desk) == [("Nadia", False, 0), ("Sylvie", False, 0)]
    assert await desk.agents.try_code(SYLVIE, CODE) == GONE
    assert desk.who == NADIA
    assert not any("token" in value for value in secrets.kept.values())


async def test_a_code_that_has_run_out_takes_along_what_it_opened(
    shared: Shared, platform: FakePlatform, clock: SetClock, secrets: MemorySecrets
) -> None:
    desk = shared.start(SessionRules(end_of_day=None))
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    await desk.lock.codes.make(SYLVIE, CODE)
    await desk.sign_in(INSTANCE, OTHER, PASSWORD, stay=False)
    clock.move(hours=12, seconds=1)
    assert await known(desk) == [("Nadia", False, 0), ("Sylvie", False, 0)]
    await until(lambda: len(platform.open_clients) == 1, "the platform told")
    assert [one.signed_out for one in platform.clients if one.credentials == {"token": "1"}][-1]
    assert not any('"token"' in value for value in secrets.kept.values())


async def test_who_signs_out_is_still_known_and_who_is_forgotten_is_not(
    shared: Shared, syncs: FakeSyncs, secrets: MemorySecrets, profile: Path
) -> None:
    desk = shared.start()
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    await desk.lock.codes.make(SYLVIE, CODE)
    await mark_seen(desk, syncs.last.memory)
    await desk.sign_out()
    assert list(profile.glob("*.memory"))
    assert await known(desk) == [("Sylvie", False, 1)]
    assert not await desk.lock.codes.has(SYLVIE)
    await desk.agents.forget(SYLVIE)
    assert await known(desk) == []
    assert not any("Sylvie" in value for value in secrets.kept.values())
    assert not list(profile.glob("*.memory"))


async def test_twelve_are_known_for_thirty_days(shared: Shared, clock: SetClock, memories: MemoryFolder) -> None:
    desk = shared.start()
    for number in range(14):
        one = Remembered(INSTANCE, 100 + number, f"Agent{number}", "A", "a@a.test", seen_at=clock.now())
        await memories.agents(lambda agents, one=one: agents.keep(one, stays=False))  # type: ignore[misc]
    assert [who for who, _, _ in await known(desk)] == [f"Agent{number}" for number in range(13, 1, -1)]
    clock.move(days=29)
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    assert len(await known(desk)) == 12
    clock.move(days=2)
    assert await known(desk) == [("Sylvie", False, 0)]


async def test_where_names_are_not_to_be_shown_none_is_kept(shared: Shared, secrets: MemorySecrets) -> None:
    desk = shared.start(SessionRules(show_names=False))
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    await desk.sign_in(INSTANCE, OTHER, PASSWORD, stay=True)
    assert await known(desk) == []
    assert not any("Sylvie" in value for value in secrets.kept.values())
    await desk.close()
    again = shared.start(SessionRules(show_names=False))
    assert await again.resume()
    await again.sign_out()
    assert not any("Nadia" in value for value in secrets.kept.values())


async def test_without_a_keyring_nobody_is_known(
    profile: Path, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs
) -> None:
    desk = Desk(MemoryFolder(profile, NoSecrets(), clock), platform.connect, clock, Waits(0.05, 0.05), make_sync=syncs)
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    assert await known(desk) == []
    await desk.sign_in(INSTANCE, OTHER, PASSWORD, stay=True)
    await desk.agents.end_day()
    assert desk.who is None
    await desk.close()


async def test_who_stayed_under_an_earlier_kiosk_is_found_signed_in(shared: Shared, secrets: MemorySecrets) -> None:
    kept = Remembered(INSTANCE, 4, "Sylvie", "MOREL", SECRETARY, {"token": "7"})
    secrets.set(REMEMBERED, pack(kept).decode())
    desk = shared.start()
    assert await desk.resume()
    assert desk.who == SYLVIE
    assert "token" not in secrets.kept[REMEMBERED]


# The end of the day


async def test_at_the_end_of_the_day_everybody_is_signed_out(
    shared: Shared, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs, secrets: MemorySecrets
) -> None:
    desk = shared.start()
    assert desk.agents.day_ends is None
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    ends = desk.agents.day_ends
    assert ends is not None
    assert (ends.date(), ends.time()) == (clock.now().date(), time(20))
    await desk.lock.codes.make(SYLVIE, CODE)
    await desk.sign_in(INSTANCE, OTHER, PASSWORD, stay=True)
    await desk.lock.codes.make(NADIA, OTHER_CODE)
    await mark_seen(desk, syncs.last.memory)
    assert not desk.agents.day_is_over
    clock.restart(ends)
    assert desk.agents.day_is_over
    await desk.agents.end_day()
    assert desk.who is None
    assert desk.agents.day_ended == ends
    assert await known(desk) == [("Nadia", False, 1), ("Sylvie", False, 0)]
    assert not any("token" in value for value in secrets.kept.values())
    assert await desk.agents.try_code(SYLVIE, CODE) == GONE
    await until(lambda: not platform.open_clients, "the platform told of both")
    assert not await desk.resume()
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    assert desk.agents.day_ends is not None
    assert desk.agents.day_ends > ends, "who works late has the night before them"


@pytest.mark.parametrize(
    ("ends", "opens_at", "stays"),
    [
        (time(20), datetime(2026, 11, 23, 18, 59, tzinfo=UTC), True),
        (time(20), datetime(2026, 11, 24, 7, tzinfo=UTC), False),
        (time(20), datetime(2026, 11, 20, 7, tzinfo=UTC), False),  # a clock that was set back
        (None, datetime(2026, 11, 30, 7, tzinfo=UTC), True),
    ],
)
async def test_a_kiosk_that_was_off_at_that_hour_opens_for_nobody(
    shared: Shared, clock: SetClock, ends: time | None, opens_at: datetime, stays: bool
) -> None:
    desk = shared.start(SessionRules(end_of_day=ends))
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    await desk.close()
    clock.restart(opens_at)
    again = shared.start(SessionRules(end_of_day=ends))
    assert await again.resume() is stays
    assert (again.agents.day_ended is None) is stays


async def test_an_hour_more_is_kept_for_the_next_start_too(shared: Shared, clock: SetClock) -> None:
    desk = shared.start()
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    ends = desk.agents.day_ends
    assert ends is not None
    await desk.agents.put_off()
    clock.restart(ends)
    assert not desk.agents.day_is_over
    await desk.close()
    again = shared.start()
    assert await again.resume()
    clock.move(hours=1)
    assert again.agents.day_is_over


async def test_codes_tried_at_once_open_one_session(shared: Shared, platform: FakePlatform) -> None:
    desk = shared.start()
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    await desk.lock.codes.make(SYLVIE, CODE)
    await desk.sign_in(INSTANCE, OTHER, PASSWORD, stay=False)
    await desk.lock.codes.make(NADIA, OTHER_CODE)
    await asyncio.gather(desk.agents.try_code(SYLVIE, CODE), desk.agents.try_code(SYLVIE, CODE))
    assert desk.who == SYLVIE
    await asyncio.gather(desk.agents.try_code(NADIA, OTHER_CODE), desk.agents.try_code(SYLVIE, CODE))
    assert len(platform.open_clients) == 1
