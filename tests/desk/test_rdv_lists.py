"""Lists of many days: what the memory has, what each generation of platform tells, and what is kept of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.domain.day.consequences import Target
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.platform.failures import NotFound, TimedOut
from kiosk.platform_server.values.like import CURRENT_2026, HISTORIC_2024, OWN, Like
from tests.support.desk import LEA, NOW, PAUL, TOM, Counter, at_the_counter, counter_data, rdv_row

CURRENT = replace(CURRENT_2026, password_sign_in=True, oauth=False)
TODAY = NOW.date()
FIRST = TODAY - timedelta(days=40)
OLD = TODAY - timedelta(days=20)


@pytest.fixture
def like() -> Like:
    return OWN


@pytest.fixture
async def at(tmp_path: Path, like: Like) -> AsyncIterator[Counter]:
    seen = [{"user": "u3", "id": 300, "status": "seen"}]
    rows = [
        rdv_row(1, "9:20", LEA),
        rdv_row(2, "9:00", TOM, starts_at="2026-11-03T09:00:00+01:00"),
        rdv_row(3, "9:00", PAUL, starts_at="2026-11-03T23:50:00+01:00", status="seen") | {"participations": seen},
        rdv_row(4, "9:00", LEA, starts_at="2026-11-04T00:10:00+01:00"),
    ]
    async with at_the_counter(tmp_path, counter_data(rdvs=rows), like=like) as made:
        made.desk.look_at(1, TODAY)
        await made.known(lambda: made.desk.sync_state.last_synced and not made.desk.sync_state.busy)
        yield made


def ids(entries: tuple[DeskRdv, ...]) -> list[int]:
    return [entry.rdv.id for entry in entries]


@pytest.mark.parametrize("like", [OWN, CURRENT, HISTORIC_2024])
async def test_days_long_past_are_told_and_not_kept(at: Counter) -> None:
    lists = at.desk.lists
    kept = await lists.kept(1, FIRST, TODAY)
    assert ids(kept.entries) == [1]
    assert TODAY in kept.days
    assert kept.days <= {TODAY - timedelta(days=n) for n in range(3)}, "older ones are asked for"
    assert ids(await lists.told(1, FIRST, TODAY - timedelta(days=3))) == [2, 3, 4]
    assert ids((await lists.kept(1, FIRST, TODAY)).entries) == [1]


@pytest.mark.parametrize("like", [OWN, CURRENT, HISTORIC_2024])
async def test_a_day_ends_where_the_organisation_is(at: Counter) -> None:
    assert ids(await at.desk.lists.told(1, OLD, OLD)) == [2, 3]


async def test_those_of_whom_nobody_said_anything_are_told_alone(at: Counter) -> None:
    assert ids(await at.desk.lists.told(1, FIRST, TODAY, unsaid=True)) == [2, 4, 1]


@pytest.mark.parametrize("like", [HISTORIC_2024])
async def test_an_old_release_cannot_be_asked_for_these(at: Counter) -> None:
    with pytest.raises(NotFound):
        await at.desk.lists.told(1, FIRST, TODAY, unsaid=True, gentle=True)


async def test_what_is_done_on_an_old_rdv_is_kept_sent_and_laid_over_what_is_told(at: Counter) -> None:
    lists = at.desk.lists
    told = {entry.rdv.id: entry for entry in await lists.told(1, FIRST, OLD)}
    await lists.keep([told[2].rdv, told[2].rdv])
    at.wire.fail("PATCH", TimedOut(sent=False))
    await at.desk.act(Action.SEEN, [Target(told[2], (200,))])
    (entry,) = [one for one in await lists.told(1, FIRST, OLD) if one.rdv.id == 2]
    assert (entry.rdv.status, entry.unsent) == (Status.SEEN, frozenset({200}))
    at.wire.mend()
    await at.desk.bring_up_to_date()
    await at.known(lambda: not at.desk.unsent_count)
    assert (await at.colleague.rdv(2)).status is Status.SEEN


async def test_who_was_put_into_the_waiting_room_here_is_known_until_taken_out(at: Counter) -> None:
    since = NOW - timedelta(days=3)
    entry = await at.desk.entry(1)
    assert entry is not None
    assert await at.desk.lists.arrivals(1, since) == {}
    batch = await at.desk.act(Action.WAITING, [Target(entry, (100,))])
    assert await at.desk.lists.arrivals(1, since) == {100: NOW}
    assert await at.desk.lists.arrivals(2, since) == {}
    await at.desk.undo(batch, await at.desk.undo_consequences(batch))
    assert await at.desk.lists.arrivals(1, since) == {}


async def test_a_period_of_another_year_is_empty_and_no_fault(at: Counter) -> None:
    assert await at.desk.lists.told(1, date(2020, 1, 1), date(2020, 12, 31)) == ()
