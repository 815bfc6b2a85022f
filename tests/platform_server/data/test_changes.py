"""Changes: told to every desk that waits, as soon as they are durable."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, ExitStack
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from kiosk.platform_server.data import changes, schema
from kiosk.platform_server.running.endings import Endings
from kiosk.platform_server.running.patience import MOST, MOST_OF_ADDRESS, MOST_OF_SESSION, Patience
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving.app import build_app
from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import ELSEWHERE, NURSE, PASSWORD, SECOND_DESK, SECRETARY
from tests.support.platform_process import PlatformProcess
from tests.support.waiting import until

PATH = "/api/desk/v1/organisations/1/changes"


@pytest.fixture
async def waiting(running: PlatformProcess, client: httpx.Client) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=running.url, trust_env=False, timeout=40) as waiting:
        yield waiting


def cursor_now(client: httpx.Client, headers: dict[str, str]) -> str:
    answer = client.get(PATH, headers=headers).json()
    assert answer["changes"] == []
    return str(answer["cursor"])


def mark_seen(client: httpx.Client, headers: dict[str, str], participation_id: int = 1) -> None:
    body = {"participation": {"status": "seen"}}
    client.patch(f"/api/v1/participations/{participation_id}", json=body, headers=headers).raise_for_status()


async def test_every_desk_that_waits_is_woken(
    client: httpx.Client, waiting: httpx.AsyncClient, sign_in: SignIn
) -> None:
    first, second, nurse = sign_in(SECRETARY), sign_in(SECOND_DESK), sign_in(NURSE)
    cursor = cursor_now(client, first)
    polls = [
        asyncio.create_task(waiting.get(PATH, params={"since": cursor}, headers=headers))
        for headers in (first, second, nurse)
    ]
    done, _ = await asyncio.wait(polls, timeout=0.3)
    assert not done, "nothing changed, nobody is answered"
    started = time.perf_counter()
    await asyncio.to_thread(mark_seen, client, nurse)
    answers = await asyncio.gather(*polls)
    assert time.perf_counter() - started < 1
    for answer in answers:
        assert answer.json()["changes"] == [{"type": "rdv", "id": 1, "deleted": False}]
        assert answer.json()["cursor"] != cursor
    nothing = await asyncio.to_thread(cursor_now, client, first)
    assert nothing == answers[0].json()["cursor"]


def test_what_changed_before_is_answered_at_once_and_once(client: httpx.Client, sign_in: SignIn) -> None:
    headers = sign_in(SECRETARY)
    cursor = cursor_now(client, headers)
    mark_seen(client, headers)
    client.put("/api/desk/v1/rdvs/2/waiting_room", json={}, headers=headers)
    client.delete("/api/desk/v1/rdvs/2/waiting_room", headers=headers)
    answer = client.get(PATH, params={"since": cursor}, headers=headers).json()
    assert [c["id"] for c in answer["changes"]] == [1, 2]


def test_a_write_that_changes_nothing_tells_nobody(client: httpx.Client, sign_in: SignIn) -> None:
    headers = sign_in(SECRETARY)
    mark_seen(client, headers)
    cursor = cursor_now(client, headers)
    mark_seen(client, headers)
    assert cursor_now(client, headers) == cursor


async def test_changes_of_another_organisation_do_not_answer(
    client: httpx.Client, waiting: httpx.AsyncClient, sign_in: SignIn
) -> None:
    desk, elsewhere = sign_in(SECRETARY), sign_in(ELSEWHERE)
    poll = asyncio.create_task(waiting.get(PATH, params={"since": cursor_now(client, desk)}, headers=desk))
    in_the_south = (await waiting.get("/api/v1/rdvs", params={"id": 6}, headers=elsewhere)).json()["rdvs"][0]
    await asyncio.to_thread(mark_seen, client, elsewhere, in_the_south["participations"][0]["id"])
    done, _ = await asyncio.wait([poll], timeout=0.4)
    assert not done
    await asyncio.to_thread(mark_seen, client, desk)
    assert [c["id"] for c in (await poll).json()["changes"]] == [1]


def test_who_may_not_see_the_organisation_is_refused(client: httpx.Client, sign_in: SignIn) -> None:
    assert client.get(PATH).status_code == 401
    assert client.get(PATH, headers=sign_in(ELSEWHERE)).status_code == 403


@pytest.mark.parametrize("cursor", ["x", "0.0", "abc.1", "9999999999999999999999", "."])
def test_an_unknown_cursor_is_gone(client: httpx.Client, sign_in: SignIn, cursor: str) -> None:
    assert client.get(PATH, params={"since": cursor}, headers=sign_in(SECRETARY)).status_code == 410


def test_a_cursor_from_before_a_reset_is_gone(client: httpx.Client, sign_in: SignIn) -> None:
    cursor = cursor_now(client, sign_in(SECRETARY))
    client.post("/api/desk/v1/reset", json={})
    assert client.get(PATH, params={"since": cursor}, headers=sign_in(SECRETARY)).status_code == 410


def test_as_events(running: PlatformProcess, client: httpx.Client, sign_in: SignIn) -> None:
    headers = sign_in(SECRETARY)
    events = {**headers, "Accept": "text/event-stream"}
    with (
        httpx.Client(base_url=running.url, trust_env=False, timeout=30) as waiting,
        waiting.stream("GET", PATH, headers=events) as stream,
    ):
        assert stream.headers["content-type"].startswith("text/event-stream")
        lines = stream.iter_lines()
        assert _event(lines)["changes"] == []
        mark_seen(client, headers)
        assert _event(lines)["changes"] == [{"type": "rdv", "id": 1, "deleted": False}]


def _event(lines: Iterator[str]) -> dict[str, Any]:
    for line in lines:
        if line.startswith("data: "):
            return dict(json.loads(line.removeprefix("data: ")))
    raise AssertionError("the stream ended")


def test_old_changes_are_forgotten_and_their_cursors_gone(platform: Platform) -> None:
    with platform.database.write() as connection:
        cursor = changes.since(connection, 1, None).cursor
        changes.record(connection, [(1, "rdv", 1, False)], at=100)
        changes.record(connection, [(1, "rdv", 2, False)], at=200)
        assert len(changes.since(connection, 1, cursor).changes) == 2
        changes.forget_before(connection, 150)
        with pytest.raises(changes.CursorTooOld):
            changes.since(connection, 1, cursor)
        changes.forget_before(connection, 1000)
        assert connection.execute(select(schema.changes)).all() == []
        present = changes.since(connection, 1, None).cursor
        assert changes.since(connection, 1, present).changes == []


@pytest.mark.parametrize("ending", ["another device", "sign-out", "reset"])
async def test_a_session_that_ends_is_told_to_the_desk_that_waits(
    client: httpx.Client, waiting: httpx.AsyncClient, sign_in: SignIn, ending: str
) -> None:
    mine, other = sign_in(SECRETARY), sign_in(SECOND_DESK)
    cursor = cursor_now(client, mine)
    polls = [
        asyncio.create_task(waiting.get(PATH, params={"since": cursor}, headers=headers)) for headers in (mine, other)
    ]
    done, _ = await asyncio.wait(polls, timeout=0.3)
    assert not done
    started = time.perf_counter()
    if ending == "another device":
        await asyncio.to_thread(sign_in, SECRETARY)
    elif ending == "sign-out":
        await asyncio.to_thread(client.delete, "/api/v1/auth/sign_out", headers=mine)
    else:
        await asyncio.to_thread(client.post, "/api/desk/v1/reset", json={})
    answer = await polls[0]
    assert time.perf_counter() - started < 2
    assert answer.status_code == 401
    assert answer.json() == {"errors": [answer.json()["errors"][0]]}
    if ending == "reset":
        assert (await polls[1]).status_code == 401
    else:
        # Nobody else is disturbed.
        assert not polls[1].done()
        await asyncio.to_thread(mark_seen, client, other)
        assert (await polls[1]).json()["changes"] != []


async def test_a_stream_ends_with_its_session(waiting: httpx.AsyncClient, sign_in: SignIn) -> None:
    headers = sign_in(SECRETARY)
    async with waiting.stream("GET", PATH, headers={**headers, "Accept": "text/event-stream"}) as events:
        lines = events.aiter_lines()
        while not (await anext(lines)).startswith("data"):
            pass
        signed_in = await asyncio.to_thread(sign_in, SECRETARY)
        rest = [line async for line in lines]
        assert "event: signed_out" in rest
        assert signed_in["client"] != headers["client"]


async def test_one_session_waits_in_a_few_places_and_the_oldest_gives_way(
    client: httpx.Client, waiting: httpx.AsyncClient, sign_in: SignIn
) -> None:
    desk, beside = sign_in(SECRETARY), sign_in(SECOND_DESK)
    cursor = cursor_now(client, desk)

    def poll(headers: dict[str, str]) -> asyncio.Task[httpx.Response]:
        return asyncio.create_task(waiting.get(PATH, params={"since": cursor}, headers=headers))

    other = poll(beside)
    async with AsyncExitStack() as opened:
        stream = await opened.enter_async_context(
            waiting.stream("GET", PATH, headers={**desk, "Accept": "text/event-stream"})
        )
        told = stream.aiter_lines()
        assert (await anext(told)).startswith("id: "), "it waits"
        polls = [poll(desk) for _ in range(MOST_OF_SESSION)]
        assert [line async for line in told], "the stream was first, and gives way first"
        polls.append(poll(desk))
        (oldest,), rest = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
        answer = oldest.result()
        assert (answer.status_code, answer.json()) == (200, {"cursor": cursor, "changes": []})
    await asyncio.to_thread(mark_seen, client, desk)
    for one in [other, *rest]:
        assert (await one).json()["changes"] == [{"type": "rdv", "id": 1, "deleted": False}]


def test_places_are_counted_by_session_by_address_and_in_all() -> None:
    patience = Patience()
    with ExitStack() as taken:
        sessions = MOST // MOST_OF_SESSION
        theirs = [
            taken.enter_context(patience.taken(f"s{i}", f"192.0.{i // 16}.1"))
            for i in range(sessions)
            for _ in range(MOST_OF_SESSION)
        ]
        assert not any(one.is_set() for one in theirs)
        taken.enter_context(patience.taken("new", "192.0.1.1"))
        assert [one.is_set() for one in theirs].index(True) == 0, "who has waited longest of all"
        for i in range(MOST_OF_ADDRESS - 16 * MOST_OF_SESSION):
            taken.enter_context(patience.taken(f"many{i}", "192.0.2.1"))
        first_there = 2 * 16 * MOST_OF_SESSION
        assert not theirs[first_there].is_set()
        taken.enter_context(patience.taken("too many", "192.0.2.1"))
        assert theirs[first_there].is_set(), "who has waited longest there"
    assert not patience._waiting


async def test_a_session_ended_while_nobody_listened_is_noticed() -> None:
    endings = Endings()
    endings.attach()
    endings.end(["a"])
    endings.end([])
    await until(lambda: endings.count, "the end")
    assert endings.count == 1
    with endings.awaited("a") as mine, endings.awaited("b") as other:
        endings.end(["a", "c"])
        await asyncio.wait_for(mine.wait(), 5)
        assert not other.is_set()
        endings.end()
        await asyncio.wait_for(other.wait(), 5)


def test_a_cursor_outlives_a_start(platform: Platform) -> None:
    with platform.database.write() as connection:
        changes.record(connection, [(1, "rdv", 1, False)], at=100)
        cursor = changes.since(connection, 1, None).cursor
        began = changes.epoch(connection)
    platform.open()
    with platform.database.read() as connection:
        assert changes.epoch(connection) == began
        assert changes.since(connection, 1, cursor).changes == []


@pytest.mark.parametrize("since", [0, 1, 3])
def test_a_cursor_of_a_lost_future_tells_that_the_database_was_put_back(platform: Platform, since: int) -> None:
    """However many changes came ``since`` in their place."""
    with platform.database.write() as connection:
        changes.record(connection, [(1, "rdv", 1, False)], at=100)
        before = changes.since(connection, 1, None).cursor
    platform.database.take_snapshot()
    with platform.database.write() as connection:
        changes.record(connection, [(1, "rdv", 2, False), (1, "rdv", 3, False)], at=100)
        lost = changes.since(connection, 1, None).cursor
    platform.database.restore()
    with platform.database.write() as connection:
        for number in range(since):
            changes.record(connection, [(1, "rdv", 2 + number, False)], at=100)
        assert len(changes.since(connection, 1, before).changes) == since, "whoever heard nothing of it goes on"
        with pytest.raises(changes.PutBack):
            changes.since(connection, 1, lost)
        made_up = lost.rsplit(".", 1)[0] + ".0123456789abcdef"
        with pytest.raises(changes.CursorTooOld) as raised:
            changes.since(connection, 1, made_up)
        assert not isinstance(raised.value, changes.PutBack), "nobody makes one up"


async def test_the_epoch_changes_for_all_once_a_desk_shows_that_the_database_was_put_back(platform: Platform) -> None:
    platform.bell.attach()
    platform.database.take_snapshot()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(build_app(platform)), base_url="http://x") as client:

        async def headers() -> dict[str, str]:
            body = {"email": SECRETARY, "password": PASSWORD}
            answer = await client.post("/api/v1/auth/sign_in", json=body)
            return {name: answer.headers[name] for name in ("access-token", "client", "uid")}

        async def epoch() -> str:
            return str((await client.get("/api/desk/v1/capabilities", headers=signed)).json()["epoch"])

        signed = await headers()
        before = (await client.get(PATH, headers=signed)).json()["cursor"]
        body = {"participation": {"status": "seen"}}
        (await client.patch("/api/v1/participations/1", json=body, headers=signed)).raise_for_status()
        lost = (await client.get(PATH, headers=signed)).json()["cursor"]
        began = await epoch()
        platform.database.restore()
        signed = await headers()
        assert await epoch() == began, "the database says nothing of it by itself"
        assert (await client.get(PATH, params={"since": lost}, headers=signed)).status_code == 410
        assert (anew := await epoch()) not in ("", began)
        assert (await client.get(PATH, params={"since": before}, headers=signed)).status_code == 410
        assert (await client.get(PATH, params={"since": lost}, headers=signed)).status_code == 410
        assert await epoch() == anew, "once"


@pytest.mark.expects_errors
async def test_a_database_that_fails_is_told_as_busy(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OperationalError("SELECT", {}, Exception("locked"))

    async with httpx.AsyncClient(transport=httpx.ASGITransport(build_app(platform)), base_url="http://x") as client:
        body = {"email": SECRETARY, "password": PASSWORD}
        signed_in = await client.post("/api/v1/auth/sign_in", json=body)
        headers = {name: signed_in.headers[name] for name in ("access-token", "client", "uid")}
        monkeypatch.setattr(changes, "since", fail)
        answer = await client.get(PATH, headers=headers)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert "SELECT" not in answer.text
