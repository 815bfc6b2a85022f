"""Calls and notices as they go over the wire, of a companion or of a platform that is its own."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from kiosk.domain.lobby.call import LONGEST_PLACE, MOST_TIMES, Called, CallOutcome
from kiosk.domain.lobby.notice import AgentNotice
from kiosk.domain.platform import failures
from kiosk.domain.platform.site import SiteLine
from tests.api_client.support import NOW, answers, body_of, client

AT = "2026-11-23T10:10:00.250+01:00"
CALL: dict[str, Any] = {
    "key": "p10",
    "participation_id": 10,
    "walk_in": None,
    "place": "Bureau 3",
    "caller": "Béatrice Martin",
    "called_at": AT,
    "acted_at": AT,
    "times": 2,
    "outcome": "no_answer",
    "gone": False,
}
DAY: dict[str, Any] = {"epoch": "e", "cursor": "c", "now": AT, "arrivals": [], "walk_ins": []}


async def lines_of(*calls: dict[str, Any], notices: tuple[dict[str, Any], ...] = ()) -> list[SiteLine]:
    handler, _ = answers(httpx.Response(200, json=DAY | {"calls": list(calls), "notices": list(notices)}))
    return list((await client(handler).site.day(1)).lines)


async def test_the_day_has_who_was_called_and_what_agents_have_told() -> None:
    told = {"agent_id": 7, "text": "en retard", "until": AT, "acted_at": AT, "gone": False}
    call, notice = await lines_of(CALL, notices=(told,))
    assert isinstance(call.line, Called)
    assert (call.line.place, call.line.times, call.line.outcome) == ("Bureau 3", 2, CallOutcome.NO_ANSWER)
    assert call.stamp == call.acted_at
    assert (call.id, notice.id) == ("calls:1:p10", "notices:1:7")
    assert isinstance(notice.line, AgentNotice)


async def test_a_companion_of_before_has_neither() -> None:
    handler, _ = answers(httpx.Response(200, json=DAY))
    assert list((await client(handler).site.day(1)).lines) == []


async def test_what_others_wrote_is_a_line_of_text_and_no_more() -> None:
    hostile = "Bu\u202ereau\n\t3" + "x" * 500
    (call,) = await lines_of(CALL | {"place": hostile, "caller": hostile, "times": 10**9, "outcome": "?"})
    assert isinstance(call.line, Called)
    assert call.line.place.startswith("Bureau 3x")
    assert len(call.line.place) <= LONGEST_PLACE
    assert (call.line.times, call.line.outcome) == (MOST_TIMES, CallOutcome.CALLED)
    told = {"agent_id": 7, "text": hostile, "acted_at": AT}
    (notice,) = await lines_of(notices=(told,))
    assert isinstance(notice.line, AgentNotice)
    assert "\n" not in notice.line.text


@pytest.mark.parametrize("wrong", [{"participation_id": None}, {"walk_in": "a"}, {"acted_at": "2026-11-23T10:10:00"}])
async def test_a_call_of_nobody_or_of_two_is_none(wrong: dict[str, Any]) -> None:
    with pytest.raises(failures.Unintelligible):
        await lines_of(CALL | wrong)


async def test_what_is_told_says_over_what() -> None:
    handler, got = answers(httpx.Response(200, json={"calls": [CALL]}))
    called = Called(organisation_id=1, called_at=NOW, walk_in="abc", place="Bureau 3", caller="Léa")
    await client(handler).site.tell_lines(1, "calls", [SiteLine(called, NOW, stamp=NOW)])
    (request,) = got
    assert (request.method, request.url.path) == ("PUT", "/api/site/v1/organisations/1/calls")
    assert request.headers["Idempotency-Key"]
    (told,) = body_of(request)["calls"]
    assert (told["key"], told["walk_in"], told["participation_id"]) == ("wabc", "abc", None)
    assert told["over"] == told["acted_at"] == NOW.isoformat()


async def test_a_notice_is_told_by_its_agent() -> None:
    answer = {"agent_id": 7, "text": "", "acted_at": AT, "gone": True}
    handler, got = answers(httpx.Response(200, json={"notices": [answer]}))
    notice = AgentNotice(organisation_id=1, agent_id=7, text="")
    (held,) = await client(handler).site.tell_lines(1, "notices", [SiteLine(notice, NOW, gone=True)])
    assert held.gone
    assert body_of(got[0])["notices"][0]["gone"] is True
