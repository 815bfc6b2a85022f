"""The waiting room: per participation, while the status is unknown, until the night."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import httpx
import pytest

from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving import nightly
from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import NURSE, SECRETARY, SOCIAL


@pytest.fixture
def desk(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(SECRETARY))
    return client


def room(
    client: httpx.Client,
    rdv_id: int,
    body: dict[str, Any] | None = None,
    method: str = "PUT",
    version: str | None = None,
) -> httpx.Response:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return client.request(method, f"/api/desk/v1/rdvs/{rdv_id}/waiting_room", json=body or {}, headers=headers)


def rdv(client: httpx.Client, rdv_id: int) -> dict[str, Any]:
    found = client.get("/api/v1/rdvs", params={"id": rdv_id}).json()["rdvs"]
    assert len(found) == 1
    return dict(found[0])


def test_everybody_of_an_rdv_waits_then_is_seen(desk: httpx.Client) -> None:
    answer = room(desk, 3).json()["rdv"]
    since = answer["waiting_since"]
    assert datetime.fromisoformat(since).utcoffset() is not None
    assert {p["waiting_since"] for p in answer["participations"]} == {since}
    assert answer["status"] == "unknown"
    first = answer["participations"][0]["id"]
    seen = desk.patch(f"/api/v1/participations/{first}", json={"participation": {"status": "seen"}}).json()["rdv"]
    changed = {p["id"]: p for p in seen["participations"]}
    assert changed[first]["waiting_since"] is None
    assert changed[first]["waited_in_s"] >= 0
    others = [p for p in seen["participations"] if p["id"] != first]
    assert [p["waiting_since"] for p in others] == [since]
    assert seen["waiting_since"] == since
    assert seen["lock_version"] == answer["lock_version"] + 1


def test_one_of_a_workshop_waits(desk: httpx.Client) -> None:
    ids = [p["id"] for p in rdv(desk, 4)["participations"]]
    answer = room(desk, 4, {"participation_ids": [ids[1]], "arrived_at": "2026-11-23T10:05:00+01:00"}).json()["rdv"]
    waiting = {p["id"]: p["waiting_since"] for p in answer["participations"]}
    assert waiting == {ids[0]: None, ids[1]: "2026-11-23T10:05:00+01:00", ids[2]: None}
    earlier = room(desk, 4, {"participation_ids": [ids[0]], "arrived_at": "2026-11-23T09:55:00+01:00"}).json()["rdv"]
    assert earlier["waiting_since"] == "2026-11-23T09:55:00+01:00"


def test_waiting_again_keeps_the_first_hour_and_is_no_change(desk: httpx.Client) -> None:
    first = room(desk, 2).json()["rdv"]
    assert room(desk, 2).json()["rdv"] == first


def test_taken_back(desk: httpx.Client) -> None:
    room(desk, 3)
    answer = room(desk, 3, method="DELETE").json()["rdv"]
    assert answer["waiting_since"] is None
    assert all(p["waiting_since"] is None and p["waited_in_s"] is None for p in answer["participations"])
    assert room(desk, 3, method="DELETE").json()["rdv"] == answer


def test_a_set_status_cannot_wait(desk: httpx.Client) -> None:
    participation = rdv(desk, 2)["participations"][0]["id"]
    desk.patch(f"/api/v1/participations/{participation}", json={"participation": {"status": "excused"}})
    assert room(desk, 2).status_code == 422
    assert room(desk, 2, {"participation_ids": [participation]}).status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        {"participation_ids": []},
        {"participation_ids": "1"},
        {"participation_ids": [1]},
        {"participation_ids": ["x"]},
        {"arrived_at": "2026-11-22T10:00:00+01:00"},
        {"arrived_at": "2026-11-23T23:00:00+01:00"},
        {"arrived_at": "tantôt"},
        {"arrived_at": 5},
    ],
)
def test_what_makes_no_sense_is_refused(desk: httpx.Client, body: dict[str, Any]) -> None:
    assert room(desk, 2, body).status_code == 422
    assert rdv(desk, 2)["waiting_since"] is None


def test_out_of_sight_is_not_found(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SOCIAL))
    assert room(client, 2).status_code == 404
    assert room(client, 3).status_code == 200
    assert room(client, 999).status_code == 404


def test_a_stale_version_is_told_the_present_state(desk: httpx.Client) -> None:
    version = rdv(desk, 2)["lock_version"]
    assert room(desk, 2, version=version).status_code == 200
    stale = room(desk, 2, method="DELETE", version=version)
    assert stale.status_code == 409
    assert stale.json()["rdv"]["lock_version"] == version + 1
    assert rdv(desk, 2)["waiting_since"] is not None
    participation = rdv(desk, 2)["participations"][0]["id"]
    body = {"participation": {"status": "seen"}}
    refused = desk.patch(f"/api/v1/participations/{participation}", json=body, headers={"If-Match": f'"{version}"'})
    assert refused.status_code == 409
    fresh = {"If-Match": f'"{version + 1}"'}
    assert desk.patch(f"/api/v1/participations/{participation}", json=body, headers=fresh).status_code == 200


def test_a_nurse_sees_who_waits_for_her(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SECRETARY))
    room(client, 2)
    client.headers.update(sign_in(NURSE))
    assert rdv(client, 2)["waiting_since"] is not None


def test_the_night_empties_it(platform: Platform) -> None:
    from sqlalchemy import select, update

    from kiosk.platform_server.data import changes, schema

    now = platform.now()
    with platform.database.write() as connection:
        participation = schema.participations
        waiting = update(participation).where(participation.c.rdv_id == 2).values(waiting_since=now - 60)
        connection.execute(waiting)
        cursor = changes.since(connection, 1, None).cursor
    nightly.sweep(platform)
    with platform.database.read() as connection:
        assert connection.scalar(select(participation.c.waiting_since).where(participation.c.rdv_id == 2)) == now - 60
    platform.clock.restart(datetime.fromisoformat("2026-11-24T00:00:05+01:00"))
    nightly.sweep(platform)
    with platform.database.read() as connection:
        assert connection.scalar(select(participation.c.waiting_since).where(participation.c.rdv_id == 2)) is None
        news = changes.since(connection, 1, cursor)
        assert news.changes == [{"type": "rdv", "id": 2, "deleted": False}]
