"""Histories: every write to an RDV or an usager leaves who changed what when."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import ADMIN, ELSEWHERE, SECRETARY


@pytest.fixture
def desk(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(SECRETARY))
    return client


def history(client: httpx.Client, what: str, object_id: int) -> list[dict[str, Any]]:
    answer = client.get(f"/api/desk/v1/{what}/{object_id}/versions")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["versions"]
    return found


def test_a_rdv_of_before_begins_with_its_creation(desk: httpx.Client) -> None:
    (creation,) = history(desk, "rdvs", 1)
    assert (creation["id"], creation["event"], creation["agent"]["id"]) == (None, "create", 4)


def test_from_booking_to_the_last_change(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SECRETARY))
    booked = {"motif_id": 1, "lieu_id": 1, "starts_at": "2026-11-26T09:00:00+01:00", "agent_ids": [4]}
    rdv = client.post("/api/desk/v1/organisations/1/rdvs", json={**booked, "user_ids": [1]}).json()["rdv"]
    client.headers.update(sign_in(ADMIN))
    client.patch(
        f"/api/desk/v1/rdvs/{rdv['id']}", json={"starts_at": "2026-11-26T10:00:00+01:00", "agent_ids": [4, 5]}
    ).raise_for_status()
    participation = rdv["participations"][0]["id"]
    client.patch(f"/api/v1/participations/{participation}", json={"status": "excused"}).raise_for_status()
    excused, moved, created = history(client, "rdvs", rdv["id"])
    assert [v["event"] for v in (created, moved, excused)] == ["create", "update", "update"]
    assert [v["agent"]["id"] for v in (created, moved, excused)] == [1, 3, 3]
    assert created["changes"]["starts_at"] == [None, "2026-11-26T09:00:00+01:00"]
    assert moved["changes"] == {
        "starts_at": ["2026-11-26T09:00:00+01:00", "2026-11-26T10:00:00+01:00"],
        "agent_ids": [[4], [4, 5]],
    }
    assert excused["changes"]["status"] == ["unknown", "excused"]
    before, after = excused["changes"]["participations"]
    assert (before[0]["status"], after[0]["status"]) == ("unknown", "excused")
    assert excused["changes"]["cancelled_at"][1] == excused["at"]


def test_the_waiting_room(desk: httpx.Client) -> None:
    desk.put("/api/desk/v1/rdvs/2/waiting_room", json={}).raise_for_status()
    waiting = history(desk, "rdvs", 2)[0]
    assert set(waiting["changes"]) == {"participations"}
    assert waiting["changes"]["participations"][1][0]["waiting_since"] == waiting["at"]


def test_what_changes_nothing_or_is_refused_leaves_nothing(desk: httpx.Client) -> None:
    desk.patch("/api/v1/participations/1", json={"status": "unknown"}).raise_for_status()
    assert desk.patch("/api/v1/participations/1", json={"status": "x"}).status_code == 422
    assert desk.patch("/api/desk/v1/rdvs/1", json={"duration_in_min": 0}).status_code == 422
    assert len(history(desk, "rdvs", 1)) == 1


def test_an_usager(desk: httpx.Client) -> None:
    desk.patch("/api/v1/users/3", json={"address": "5 rue Basse", "referent_agent_ids": [4]}).raise_for_status()
    desk.patch("/api/v1/users/3", json={"address": "6 rue Basse"}).raise_for_status()
    second, first = history(desk, "users", 3)
    assert first["changes"] == {"address": [None, "5 rue Basse"], "referent_agent_ids": [[], [4]]}
    assert second["changes"] == {"address": ["5 rue Basse", "6 rue Basse"]}
    created = desk.post("/api/v1/users", json={"organisation_ids": [1], "first_name": "Ana", "last_name": "Silva"})
    (creation,) = history(desk, "users", created.json()["user"]["id"])
    assert creation["changes"]["organisation_ids"] == [[], [1]] or creation["changes"]["organisation_ids"] == [
        None,
        [1],
    ]
    assert creation["event"] == "create"


def test_an_usager_who_is_forgotten_is_forgotten_here_too(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SECRETARY))
    user = {"organisation_ids": [1], "first_name": "Ana", "last_name": "Silva"}
    user_id = client.post("/api/v1/users", json=user).json()["user"]["id"]
    sent = {"organisation_id": 1, "user_id": user_id}
    assert client.request("DELETE", "/api/v1/user_profiles", json=sent).status_code == 204
    assert client.get(f"/api/desk/v1/users/{user_id}/versions").status_code == 404


def test_what_was_written_of_rdvs_is_forgotten_with_the_last_who_took_part(desk: httpx.Client) -> None:
    people = [
        desk.post("/api/v1/users", json={"organisation_ids": [1], "first_name": name, "last_name": "Silva"}).json()
        for name in ("Ana", "Rui")
    ]
    ids = [one["user"]["id"] for one in people]
    body = {"motif_id": 1, "lieu_id": 1, "agent_ids": [4], "starts_at": "2026-11-26T09:00:00+01:00", "user_ids": ids}
    booked = desk.post("/api/desk/v1/organisations/1/rdvs", json={**body, "context": "Vient avec sa sœur"}).json()[
        "rdv"
    ]
    for participation in booked["participations"]:
        excused = {"participation": {"status": "excused"}}
        desk.patch(f"/api/v1/participations/{participation['id']}", json=excused).raise_for_status()

    def written() -> str:
        rdv = desk.get(f"/api/desk/v1/rdvs/{booked['id']}").json()["rdv"]
        return str(rdv["context"]) + str(history(desk, "rdvs", booked["id"]))

    desk.delete(f"/api/desk/v1/users/{ids[0]}", params={"organisation_id": 1}).raise_for_status()
    assert "sœur" in written(), "somebody is left"
    desk.delete(f"/api/desk/v1/users/{ids[1]}", params={"organisation_id": 1}).raise_for_status()
    assert "sœur" not in written()
    assert [version["event"] for version in history(desk, "rdvs", booked["id"])][-1] == "create"


def test_who_may_read(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(ELSEWHERE))
    assert client.get("/api/desk/v1/rdvs/1/versions").status_code == 404
    assert client.get("/api/desk/v1/users/3/versions").status_code == 404


def test_the_history_of_a_deleted_rdv_stays_for_administrators(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(ADMIN))
    changes = "/api/desk/v1/organisations/1/changes"
    cursor = client.get(changes).json()["cursor"]
    last = client.get("/api/v1/rdvs", params={"organisation_id": 1}).json()["rdvs"][-1]["id"]
    client.patch(f"/api/desk/v1/rdvs/{last}", json={"context": "Avec un interprète"}).raise_for_status()
    assert client.delete(f"/api/desk/v1/rdvs/{last}").status_code == 204
    destroyed, updated = history(client, "rdvs", last)
    assert (destroyed["event"], updated["event"]) == ("destroy", "update")
    assert destroyed["agent"]["id"] == 3
    assert destroyed["changes"]["context"] == ["Avec un interprète", None]
    assert destroyed["changes"]["agent_ids"][1] is None
    assert destroyed["changes"]["starts_at"][0].startswith("2026-11-23T")
    # Gone everywhere else.
    assert client.get(f"/api/desk/v1/rdvs/{last}").status_code == 404
    assert client.get("/api/v1/rdvs", params={"id": last}).json()["rdvs"] == []
    told = client.get(changes, params={"since": cursor}).json()["changes"]
    assert told == [{"type": "rdv", "id": last, "deleted": True}]
    for someone in (SECRETARY, ELSEWHERE):
        answer = client.get(f"/api/desk/v1/rdvs/{last}/versions", headers=sign_in(someone))
        assert answer.status_code == 404


def test_an_id_is_given_once(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(ADMIN))
    booked = {"motif_id": 2, "lieu_id": 1, "starts_at": "2026-11-26T09:00:00+01:00", "agent_ids": [5], "user_ids": [3]}
    ids = []
    for _ in range(2):
        answer = client.post("/api/desk/v1/organisations/1/rdvs", json=booked)
        assert answer.status_code == 201, answer.text
        rdv = answer.json()["rdv"]
        ids.append((rdv["id"], rdv["participations"][0]["id"]))
        client.delete(f"/api/desk/v1/rdvs/{rdv['id']}").raise_for_status()
    assert ids[0][0] < ids[1][0]
    assert ids[0][1] < ids[1][1]
