"""Retries: only what is safe, never sooner than asked, never for ever."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api_client.http.deadlines import Deadlines
from kiosk.api_client.http.retry import ATTEMPTS, LONGEST_WAIT, retry_after
from kiosk.domain.day.status import Status
from kiosk.domain.platform import failures
from kiosk.domain.platform.failures import Failure, Throttled, TimedOut, Unreachable, UnreachableCause
from tests.api_client.support import ORGANISATIONS, Waits, answers, client, no, rdv_json
from tests.support.trade import NOW

causes = st.sampled_from(UnreachableCause)
family = st.one_of(
    st.builds(Unreachable, causes),
    st.builds(TimedOut, st.booleans()),
    st.builds(Throttled, st.none() | st.floats(0, 1e6)),
    st.builds(failures.SignedOut, st.booleans()),
    st.builds(failures.Forbidden),
    st.builds(failures.NotFound, st.booleans()),
    st.builds(failures.Refused),
    st.builds(failures.Conflict),
    st.builds(failures.ServerFault, st.integers(500, 599)),
    st.builds(failures.Unintelligible, st.booleans()),
)
methods = st.sampled_from(["GET", "POST", "PATCH", "PUT", "DELETE"])
attempts = st.integers(1, 20)
jitters = st.floats(0, 1)


@given(methods, family, attempts, jitters)
def test_a_wait_is_short_and_attempts_are_counted(method: str, failure: Failure, attempt: int, jitter: float) -> None:
    wait = retry_after(method, failure, attempt, jitter=lambda: jitter)
    if attempt >= ATTEMPTS:
        assert wait is None
    if wait is not None:
        assert 0 < wait <= LONGEST_WAIT


@given(methods.filter(lambda m: m != "GET"), family, attempts, jitters)
def test_a_write_is_tried_again_only_when_it_did_nothing(
    method: str, failure: Failure, attempt: int, jitter: float
) -> None:
    if retry_after(method, failure, attempt, jitter=lambda: jitter) is not None:
        never_left = isinstance(failure, TimedOut) and not failure.sent
        assert never_left or isinstance(failure, Unreachable | Throttled)


@given(methods, st.floats(0, 1e6), st.integers(1, ATTEMPTS - 1), jitters)
def test_what_the_platform_asks_is_honoured(method: str, asked: float, attempt: int, jitter: float) -> None:
    wait = retry_after(method, Throttled(asked), attempt, jitter=lambda: jitter)
    if wait is None:
        assert asked > LONGEST_WAIT - 1
    else:
        assert wait >= asked


@given(methods, st.integers(1, ATTEMPTS - 1), jitters)
@pytest.mark.parametrize(
    "failure",
    [
        failures.SignedOut(),
        failures.Forbidden(),
        failures.NotFound(),
        failures.Refused(),
        failures.Conflict(),
        failures.Unintelligible(page=True),
        failures.ServerFault(500),
        Unreachable(UnreachableCause.CERTIFICATE),
        Unreachable(UnreachableCause.INSECURE),
        Unreachable(UnreachableCause.UNKNOWN_HOST),
        Unreachable(UnreachableCause.PROXY),
    ],
    ids=repr,
)
def test_what_does_not_pass_by_itself_is_final(failure: Failure, method: str, attempt: int, jitter: float) -> None:
    assert retry_after(method, failure, attempt, jitter=lambda: jitter) is None


def test_waits_grow() -> None:
    failure = Unreachable(UnreachableCause.REFUSED)
    first, second = (retry_after("GET", failure, n, jitter=lambda: 0.5) for n in (1, 2))
    assert (first, second) == (0.25, 0.5)


async def test_a_read_is_tried_again_after_a_passing_fault() -> None:
    handler, got = answers(httpx.Response(503), httpx.ReadError("reset"), httpx.Response(200, json=ORGANISATIONS))
    waits = Waits()
    async with client(handler, sleep=waits) as api:
        assert [o.id for o in await api.organisations()] == [1]
    assert len(got) == 3
    assert waits.asked == [0.25, 0.5]


async def test_a_read_gives_up() -> None:
    handler, got = answers(*[httpx.Response(502) for _ in range(ATTEMPTS)])
    async with client(handler) as api:
        with pytest.raises(failures.ServerFault) as raised:
            await api.organisations()
    assert raised.value.status == 502
    assert len(got) == ATTEMPTS


@pytest.mark.parametrize("fault", [httpx.Response(503), httpx.ReadError("reset"), httpx.ReadTimeout("late")], ids=repr)
async def test_a_write_of_unknown_outcome_is_never_sent_twice(fault: httpx.Response | Exception) -> None:
    handler, got = answers(fault, httpx.Response(200, json={"rdv": rdv_json()}))
    async with client(handler) as api:
        with pytest.raises((TimedOut, failures.ServerFault)):
            await api.set_participation_status(100, Status.SEEN, key="k")
    assert len(got) == 1


async def test_a_write_that_did_nothing_goes_again_with_the_same_key() -> None:
    handler, got = answers(
        httpx.ConnectError("no"),
        no(429, headers={"Retry-After": "3"}),
        httpx.Response(200, json={"rdv": rdv_json(status="seen")}),
    )
    waits = Waits()
    async with client(handler, sleep=waits) as api:
        rdv = await api.mark_waiting(1, [100], NOW, key="the key")
    assert rdv.status is Status.SEEN
    assert {r.headers["idempotency-key"] for r in got} == {"the key"}
    assert len({r.content for r in got}) == 1
    assert waits.asked[0] == 0.25
    assert 3 <= waits.asked[1] <= LONGEST_WAIT


async def test_a_write_to_which_somebody_else_says_to_wait_may_have_been_done() -> None:
    handler, got = answers(httpx.Response(429, headers={"Retry-After": "1"}, html="<html></html>"))
    async with client(handler) as api:
        with pytest.raises(Throttled) as raised:
            await api.mark_waiting(1, [100], NOW, key="k")
    assert not raised.value.own
    assert len(got) == 1


async def test_a_status_goes_once_since_it_is_looked_at_before_it_goes_again() -> None:
    handler, got = answers(httpx.ConnectError("no"))
    async with client(handler) as api:
        with pytest.raises(Unreachable):
            await api.set_participation_status(100, Status.SEEN, key="the key")
    assert len(got) == 1


async def test_a_long_wait_is_left_to_the_caller() -> None:
    handler, got = answers(httpx.Response(429, headers={"Retry-After": "60"}))
    async with client(handler) as api:
        with pytest.raises(Throttled) as raised:
            await api.organisations()
    assert raised.value.retry_after == 60
    assert len(got) == 1


async def test_no_wait_goes_beyond_the_deadline_of_the_call() -> None:
    handler, got = answers(httpx.Response(429, headers={"Retry-After": "8"}))
    async with client(handler, deadlines=Deadlines(total=5)) as api:
        with pytest.raises(Throttled):
            await api.organisations()
    assert len(got) == 1
