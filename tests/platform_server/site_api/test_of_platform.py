"""The platform itself is the site's companion, for the agents of each of its organisations."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import httpx
import pytest

from kiosk.platform_server.data import schema
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving import nightly
from tests.platform_server.conftest import SignIn
from tests.platform_server.site_api.test_day import at, walk_in
from tests.platform_server.small_platform import NURSE, SECRETARY

SITE = "/api/site/v1/organisations/1"


@pytest.fixture
def desk(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(SECRETARY))
    return client


def say(desk: httpx.Client, name: str, *told: dict[str, Any], **headers: str) -> list[dict[str, Any]]:
    answer = desk.put(f"{SITE}/{name}", json={name: list(told)}, headers=headers)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()[name]
    return found


def called(who: str, **other: Any) -> dict[str, Any]:
    said = {"key": f"w{who}", "walk_in": who, "place": "Bureau 3", "caller": "Léa", "outcome": "called", "times": 1}
    return said | {"called_at": at("09:10:00"), "acted_at": at("09:10:00")} | other


def test_it_says_so(desk: httpx.Client) -> None:
    assert desk.get("/api/desk/v1/capabilities").json()["site"] is True
    told = desk.get("/api/site/v1/capabilities").json()
    assert (told["walk_ins"], told["calls"], told["notices"]) == (True, True, True)
    assert told["waiting_room"] is False  # it has one of its own: one truth, not two
    assert desk.put(f"{SITE}/arrivals", json={"arrivals": []}).status_code == 404
    assert desk.post("/api/site/v1/devices", json={"secret": "ABCDEF"}).status_code == 404


def test_what_one_agent_says_another_finds(desk: httpx.Client, sign_in: SignIn) -> None:
    (told,) = say(desk, "walk_ins", walk_in("a", called="Nadia Zyl"))
    assert (told["ticket"], told["called"], told["taken_by"]) == (1, "", None)
    say(desk, "calls", called("a"))
    desk.headers.update(sign_in(NURSE))
    taken = walk_in("a", taken_by=7) | {"acted_at": at("09:20:00"), "over": told["acted_at"]}
    assert say(desk, "walk_ins", taken)[0]["taken_by"] == 7
    found = desk.get(f"{SITE}/day").json()
    assert [one["taken_by"] for one in found["walk_ins"]] == [7]
    assert [(one["place"], one["times"]) for one in found["calls"]] == [("Bureau 3", 1)]


def test_an_agent_has_one_notice_and_takes_it_back(desk: httpx.Client) -> None:
    late = {"agent_id": 3, "text": "dix minutes de retard", "until": at("10:40:00"), "acted_at": at("10:00:00")}
    (told,) = say(desk, "notices", late)
    assert told["gone"] is False
    over = {"agent_id": 3, "text": "", "acted_at": at("10:05:00"), "over": told["acted_at"]}
    assert say(desk, "notices", over)[0]["gone"] is True
    too_long = {"agent_id": 3, "text": "x" * 81, "acted_at": at("10:06:00")}
    assert desk.put(f"{SITE}/notices", json={"notices": [too_long]}).status_code == 422


def test_what_desks_wait_for_of_the_day_is_not_what_a_site_s_wait_for(desk: httpx.Client) -> None:
    """A line of the site's has nobody read RDVs, and an RDV nobody the lines of the site."""
    of_site, of_day = f"{SITE}/changes", "/api/desk/v1/organisations/1/changes"
    cursors = {path: desk.get(path).json()["cursor"] for path in (of_site, of_day)}
    say(desk, "walk_ins", walk_in("a"))
    desk.put("/api/desk/v1/rdvs/3/waiting_room", json={}).raise_for_status()
    told = {path: desk.get(path, params={"since": cursor}).json()["changes"] for path, cursor in cursors.items()}
    assert {one["type"] for one in told[of_site]} == {"walk_in"}
    assert {one["type"] for one in told[of_day]} == {"rdv"}


def test_what_agents_were_answered_of_the_day_is_forgotten_at_night(platform: Platform) -> None:
    """Their other keys are kept for a week."""
    now = platform.now()
    with platform.database.write() as connection:
        for owner in (-(1 << 40) - 3, 3):
            values = {"agent_id": owner, "key": "k", "request_hash": b"x", "status": 200, "body": b"{}", "sight": 2}
            connection.execute(schema.idempotency_keys.insert().values(created_at=now, **values))
    tomorrow = datetime.fromtimestamp(now + 86_400, platform.clock.zone)
    platform.clock.restart(tomorrow)
    nightly.sweep(platform)
    with platform.database.read() as connection:
        left = [row.agent_id for row in connection.execute(schema.idempotency_keys.select())]
    assert left == [3]
