"""A morning of a whole site, on each kind of platform: 150 people come while each part is cut off in turn.

Nobody is lost or doubled, every list is the same in the end, and the screen tells the last calls.
"""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.api_client.site_client import SiteClient
from kiosk.clock import Clock
from kiosk.domain.platform.lobby import Visit
from kiosk.domain.platform.pairing import DeviceKind
from tests.faults.site.whole_morning import SEED, Morning
from tests.faults.site.whole_site import DESKS, OFFICES, RDVS, Device, Place, Wire, whole_day
from tests.faults.territory import NOW
from tests.support.companion_process import CompanionProcess
from tests.support.platform_process import LIKES, PlatformProcess, behaving, start_platform
from tests.support.secrets import MemorySecrets

NOTED, BY_CODE, BY_LETTERS = 56, 27, 27  # those with an RDV
TYPED, TICKETS = 24, 16  # those without
CUT_FOR = 10
AHEAD = {"Accueil 4": 40, "Bureau 2": -25}
"""Seconds by which a clock is wrong."""


@pytest.fixture(params=LIKES)
def platform(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, PlatformProcess]]:
    data = tmp_path / "day.json"
    data.write_text(json.dumps(whole_day()), "utf-8")
    with start_platform("--data", data, "--now", NOW.isoformat(), *behaving(request.param)) as process:
        yield request.param, process


@pytest.fixture
def companion(tmp_path: Path) -> Iterator[CompanionProcess]:
    folder = tmp_path / "companion"
    folder.mkdir(mode=0o700)
    made = CompanionProcess(folder, ("--now", NOW.isoformat(), "--walk-ins", "name")).start()
    yield made
    made.stop()


@pytest.fixture
def brought(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The participations that some desk has brought to the companion for its bornes."""
    found: set[int] = set()
    bring = SiteClient.bring_visits

    async def counted(self: SiteClient, organisation_id: int, day: str, visits: Sequence[Visit]) -> None:
        await bring(self, organisation_id, day, visits)
        found.update(one.participation_id for one in visits)

    monkeypatch.setattr(SiteClient, "bring_visits", counted)
    return found


@asynccontextmanager
async def site(
    platform: tuple[str, PlatformProcess], companion: CompanionProcess, brought: set[int], folder: Path
) -> AsyncIterator[Morning]:
    like, process = platform
    clock = Clock(NOW)

    def place(name: str, email: str, *, office: bool = False) -> Place:
        its = Clock(clock.now() + timedelta(seconds=AHEAD.get(name, 0)))
        return Place(name, email, like, companion, process.url, folder / name, its, office)

    desks = [place(f"Accueil {number}", email) for number, email in enumerate(DESKS, 1)]
    offices = [place(f"Bureau {number}", email, office=True) for number, email in enumerate(OFFICES, 1)]
    bornes = [Device(DeviceKind.BORNE, f"Borne {number}", companion, clock) for number in (1, 2)]
    screen = Device(DeviceKind.SCREEN, "Écran", companion, clock)
    parts: list[Place | Device] = [*desks, *offices, *bornes, screen]
    made = Morning(companion, brought, clock, desks, offices, bornes, screen, random.Random(SEED))
    if like == "own":  # hours of its own waiting room: a desk leaves its clock as it is where it is off by so little
        made.close += timedelta(seconds=sum(map(abs, AHEAD.values())))
    started: list[Place | Device] = []
    try:
        for part in parts:
            await part.start()
            started.append(part)
        yield made
    finally:
        for part in started:
            await part.stop()
        for one in made.places:
            one.close_wires()


async def _cut(*wires: Wire) -> None:
    for one in wires:
        one.go_down()


async def _mended(*wires: Wire) -> None:
    for one in wires:
        one.come_back()


def _weather(morning: Morning) -> list[tuple[str, int, Callable[[], Awaitable[None]], Callable[[], Awaitable[None]]]]:
    """What is cut off before which arrival, for ten of them: by what, and how it comes back."""
    first, second, third, fourth = morning.desks
    office, borne = morning.offices[0].to_companion, morning.bornes[0]
    both = (fourth.to_companion, fourth.to_platform)
    again = morning.comes_again
    return [
        ("a desk’s wire to the companion", 8, lambda: _cut(first.to_companion), lambda: _mended(first.to_companion)),
        ("a desk’s wire to the platform", 24, lambda: _cut(second.to_platform), lambda: _mended(second.to_platform)),
        ("the companion, killed", 40, morning.killed, again),
        ("a borne’s client", 56, borne.stop, borne.start),
        ("the companion and its disk", 72, morning.ended, lambda: again(disk_lost=True)),
        ("a desk, closed", 88, lambda: morning.closed(third), lambda: morning.opened(third)),
        ("both wires of a desk", 104, lambda: _cut(*both), lambda: _mended(*both)),
        ("an office’s wire to the companion", 120, lambda: _cut(office), lambda: _mended(office)),
        ("the screen’s client", 136, morning.screen.stop, morning.screen.start),
    ]


@pytest.mark.soak
@pytest.mark.timeout(900)
async def test_a_morning_of_a_whole_site(
    platform: tuple[str, PlatformProcess], companion: CompanionProcess, brought: set[int], tmp_path: Path
) -> None:
    async with site(platform, companion, brought, tmp_path) as morning:
        await morning.bornes_know()
        dice = morning.dice
        expected = dice.sample(range(1, RDVS + 1), RDVS)
        ways = ["noted"] * NOTED + ["code"] * BY_CODE + ["letters"] * BY_LETTERS
        coming = [*zip(ways, expected, strict=True), *[("typed", 0)] * TYPED, *[("ticket", 0)] * TICKETS]
        dice.shuffle(coming)
        weather = _weather(morning)
        for number, (way, rdv_id) in enumerate(coming):
            for what, first, breaks, mends in weather:
                if number == first:
                    await morning.alike(f"before « {what} » is gone")
                    await breaks()
                elif number == first + CUT_FOR:
                    await mends()
                    await morning.alike(f"after « {what} » is back")
            await morning.comes(way, rdv_id)
            await morning.goes_on()
            await morning.goes_on()
        await morning.alike("in the end")
        for number, person in enumerate([one for one in morning.people.values() if one.state == "waiting"][:3]):
            await morning.does("call", morning.places[number], person)
            await morning.alike("after the last calls")
            assert morning.screen.screen.calls is not None
            assert morning.screen.screen.calls[0].key == person.key
        again = replace(morning.desks[0], name="Un autre poste", folder=tmp_path / "another", secrets=MemorySecrets())
        await again.start()
        morning.desks.append(again)
        try:
            await morning.alike("at a desk that was not there")
        finally:
            morning.desks.remove(again)
            await again.stop()
            again.close_wires()
        done = morning.done
        print(platform[0], dict(done), f"{len(morning.people)} people")
        assert len(morning.people) >= len(coming)
        assert min(done["by code"], done["by letters"], done["tickets"]) >= 10, f"bornes were of little use: {done}"
