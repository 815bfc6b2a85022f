"""The budget of calls: never more in a minute, those that somebody waits for first, less after a complaint."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import httpx
import pytest

from kiosk.api_client.client import ApiClient
from kiosk.api_client.http.pace import GENTLE_GAP, LONGEST_WAIT, MINUTE, Pace, gently
from kiosk.api_client.wire.fields import UsagerFields
from kiosk.domain.day.status import Status
from kiosk.domain.platform.failures import Failure, Throttled, TimedOut, Unreachable
from tests.api_client.support import BASE, ORGANISATIONS, Waits, answers, clock, rdv_json


class Time:
    """A time that moves as far as is slept, at once."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds
        await asyncio.sleep(0)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def pace(time: Time) -> Pace:
    return Pace(40, monotonic=time, sleep=time.sleep)


async def calls(pace: Pace, time: Time, count: int) -> list[float]:
    """When each of ``count`` calls in a row may be made."""
    at = []
    for _ in range(count):
        async with pace.turn():
            at.append(time.now)
    return at


async def test_what_rests_on_something_just_read_is_not_kept_waiting(pace: Pace, time: Time) -> None:
    await calls(pace, time, 40)
    before = time.now
    with pytest.raises(Throttled) as told:
        async with pace.turn(patience=5.0):
            raise AssertionError("it left")
    assert told.value.retry_after == MINUTE
    assert time.now == before
    time.now += MINUTE - 4.0
    async with pace.turn(patience=5.0):
        assert time.now == before + MINUTE


async def test_a_status_is_left_to_who_looks_again_where_the_budget_is_spent() -> None:
    time = Time()
    pace = Pace(5, monotonic=time, sleep=time.sleep)
    handler, got = answers(*(httpx.Response(200, json={"rdv": rdv_json(status="seen")}) for _ in range(6)))
    async with ApiClient(BASE, clock(), transport=httpx.MockTransport(handler), pace=pace) as api:
        for _ in range(5):
            await api.set_participation_status(100, Status.SEEN, key="k")
        with pytest.raises(Throttled):
            await api.set_participation_status(100, Status.SEEN, key="k")
    assert len(got) == 5


async def test_a_change_of_a_fiche_that_was_compared_is_left_to_who_looks_again_and_no_other_is() -> None:
    time = Time()
    pace = Pace(2, monotonic=time, sleep=time.sleep)
    user = {"user": {"id": 2, "first_name": "Léa", "last_name": "DUPONT"}}
    handler, got = answers(*(httpx.Response(200, json=user) for _ in range(4)))
    fields = UsagerFields(first_name="Léa")
    async with ApiClient(BASE, clock(), transport=httpx.MockTransport(handler), pace=pace) as api:
        for _ in range(2):
            await api.update_user(2, fields, key="k", compared=True)
        with pytest.raises(Throttled):
            await api.update_user(2, fields, key="k", compared=True)
        assert len(got) == 2
        await api.update_user(2, fields, key="k")
    assert len(got) == 3


async def test_a_change_of_a_fiche_that_was_compared_is_tried_once() -> None:
    handler, got = answers(httpx.Response(429, headers={"Retry-After": "1"}), httpx.Response(200, json={}))
    async with ApiClient(BASE, clock(), transport=httpx.MockTransport(handler)) as api:
        with pytest.raises(Throttled):
            await api.update_user(2, UsagerFields(first_name="Léa"), key="k", compared=True)
    assert len(got) == 1


def most_in_a_minute(at: list[float]) -> int:
    return max(sum(start <= other < start + MINUTE for other in at) for start in at)


@pytest.mark.parametrize(
    ("failure", "counted"),
    [(Unreachable(), False), (TimedOut(sent=False), False), (TimedOut(), True), (Throttled(), True)],
    ids=["no connection", "none in time", "no answer", "told to wait"],
)
async def test_calls_that_never_reached_the_platform_cost_nothing(
    pace: Pace, time: Time, failure: Failure, counted: bool
) -> None:
    """A desk that was cut for a while begins anew with its whole minute."""
    for _ in range(40):
        with pytest.raises(type(failure)):
            async with pace.turn():
                raise failure
    begun = time.now
    [at] = await calls(pace, time, 1)
    assert at == begun + (MINUTE if counted else 0)


async def test_never_more_in_any_minute(pace: Pace, time: Time) -> None:
    at = await calls(pace, time, 200)
    assert at[39] == at[0]  # nothing waits before the budget is spent
    assert most_in_a_minute(at) == 40


async def test_what_nobody_waits_for_is_never_a_burst(pace: Pace, time: Time) -> None:
    with gently():
        at = await calls(pace, time, 25)
    gaps = [after - before for before, after in pairwise(at)]
    assert gaps == sorted(gaps, reverse=True)  # slowly first: all desks of a site start at the same hour
    assert gaps[0] > 20
    assert min(gaps) >= 3
    assert at[-1] - at[0] < 4 * MINUTE


