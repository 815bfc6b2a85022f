"""A desk before an instance that limits the calls of an address: what it asks, when, and after a complaint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.clock import PARIS
from kiosk.domain.day.model import Lieu, Motif
from kiosk.domain.day.status import Action
from kiosk.domain.people.model import Agent
from tests.benchmarks.data import DAY
from tests.benchmarks.platform import serving
from tests.faults.middleman import Middleman, answers
from tests.support.driven_desk import ORGANISATION, DrivenDesk, driven_desk
from tests.support.known import usagers
from tests.support.rest import at_rest
from tests.support.trade import gesture

RDVS, USAGERS = 90, 2500
BUDGET = 40


@pytest.fixture(scope="module")
def historic() -> Iterator[str]:
    """An instance of 2024. Its own limit goes by a time that nobody drives."""
    options = ("--like", "historic-2024", "--calls-per-minute", "0")
    with serving(*options, today=RDVS, usagers=USAGERS, around=RDVS) as url:
        yield url


async def shown(desk: DrivenDesk) -> tuple[int, int, int, int]:
    """RDVs of the day, agents, motifs and lieux."""
    memory = desk.memory
    return (
        len(await memory.day(ORGANISATION, DAY, PARIS)),
        len(await memory.entries(ORGANISATION, Agent)),
        len(await memory.entries(ORGANISATION, Motif)),
        len(await memory.entries(ORGANISATION, Lieu)),
    )


async def test_a_start_and_a_quiet_hour(historic: str, tmp_path: Path) -> None:
    async with driven_desk(historic, tmp_path) as desk:
        wire, time = desk.wire, desk.time
        await desk.starts()
        # The agenda is complete before a second has gone by.
        assert await shown(desk) == (RDVS, 6, 8, 1)
        assert "/api/v1/absences" in [call.path for call in wire.calls]
        assert len(wire.calls) <= 12
        await time.run(60 - time.now)
        assert len(wire.calls) <= BUDGET
        await desk.comes_to_rest()
        assert time.now < 300
        assert len(await usagers(desk.memory, ORGANISATION)) > USAGERS - 20  # lists of the original miss some
        assert wire.most_in(60) <= BUDGET
        calls, size = len(wire.calls), wire.size
        await time.run(3600)
        assert len(wire.calls) - calls <= 150
        assert wire.size - size <= 150 * 1024
        assert desk.sync.state.connected


async def test_what_a_person_does_goes_before_what_nobody_waits_for(historic: str, tmp_path: Path) -> None:
    async with driven_desk(historic, tmp_path) as desk:
        await desk.time.run(15)
        assert not at_rest(desk.sync)
        rdvs = [entry.rdv for entry in await desk.memory.day(ORGANISATION, DAY, PARIS)][:15]
        begun, before = desk.time.now, len(desk.wire.calls)
        await desk.memory.queue.act([gesture(rdv, Action.EXCUSED) for rdv in rdvs])
        assert await desk.time.run_until(lambda: desk.memory.unsent_count == 0, 60)
        assert desk.time.now == begun
        asked = [call.path for call in desk.wire.calls[before:]]
        assert not [path for path in asked if "/users" in path]
        await desk.comes_to_rest()
        assert desk.wire.most_in(60) <= BUDGET


async def test_after_a_complaint_it_waits_as_long_as_it_is_asked_to(historic: str, tmp_path: Path) -> None:
    middleman = Middleman(historic)
    try:
        async with driven_desk(middleman.url, tmp_path) as desk:
            await desk.time.run(20)
            rdv = (await desk.memory.day(ORGANISATION, DAY, PARIS))[0].rdv
            rule = middleman.when(answers(429, '{"errors": ["Limite"]}', Retry_After="50"), times=3)
            assert await desk.time.run_until(lambda: rule.met > 0, 60)
            refused, before = desk.time.now, len(desk.wire.calls)
            await desk.memory.queue.act([gesture(rdv, Action.EXCUSED)])
            await desk.time.run(49)
            assert len(desk.wire.calls) == before
            middleman.heal()
            assert await desk.time.run_until(lambda: desk.memory.unsent_count == 0, 60)
            assert 50 <= desk.time.now - refused < 60
            # What nobody waits for begins again later, and all of it comes.
            gentle = [call.at for call in desk.wire.calls if "/users" in call.path and call.at > refused]
            assert not gentle
            await desk.comes_to_rest()
            gentle = [call.at for call in desk.wire.calls if "/users" in call.path and call.at > refused]
            assert gentle[0] - refused > 109
            assert desk.sync.state.connected
    finally:
        middleman.close()
