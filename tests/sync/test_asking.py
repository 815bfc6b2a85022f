"""Calls that somebody waits for are made beside the synchronisation: what they meet is news of the link too."""

from __future__ import annotations

import pytest

from kiosk.clock import SetClock
from kiosk.domain.platform.failures import (
    Failure,
    Forbidden,
    Refused,
    ServerFault,
    SignedOut,
    TimedOut,
    Unintelligible,
    Unreachable,
)
from tests.support.rest import at_rest
from tests.support.trade import rdv
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import FakePlatform


async def asked(desk: Desk, failure: Failure | None = None) -> None:
    """A call that ends so."""
    with desk.sync.asking():
        if failure is not None:
            raise failure
        await desk.platform.organisations()


async def test_an_answer_ends_a_cut(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    platform.down = Unreachable()
    sync = desk.start(platform)
    await until(lambda: sync.state.connected is False, "a cut")
    platform.down = None
    await asked(desk)
    assert sync.state.connected
    assert sync.state.cut_since is None
    await desk.pulled()  # who was waiting for the platform goes on


@pytest.mark.parametrize("failure", [Unreachable(), TimedOut(), ServerFault(503)])
async def test_no_answer_is_a_cut(desk: Desk, clock: SetClock, failure: Failure) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    sync = desk.start(platform)
    await desk.pulled()
    platform.down = Unreachable()
    with pytest.raises(type(failure)):
        await asked(desk, failure)
    assert (sync.state.connected, sync.state.failure) == (False, failure)
    # And somebody goes on asking until it is over.
    platform.down = None

    def passes() -> bool:
        desk.time.move(1.0)
        return sync.state.connected is True

    await until(passes, "the end of the cut")


@pytest.mark.parametrize("failure", [Refused(), Forbidden(), ServerFault(500)])
async def test_a_refusal_or_a_call_that_the_platform_chokes_on_is_no_cut(
    desk: Desk, clock: SetClock, failure: Failure
) -> None:
    sync = desk.start(FakePlatform(clock, [rdv(1)]))
    await desk.pulled()
    before = sync.state
    with pytest.raises(type(failure)):
        await asked(desk, failure)
    assert sync.state == before


async def test_somebody_else_s_answer_is_a_cut_only_where_nothing_else_comes_through(
    desk: Desk, clock: SetClock
) -> None:
    stranger = Unintelligible(page=True, portal=True)
    platform = FakePlatform(clock, [rdv(1)])
    sync = desk.start(platform)
    await desk.pulled()
    days = platform.count("rdvs")
    with pytest.raises(Unintelligible):
        await asked(desk, stranger)
    await until(lambda: platform.count("rdvs") > days and at_rest(sync), "a look")
    assert (sync.state.connected, sync.state.failure) == (True, None)
    platform.down = stranger
    with pytest.raises(Unintelligible):
        await asked(desk, stranger)
    await until(lambda: sync.state.connected is False, "the cut")
    assert sync.state.failure is stranger


async def test_a_token_that_no_longer_holds_is_said_until_somebody_signs_in(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    sync = desk.start(platform)
    await desk.pulled()
    with pytest.raises(SignedOut):
        await asked(desk, SignedOut())
    assert sync.state.signed_out
    late = sync.asking()
    late.__enter__()
    sync.use(platform)
    assert not late.__exit__(SignedOut, SignedOut(), None)
    assert not sync.state.signed_out


async def test_what_was_done_at_the_platform_is_pulled(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    sync = desk.start(platform)
    await desk.pulled()
    days, absences = platform.count("rdvs"), platform.count("absences")
    platform.change(1, silently=True)
    sync.look_again()
    await until(lambda: platform.count("rdvs") > days and platform.count("absences") > absences, "the pulls")
    await until(lambda: at_rest(sync), "rest")
    assert await desk.memory.rdv(1) is None
