"""What the platform can do, known in one place: a server that becomes another release is noticed under a desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from kiosk.desk import DeskChange
from kiosk.domain.platform.failures import NotFound, TimedOut
from kiosk.platform_server.values.like import HISTORIC_2024, OWN
from tests.support.desk import LEA, NOW, Counter, at_the_counter

ASKED = "/api/desk/v1/capabilities"


@pytest.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    async with at_the_counter(tmp_path) as made:
        made.desk.look_at(1, NOW.date())
        await made.known(lambda: made.desk.capabilities is not None and made.desk.sync_state.last_synced)
        yield made


def merges(counter: Counter) -> bool:
    can = counter.desk.capabilities
    return can is not None and can.user_merge


def _asked_again(counter: Counter, before: int) -> bool:
    return counter.wire.count(ASKED) > before or not merges(counter)


async def becomes_older(counter: Counter) -> None:
    """Its pages may be somebody else's: they are believed once they have gone on for ten minutes."""
    counter.serve(HISTORIC_2024)
    for _ in range(6):
        assert merges(counter)
        asked = counter.wire.count(ASKED)
        await counter.desk.bring_up_to_date()
        await counter.known(partial(_asked_again, counter, asked))
        counter.clock.move(minutes=2)
    await counter.known(lambda: not merges(counter))


async def agenda(counter: Counter) -> list[int]:
    return [entry.rdv.id for entry in (await counter.desk.day(1, NOW.date())).entries]


async def test_a_server_that_becomes_an_older_release_and_a_newer_one_again_is_noticed(counter: Counter) -> None:
    told: list[DeskChange] = []
    counter.desk.subscribe(lambda change: told.append(change) if change.kind == "capabilities" else None)
    assert merges(counter)
    await becomes_older(counter)
    assert len(told) == 1
    assert await agenda(counter) == [1, 2, 3], "the agenda goes on"
    counter.cut()
    with pytest.raises(TimedOut):
        await counter.desk.bring_up_to_date()
    counter.serve(OWN)
    counter.wire.mend()
    await counter.known(lambda: merges(counter))
    assert len(told) == 2
    assert await agenda(counter) == [1, 2, 3]


async def test_an_upgrade_that_no_cut_announced_is_seen_when_somebody_presses_f5(
    counter: Counter,
) -> None:
    await becomes_older(counter)
    counter.serve(OWN)
    await counter.desk.bring_up_to_date()
    await counter.known(lambda: merges(counter))


async def test_a_call_that_was_there_and_is_no_more_has_it_asked_again(counter: Counter) -> None:
    asked = counter.wire.count(ASKED)
    counter.wire.fail("/versions", NotFound())
    with pytest.raises(NotFound):
        await counter.desk.bookings.versions(1)
    await counter.known(lambda: counter.wire.count(ASKED) > asked)
    assert merges(counter), "it can do all that it could"


async def test_what_is_not_there_is_no_call_that_is_missing(counter: Counter) -> None:
    asked = counter.wire.count(ASKED)
    with pytest.raises(NotFound):
        await counter.desk.usagers.fiche(404, 1)
    assert (await counter.desk.usagers.fiche(LEA, 1)).usager.id == LEA
    assert counter.wire.count(ASKED) == asked


async def test_nothing_is_known_while_nobody_is_signed_in(counter: Counter) -> None:
    await counter.desk.sign_out()
    assert counter.desk.capabilities is None
