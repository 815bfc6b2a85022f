"""Calls that a server may lack: what says so, what only may, and for how long it is believed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import httpx
import pytest

from kiosk.api_client.client import ApiClient
from kiosk.api_client.optional import ALL
from kiosk.clock import SetClock
from kiosk.domain.platform import failures
from kiosk.domain.platform.failures import Failure, NoSuchCall
from tests.api_client.support import BASE, NOW, ORGANISATIONS, Waits, answers, client, no

PAGE = "<!DOCTYPE html><html><body>…</body></html>"
Ask = Callable[[ApiClient], Awaitable[object]]

CALLS: dict[str, Ask] = {
    "rdvs of an id": lambda api: api.rdv(3),
    "lieux": lambda api: api.lieux(1),
    "me": lambda api: api.me(),
    "rdv_plans": lambda api: api.create_rdv_plan(1, "https://desk.test", key="k"),
}
PAGES = {
    "404": httpx.Response(404, html=PAGE),
    "500": httpx.Response(500, html=PAGE),
    "502": httpx.Response(502, html=PAGE),
    "401": httpx.Response(401, html=PAGE),
    "rails": httpx.Response(404, json={"status": 404, "error": "Not Found"}),
    "nothing": httpx.Response(404),
    "redirect": httpx.Response(302, headers={"Location": "/agents/sign_in"}),
}
NO_ROUTE = no(405)


Served = tuple[Callable[[httpx.Request], httpx.Response], list[str]]


def served(lacking: httpx.Response, otherwise: httpx.Response) -> Served:
    """A platform that answers ``otherwise`` for its organisations and ``lacking`` for the rest; what it was asked."""
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return otherwise if request.url.path == "/api/v1/organisations" else lacking

    return handler, asked


ALIVE = httpx.Response(200, json=ORGANISATIONS)


def test_each_call_is_in_the_table_once_with_what_stands_in_for_it() -> None:
    assert len({one.calls for one in ALL}) == len(ALL)
    assert all(one.instead for one in ALL)


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
async def test_a_route_that_is_not_there_is_not_asked_for_again(call: Ask) -> None:
    handler, asked = served(NO_ROUTE, ALIVE)
    async with client(handler) as api:
        for _ in range(3):
            with pytest.raises(NoSuchCall):
                await call(api)
    assert len(asked) == 1


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
async def test_a_page_means_so_once_the_platform_answers_something_else(call: Ask, page: httpx.Response) -> None:
    handler, asked = served(page, ALIVE)
    async with client(handler) as api:
        for _ in range(2):
            with pytest.raises(NoSuchCall):
                await call(api)
    assert asked.count("/api/v1/organisations") == 1
    assert asked[-1] == "/api/v1/organisations"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
async def test_a_page_in_the_place_of_everything_is_the_fault_that_it_is(page: httpx.Response) -> None:
    handler, asked = served(page, page)
    async with client(handler) as api:
        for _ in range(2):
            with pytest.raises(Failure) as raised:
                await api.lieux(1)
            assert not isinstance(raised.value, NoSuchCall)
    assert asked.count("/api/v1/lieux") >= 2


@pytest.mark.parametrize("said", [{"not_found": "rdv_plan"}, {"success": False, "errors": ["Couldn't find RdvPlan"]}])
async def test_a_thing_that_is_not_there_is_no_missing_call(said: dict[str, object]) -> None:
    handler, asked = served(httpx.Response(404, json=said), ALIVE)
    async with client(handler) as api:
        for _ in range(2):
            with pytest.raises(failures.NotFound) as raised:
                await api.rdv_plan(4)
            assert not isinstance(raised.value, NoSuchCall)
    assert len(asked) == 2


@pytest.mark.parametrize("status", [503, 504])
async def test_what_says_that_it_passes_is_believed(status: int) -> None:
    handler, _ = served(httpx.Response(status, html=PAGE), ALIVE)
    async with client(handler) as api:
        with pytest.raises(failures.ServerFault):
            await api.lieux(1)


async def test_a_fault_in_json_is_the_platform_s_own() -> None:
    handler, _ = served(httpx.Response(500, json={"errors": ["Unexpected internal error"]}), ALIVE)
    async with client(handler) as api:
        with pytest.raises(failures.ServerFault):
            await api.lieux(1)


@pytest.mark.parametrize(("minutes", "asked_again"), [(59, False), (61, True), (-30, True)])
async def test_it_is_asked_again_after_an_hour(minutes: float, asked_again: bool) -> None:
    """Also when the clock of the machine was set back meanwhile."""
    handler, got = answers(NO_ROUTE, httpx.Response(200, json={"lieux": []}))
    clock = SetClock(NOW)
    async with ApiClient(BASE, clock, transport=httpx.MockTransport(handler), sleep=Waits()) as api:
        with pytest.raises(NoSuchCall):
            await api.lieux(1)
        clock.move(minutes=minutes)
        if asked_again:
            assert await api.lieux(1) == []
        else:
            with pytest.raises(NoSuchCall):
                await api.lieux(1)
    assert len(got) == 1 + asked_again


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
async def test_a_call_that_was_there_is_not_taken_away_by_a_page(page: httpx.Response) -> None:
    """But by pages alone, for long: the server was put back to an older release."""
    clock = SetClock(NOW)
    lacking = httpx.Response(200, json={"lieux": []})

    def handler(request: httpx.Request) -> httpx.Response:
        return ALIVE if request.url.path == "/api/v1/organisations" else lacking

    async with ApiClient(BASE, clock, transport=httpx.MockTransport(handler), sleep=Waits()) as api:
        await api.lieux(1)
        for minutes in (0, 5, 4):
            lacking = page
            clock.move(minutes=minutes)
            with pytest.raises(Failure) as raised:
                await api.lieux(1)
            assert not isinstance(raised.value, NoSuchCall)
        lacking = httpx.Response(200, json={"lieux": []})
        await api.lieux(1)
        lacking = page
        for minutes, gone in ((0, False), (9, False), (2, True)):
            clock.move(minutes=minutes)
            with pytest.raises(Failure) as raised:
                await api.lieux(1)
            assert isinstance(raised.value, NoSuchCall) == gone


async def test_what_a_server_was_known_to_have_is_not_taken_away_by_a_page() -> None:
    handler, _ = served(PAGES["404"], ALIVE)
    async with client(handler) as api:
        with pytest.raises(failures.Unintelligible):
            await api.capabilities(had_more=True)
    handler, _ = served(NO_ROUTE, ALIVE)
    async with client(handler) as api:
        assert (await api.capabilities(had_more=True)).version == 0


async def test_it_is_asked_again_once_somebody_signs_in() -> None:
    signed = {"access-token": "t", "client": "c", "uid": "u"}
    handler, _ = answers(
        NO_ROUTE,
        httpx.Response(200, json={"data": {"id": 1}}, headers=signed),
        httpx.Response(200, json={"lieux": []}),
    )
    async with client(handler) as api:
        with pytest.raises(NoSuchCall):
            await api.lieux(1)
        await api.sign_in("a@b.test", "secret")
        assert await api.lieux(1) == []


async def test_capabilities_are_asked_each_time_their_caller_wants_them() -> None:
    """Who asks knows whether the server had any before, hence when to ask again."""
    handler, asked = served(NO_ROUTE, ALIVE)
    async with client(handler) as api:
        for _ in range(2):
            assert (await api.capabilities()).version == 0
    assert len(asked) == 2


async def test_anything_is_accepted_rather_than_nothing() -> None:
    """To JSON alone, instances answer for a call that they lack with a 500."""
    handler, got = answers(ALIVE)
    async with client(handler) as api:
        await api.organisations()
    assert got[0].headers["accept"] == "application/json, */*;q=0.1"
