"""What a desk counts, from its memory, from the platform and from its register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.domain.day.status import Action
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.platform.failures import Failure
from kiosk.domain.statistics.facts import State
from kiosk.domain.statistics.figures import Period, Wanted, count
from kiosk.platform_server.values.like import CURRENT_2026, HISTORIC_2024, OWN, Like
from tests.desk.test_recording import Noted, target
from tests.support.desk import NOW, at_the_counter

TODAY = NOW.date()
BY_TOKENS = replace(CURRENT_2026, password_sign_in=True)
"""The desk of these tests has signed in already."""


@pytest.mark.parametrize("like", [OWN, HISTORIC_2024, BY_TOKENS], ids=["own", "historic-2024", "current-2026"])
async def test_what_the_platform_tells_is_what_the_memory_has(tmp_path: Path, like: Like) -> None:
    async with at_the_counter(tmp_path, like=like) as counter:
        desk = counter.desk
        organisation_id = 1
        desk.look_at(organisation_id, TODAY)
        await desk.bring_up_to_date()
        period = Period(TODAY, TODAY)
        kept = await desk.statistics.kept(organisation_id, period)
        assert TODAY in kept.days
        told = await desk.statistics.told(organisation_id, period)
        assert told
        assert {one.rdv_id: one.state for one in kept.facts} == {one.rdv_id: one.state for one in told}
        assert count(told, Wanted(), period).rdvs == len(told)
        long_ago = Period(date(2020, 1, 1), date(2020, 1, 7))
        assert (await desk.statistics.kept(organisation_id, long_ago)).days == frozenset()
        assert await desk.statistics.told(organisation_id, long_ago) == ()


async def test_waits_are_read_from_what_was_done_here(tmp_path: Path) -> None:
    noted = Noted()
    async with at_the_counter(tmp_path, register=noted) as counter:
        desk = counter.desk
        desk.look_at(1, TODAY)
        await desk.act(Action.WAITING, [await target(counter, 2)])
        counter.clock.move(minutes=14)
        await desk.act(Action.SEEN, [await target(counter, 2)])
        await desk.walk_ins.note(1, None, None, None, "", outcome=WalkInOutcome.LEFT)
        found = await desk.statistics.noted(1)
        assert [round(one.minutes) for one in found.waits] == [14]
        assert (len(found.walk_ins), found.since) == (1, TODAY)
        outcomes = await desk.statistics.outcomes(1, Period(TODAY - timedelta(days=6), TODAY))
        assert (outcomes.counts, outcomes.since) == ({WalkInOutcome.LEFT: 1}, TODAY)
        kept = await desk.statistics.kept(1, Period(TODAY, TODAY))
        assert next(one.state for one in kept.facts if one.rdv_id == 2) is State.SEEN


async def test_through_a_cut_what_is_here_is_counted_and_the_rest_is_refused(tmp_path: Path) -> None:
    async with at_the_counter(tmp_path) as counter:
        desk = counter.desk
        desk.look_at(1, TODAY)
        await desk.bring_up_to_date()
        counter.cut()
        assert (await desk.statistics.kept(1, Period(TODAY, TODAY))).facts
        with pytest.raises(Failure):
            await desk.statistics.told(1, Period(date(2026, 1, 1), date(2026, 1, 7)))
        assert (await desk.statistics.noted(1)).waits == []