async def test_of_several_desks_none_insists(time: Time) -> None:
    """What nobody waits for begins again slower, each time that there were too many."""
    pace = Pace(40, monotonic=time, sleep=time.sleep)
    rates = []
    for _ in range(3):
        time.now += 10 * MINUTE
        rates.append(pace.gentle_share)
        pace.refused(1)
        assert pace.gentle_share <= rates[-1] / 2
    assert rates[0] == 20
    time.now += 3 * MINUTE
    assert pace.gentle_share < rates[-1]


async def test_it_waits_while_somebody_waits(pace: Pace, time: Time) -> None:
    at = await calls(pace, time, 10)
    with gently():
        gentle = await calls(pace, time, 1)
    assert gentle[0] - at[-1] == GENTLE_GAP
    begun, made = asyncio.Event(), asyncio.Event()

    async def gentle_call() -> None:
        begun.set()
        with gently():
            await calls(pace, time, 1)
        made.set()

    async with pace.turn():
        task = asyncio.create_task(gentle_call())
        await begun.wait()
        for _ in range(20):
            await asyncio.sleep(0)
        assert not made.is_set()
    await task


async def test_something_is_always_left_for_those_who_wait(pace: Pace, time: Time) -> None:
    await calls(pace, time, 30)
    with gently():
        gentle = await calls(pace, time, 1)
    pressing = await calls(pace, time, 1)
    assert gentle[0] >= 1000.0 + MINUTE
    assert pressing == gentle


async def test_tasks_begun_within_are_gentle_too(pace: Pace, time: Time) -> None:
    await calls(pace, time, 1)
    before = time.now
    with gently():
        task = asyncio.create_task(calls(pace, time, 1))
    assert await task == [before + GENTLE_GAP]


async def test_servers_without_a_limit_are_not_waited_for(pace: Pace, time: Time) -> None:
    pace.free = True
    with gently():
        assert await calls(pace, time, 500) == [1000.0] * 500


async def test_a_complaint_halves_the_share_and_it_comes_back(pace: Pace, time: Time) -> None:
    pace.refused(5)
    assert pace.share == 20
    pace.refused(5)  # one that was under way at the same time
    assert pace.share == 20
    time.now += 5
    pace.refused(5)
    assert round(pace.share) == 10
    time.now += 2 * MINUTE
    assert round(pace.share) == 18
    time.now += 60 * MINUTE
    assert pace.share == 40


async def test_however_many_complaints_something_is_left(pace: Pace, time: Time) -> None:
    for _ in range(20):
        pace.refused(1)
        time.now += 1
    at = await calls(pace, time, 8)
    assert at[-1] - at[0] <= MINUTE


async def test_after_a_complaint_nothing_leaves_before_the_hour_that_was_named(pace: Pace, time: Time) -> None:
    pace.refused(LONGEST_WAIT)
    assert await calls(pace, time, 1) == [1000.0 + LONGEST_WAIT]
    with gently():
        assert await calls(pace, time, 1) == [1000.0 + LONGEST_WAIT + MINUTE]


async def test_nobody_waits_for_long_without_being_told(pace: Pace) -> None:
    pace.refused(40)
    with pytest.raises(Throttled) as raised:
        async with pace.turn():
            raise AssertionError
    assert raised.value.retry_after == 40


async def test_the_client_keeps_to_it_and_passes_complaints_on(pace: Pace, time: Time) -> None:
    fine = httpx.Response(200, json=ORGANISATIONS)
    many = httpx.Response(429, headers={"Retry-After": "30"}, json={})
    handler, got = answers(*[fine] * 45, many)
    transport = httpx.MockTransport(handler)
    async with ApiClient(BASE, clock(), transport=transport, sleep=Waits(), pace=pace) as api:
        for _ in range(45):
            await api.organisations()
        assert time.now == 1000.0 + MINUTE
        for _ in range(3):
            with pytest.raises(Throttled) as raised:
                await api.organisations()
        assert raised.value.retry_after == 30
    assert len(got) == 46  # a server that asked to wait is not asked again before


async def test_who_signs_in_is_not_held_back_and_opens_the_way(pace: Pace, time: Time) -> None:
    signed = {"access-token": "t", "client": "c", "uid": "u"}
    sign_in = httpx.Response(200, json={"data": {"id": 1}}, headers=signed)
    handler, _ = answers(sign_in, httpx.Response(200, json=ORGANISATIONS))
    pace.refused(90)
    transport = httpx.MockTransport(handler)
    async with ApiClient(BASE, clock(), transport=transport, sleep=Waits(), pace=pace) as api:
        await api.sign_in("a@b.test", "secret")
        await api.organisations()
    assert time.now == 1000.0
    assert pace.share == 20


async def test_a_server_with_the_desk_api_frees_it(pace: Pace, time: Time) -> None:
    fine = httpx.Response(200, json=ORGANISATIONS)
    handler, _ = answers(httpx.Response(200, json={"version": 1}), *[fine] * 100)
    transport = httpx.MockTransport(handler)
    async with ApiClient(BASE, clock(), transport=transport, sleep=Waits(), pace=pace) as api:
        await api.capabilities()
        for _ in range(100):
            await api.organisations()
    assert time.now == 1000.0
