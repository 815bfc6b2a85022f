"""A borne and a screen with a companion of their own: let in, told, cut off, turned out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest

from kiosk.clock import Clock
from kiosk.domain.platform.failures import Refused, Unreachable
from kiosk.domain.platform.lobby import Told, arrival_ticket
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.lobby.borne import Borne
from kiosk.lobby.link import DeviceLink
from kiosk.lobby.screen import ScreenFeed
from kiosk.platform_server.__main__ import main
from kiosk.sync.site.door import SiteDoor
from kiosk.sync.timing import SyncTiming
from tests.platform_server.site_api.test_day import at, say, walk_in
from tests.platform_server.site_api.test_lobby import BORN, Desk
from tests.support.companion_process import CompanionProcess
from tests.support.lobby import NOW
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

QUICK = SyncTiming(backoff_first=0.05, backoff_most=0.2)


@pytest.fixture
def companion(tmp_path: Path) -> Iterator[CompanionProcess]:
    folder = tmp_path / "companion"
    folder.mkdir(mode=0o700)
    made = CompanionProcess(folder, ("--now", NOW.isoformat())).start()
    yield made
    made.stop()


def link_of(companion: CompanionProcess, kind: DeviceKind, secrets: MemorySecrets) -> DeviceLink:
    return DeviceLink(SiteDoor(companion.url, secrets, Clock(NOW), kind=kind), Clock(NOW), timing=QUICK)


@asynccontextmanager
async def running(device: Borne | ScreenFeed) -> AsyncIterator[None]:
    task = asyncio.create_task(device.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def test_a_screen_shows_calls_through_a_cut(companion: CompanionProcess) -> None:
    secrets = MemorySecrets()
    screen = ScreenFeed(link_of(companion, DeviceKind.SCREEN, secrets), 1)
    with companion.client() as desk:
        async with running(screen):
            await until(lambda: screen.state.paired is False, "that a code is asked for")
            await screen.pair(companion.code(DeviceKind.SCREEN, "Hall").shown)
            await until(lambda: screen.calls == (), "that nobody is called")
            await asyncio.to_thread(calls, desk, "a", 7)
            await until(lambda: shown(screen) == [arrival_ticket(7)], "a call")
            companion.kill()
            await until(lambda: screen.state.connected is False, "the cut")
            assert screen.state.cut_since is not None
            companion.start()
            await asyncio.to_thread(calls, desk, "b", 8)
            await until(lambda: shown(screen) == [arrival_ticket(8), arrival_ticket(7)], "a call after it")
        again = ScreenFeed(link_of(companion, DeviceKind.SCREEN, secrets), 1)
        async with running(again):
            await until(lambda: again.calls, "that it is known after a restart")


async def test_a_borne_asks_and_is_turned_out(companion: CompanionProcess) -> None:
    secrets = MemorySecrets()
    borne = Borne(link_of(companion, DeviceKind.BORNE, secrets), 1, None)
    with companion.client() as client:
        desk = await asyncio.to_thread(Desk, client)
        await asyncio.to_thread(desk.brings, desk.visit(7))
        async with running(borne):
            await until(lambda: borne.state.paired is False, "that a code is asked for")
            with pytest.raises(Unreachable):
                await borne.check_in("DUP", BORN)
            with pytest.raises(Refused):
                await borne.pair(companion.code(DeviceKind.DESK, "Accueil").shown)  # made for something else
            await borne.pair(companion.code(DeviceKind.BORNE, "Hall").shown)
            await until(lambda: borne.state.connected, "the companion")
            answer = await borne.check_in("DUP", BORN)
            assert (answer.told, [one.ticket for one in answer.rdvs]) == (Told.ARRIVED, [arrival_ticket(7)])
            assert (await borne.check_in("DUP", date(1960, 1, 1))).told is Told.NOT_FOUND
            await asyncio.to_thread(say, client, walk_in("somebody"), name="walk_ins")
            assert await borne.ticket(None, "mine") == (2, 1)
            await borne.ask_help()
            listed = [line.split("\t")[0] for line in devices(companion) if line.endswith("Hall")]
            assert main(["revoke-device", listed[0], "--folder", str(companion.folder)]) == 0
            companion.kill()
            companion.start()
            await until(lambda: borne.state.paired is False, "that a code is asked for again")
            assert await asyncio.to_thread(secrets.get, "site") is None


def devices(companion: CompanionProcess) -> list[str]:
    import contextlib
    import io

    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert main(["devices", "--folder", str(companion.folder)]) == 0
    return said.getvalue().splitlines()


def calls(desk: httpx.Client, key: str, participation: int) -> None:
    told: dict[str, Any] = {"key": key, "participation_id": participation, "place": "Bureau 3", "outcome": "called"}
    say(desk, told | {"called_at": at("10:19:00"), "acted_at": at(f"10:19:0{participation}")}, name="calls")


def shown(screen: ScreenFeed) -> list[str]:
    return [one.shown for one in screen.calls or ()]


async def test_a_fault_of_its_own_is_a_cut_like_any_other(caplog: pytest.LogCaptureFixture) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    class Door:
        membership = None

        async def recall(self) -> None: ...

        def client(self) -> Any:
            return SimpleNamespace(aclose=self.recall)

    link = DeviceLink(cast("SiteDoor", Door()), Clock(NOW), timing=QUICK, sleep=sleep)
    states: list[bool | None] = []
    link.changed = lambda: states.append(link.state.connected)

    async def work(_: Any, answered: Callable[[], None]) -> None:
        if not slept:
            answered()
            raise ValueError("Dupont")
        answered()
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await link.run(work)
    assert (states, len(slept)) == ([True, False, True], 1)
    (told,) = caplog.records
    assert "ValueError" in told.getMessage()
    assert "Dupont" not in told.getMessage()
    caplog.clear()
