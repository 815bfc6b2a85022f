"""Reads that repeat: what is the same still is neither sent again nor read again."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from kiosk.api_client.http.kept import AT_MOST
from kiosk.domain.platform import failures
from tests.api_client.support import NOW, ORGANISATIONS, answers, client, rdv_json

DAY = (NOW, NOW + timedelta(hours=8))


def rdvs(*ids: int, etag: str | None = 'W/"1"') -> httpx.Response:
    body = {"rdvs": [rdv_json(i) for i in ids]}
    return httpx.Response(200, json=body, headers={} if etag is None else {"ETag": etag})


def agents(number: int, *, etag: str) -> httpx.Response:
    """One of two pages."""
    body = {"agents": [{"id": number, "first_name": "A", "last_name": "B"}], "meta": {"total_pages": 2}}
    return httpx.Response(200, json=body, headers={"ETag": etag})


SAME = httpx.Response(304, headers={"ETag": 'W/"1"'})


async def test_what_is_the_same_still_is_answered_from_what_was_kept() -> None:
    handler, got = answers(rdvs(1, 2), SAME, SAME)
    async with client(handler) as api:
        first = await api.rdvs(1, *DAY)
        for _ in range(2):
            again = await api.rdvs(1, *DAY)
            assert [one is other for one, other in zip(first, again, strict=True)] == [True, True]
    assert [request.headers.get("if-none-match") for request in got] == [None, 'W/"1"', 'W/"1"']


async def test_what_changed_takes_its_place() -> None:
    handler, got = answers(rdvs(1), rdvs(1, 2, etag='W/"2"'), SAME)
    async with client(handler) as api:
        await api.rdvs(1, *DAY)
        assert [rdv.id for rdv in await api.rdvs(1, *DAY)] == [1, 2]
        assert [rdv.id for rdv in await api.rdvs(1, *DAY)] == [1, 2]
    assert got[2].headers["if-none-match"] == 'W/"2"'


async def test_each_page_is_kept_by_itself() -> None:
    first, second = agents(1, etag='W/"1"'), agents(2, etag='W/"p2"')
    handler, got = answers(first, second, SAME, agents(3, etag='W/"n"'))
    async with client(handler) as api:
        await api.agents(1)
        assert [agent.id for agent in await api.agents(1)] == [1, 3]
    assert [request.headers.get("if-none-match") for request in got[2:]] == ['W/"1"', 'W/"p2"']


async def test_another_question_is_another_answer() -> None:
    handler, got = answers(rdvs(1), rdvs(2))
    async with client(handler) as api:
        await api.rdvs(1, *DAY)
        await api.rdvs(1, NOW, NOW + timedelta(hours=9))
    assert "if-none-match" not in got[1].headers


async def test_nothing_is_kept_without_an_etag() -> None:
    handler, got = answers(rdvs(1), rdvs(1, etag=None), rdvs(1))
    async with client(handler) as api:
        for _ in range(3):
            await api.rdvs(1, *DAY)
    assert [request.headers.get("if-none-match") for request in got] == [None, 'W/"1"', None]


async def test_the_oldest_answers_are_let_go() -> None:
    handler, got = answers(*[rdvs(1) for _ in range(AT_MOST + 2)])
    async with client(handler) as api:
        for hours in range(1, AT_MOST + 2):
            await api.rdvs(1, NOW, NOW + timedelta(hours=hours))
        await api.rdvs(1, NOW, NOW + timedelta(hours=1))
    assert "if-none-match" not in got[-1].headers


async def test_another_agent_is_not_answered_with_what_somebody_else_saw() -> None:
    signed = {"access-token": "t", "client": "c", "uid": "u"}
    handler, got = answers(rdvs(1), httpx.Response(200, json={"data": {"id": 1}}, headers=signed), rdvs(1))
    async with client(handler) as api:
        await api.rdvs(1, *DAY)
        await api.sign_in("a@b.test", "secret")
        await api.rdvs(1, *DAY)
    assert "if-none-match" not in got[2].headers


async def test_whole_fiches_are_never_kept() -> None:
    """They hold what is shown and not to be kept."""
    fiche = httpx.Response(200, json={"user": {"id": 1, "notes": "remarque"}}, headers={"ETag": 'W/"1"'})
    handler, got = answers(fiche, fiche)
    async with client(handler) as api:
        await api.user(1)
        await api.user(1)
    assert "if-none-match" not in got[1].headers


async def test_the_platform_s_time_is_read_from_what_is_the_same_too() -> None:
    first = httpx.Response(200, json=ORGANISATIONS, headers={"ETag": "e"})
    same = httpx.Response(304, headers={"Date": "Mon, 23 Nov 2026 09:25:00 GMT"})
    handler, _ = answers(first, same)
    async with client(handler) as api:
        assert (api.clock_offset, api.tells_time) == (None, None)
        await api.organisations()
        assert (api.clock_offset, api.tells_time) == (None, False)
        await api.organisations()
        assert (api.clock_offset, api.tells_time) == (timedelta(minutes=5), True)


async def test_each_answer_is_told_of_what_is_the_same_too_and_no_failure() -> None:
    handler, _ = answers(rdvs(1), SAME, httpx.Response(503), httpx.Response(503), httpx.Response(503), rdvs(2))
    heard: list[float | None] = []
    async with client(handler) as api:
        api.tell_answers(heard.append)
        for _ in range(2):
            await api.rdvs(1, *DAY)
        assert len(heard) == 2
        with pytest.raises(failures.ServerFault):
            await api.rdvs(1, *DAY)
        assert len(heard) == 2
        await api.rdvs(1, *DAY)
    assert len(heard) == 3


async def test_a_304_that_nobody_asked_for_is_no_answer() -> None:
    handler, _ = answers(SAME)
    async with client(handler) as api:
        with pytest.raises(failures.Unintelligible):
            await api.rdvs(1, *DAY)
