"""People whom the desk keeps change on the platform: so they do here, and no others are pulled."""

from __future__ import annotations

from dataclasses import replace

from kiosk.api_client.wire.rdvs import Change
from kiosk.clock import SetClock
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import Forbidden
from kiosk.domain.writes.origin import Origin
from tests.support.known import usagers
from tests.support.rest import at_rest
from tests.support.trade import usager
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import FakePlatform, Fault


async def followed(desk: Desk, clock: SetClock, *met: Usager) -> FakePlatform:
    """A desk that has met these people and follows the changes."""
    platform = FakePlatform(clock)
    platform.fiches_there = {one.id: Fiche(one) for one in (*met, usager(9))}
    desk.start(platform)
    await desk.pulled()
    await desk.memory.meet(1, met, Origin.DESK)
    return platform


async def kept(desk: Desk) -> dict[int, Usager]:
    return {one.id: one for one in await usagers(desk.memory, 1)}


async def told(desk: Desk, platform: FakePlatform, *changes: Change) -> None:
    """These changes have been taken in."""
    heard = platform.count("changes")
    for change in changes:
        platform.tell(change)
    await until(lambda: platform.count("changes") > heard and at_rest(desk.sync), "the next question")


async def test_who_changed_is_asked_for_and_nobody_else(desk: Desk, clock: SetClock) -> None:
    platform = await followed(desk, clock, usager(1), usager(2))
    married = replace(usager(1), last_name="MARIÉE")
    platform.fiches_there[1] = Fiche(married)
    await told(desk, platform, Change("user", 1), Change("user", 9))
    assert await kept(desk) == {1: married, 2: usager(2)}
    assert [detail for name, detail in platform.calls if name == "users_by_ids"] == [(1,)]
    await told(desk, platform, Change("user", 9))
    assert platform.count("users_by_ids") == 1


async def test_who_left_is_forgotten(desk: Desk, clock: SetClock) -> None:
    platform = await followed(desk, clock, usager(1), usager(2), usager(3))
    del platform.fiches_there[2]  # out of this agent's sight
    await told(desk, platform, Change("user", 1, deleted=True), Change("user", 2))
    assert await kept(desk) == {3: usager(3)}


async def test_what_is_withheld_is_not_asked_for_again_and_again(desk: Desk, clock: SetClock) -> None:
    platform = await followed(desk, clock, usager(1))
    platform.faults.append(Fault("users_by_ids", Forbidden()))
    await told(desk, platform, Change("user", 1))
    assert await kept(desk) == {1: usager(1)}
    assert platform.count("users_by_ids") == 1
    assert desk.sync.state.connected
