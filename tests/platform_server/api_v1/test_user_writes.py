"""Usagers written, beyond what the recordings show: versions, référents, organisations, what desks are told."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import ELSEWHERE, SECRETARY


@pytest.fixture
def desk(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(SECRETARY))
    return client


def user(client: httpx.Client, user_id: int) -> dict[str, Any]:
    return dict(client.get(f"/api/v1/users/{user_id}").json()["user"])


def test_a_new_usager_is_told_to_the_desks_with_their_version(desk: httpx.Client) -> None:
    cursor = desk.get("/api/desk/v1/organisations/1/changes").json()["cursor"]
    body = {"organisation_ids": [1], "first_name": "Inès", "last_name": "NEUF", "referent_agent_ids": [4, 4]}
    created = desk.post("/api/v1/users", json=body).json()["user"]
    assert (created["lock_version"], created["referent_agent_ids"]) == (0, [4])
    told = desk.get("/api/desk/v1/organisations/1/changes", params={"since": cursor}).json()["changes"]
    assert told == [{"type": "user", "id": created["id"], "deleted": False}]


def test_a_key_makes_one_usager(desk: httpx.Client) -> None:
    body = {"organisation_ids": [1], "first_name": "Une", "last_name": "FOIS"}
    answers = [desk.post("/api/v1/users", json=body, headers={"Idempotency-Key": "k"}).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert desk.get("/api/v1/users").json()["meta"]["total_count"] == 5


def test_a_stale_change_is_told_the_present_state(desk: httpx.Client) -> None:
    first = desk.patch("/api/v1/users/1", json={"first_name": "Lea"}, headers={"If-Match": '"0"'})
    assert first.json()["user"]["lock_version"] == 1
    stale = desk.patch("/api/v1/users/1", json={"first_name": "Léna"}, headers={"If-Match": '"0"'})
    assert stale.status_code == 409
    assert stale.json()["user"]["first_name"] == "Lea"
    assert user(desk, 1)["first_name"] == "Lea"


def test_nothing_changed_is_no_new_version(desk: httpx.Client) -> None:
    assert desk.patch("/api/v1/users/1", json={"first_name": "Léa"}).json()["user"]["lock_version"] == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"responsible_id": 1}, 422),
        ({"responsible_id": 2}, 422),  # her own proche
        ({"responsible_id": 5}, 422),  # out of sight
        ({"organisation_ids": []}, 422),
        ({"first_name": "\u0000"}, 422),
        ({"birth_date": "1990-02-30"}, 422),
        ({"caisse_affiliation": 1}, 422),
    ],
)
def test_refusals_write_nothing(desk: httpx.Client, body: dict[str, Any], status: int) -> None:
    before = user(desk, 1)
    assert desk.patch("/api/v1/users/1", json={"last_name": "AUTRE", **body}).status_code == status
    assert user(desk, 1) == before


def test_detached_from_the_last_organisation_they_are_anonymous(desk: httpx.Client) -> None:
    created = desk.post("/api/v1/users", json={"organisation_ids": [1], "first_name": "A", "last_name": "PARTIR"})
    gone = created.json()["user"]["id"]
    cursor = desk.get("/api/desk/v1/organisations/1/changes").json()["cursor"]
    detach = {"organisation_id": 1, "user_id": gone}
    assert desk.request("DELETE", "/api/v1/user_profiles", json=detach).status_code == 204
    assert desk.get(f"/api/v1/users/{gone}").status_code == 404
    told = desk.get("/api/desk/v1/organisations/1/changes", params={"since": cursor}).json()["changes"]
    assert told == [{"type": "user", "id": gone, "deleted": True}]
    assert desk.request("DELETE", "/api/v1/user_profiles", json=detach).status_code == 404


def test_nobody_leaves_while_an_rdv_is_to_come(desk: httpx.Client) -> None:
    detach = {"organisation_id": 1, "user_id": 1}
    refused = desk.request("DELETE", "/api/v1/user_profiles", json=detach)
    assert refused.status_code == 422
    assert user(desk, 1)["first_name"] == "Léa"


def test_another_territory_s_agents_change_nothing(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(ELSEWHERE))
    assert client.patch("/api/v1/users/1", json={"first_name": "X"}).status_code == 403


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/v1/user_profiles", {"organisation_id": 2, "user_id": 3}),
        ("DELETE", "/api/v1/user_profiles", {"organisation_id": 1, "user_id": 6}),
        ("POST", "/api/v1/referent_assignations", {"agent_id": 4, "user_id": 3}),
        ("DELETE", "/api/v1/referent_assignations", {"agent_id": 4, "user_id": 1}),
        ("DELETE", "/api/desk/v1/users/6", {"organisation_id": 1}),
    ],
)
def test_every_write_to_a_usager_tells_a_stale_version(
    desk: httpx.Client, method: str, path: str, body: dict[str, int]
) -> None:
    made = desk.post("/api/v1/users", json={"organisation_ids": [1], "first_name": "Sans", "last_name": "RDV"})
    assert made.json()["user"]["id"] == 6
    stale = desk.request(method, path, json=body, headers={"If-Match": '"7"'})
    assert stale.status_code == 409, stale.text
    assert stale.json()["user"]["lock_version"] == 0
    assert desk.request(method, path, json=body, headers={"If-Match": '"0"'}).is_success


def test_a_key_is_that_of_the_whole_request(desk: httpx.Client) -> None:
    made = desk.post("/api/v1/users", json={"organisation_ids": [1, 2], "first_name": "Sans", "last_name": "RDV"})
    path, key = f"/api/desk/v1/users/{made.json()['user']['id']}", {"Idempotency-Key": "k"}
    assert desk.delete(path, params={"organisation_id": 2}, headers=key).status_code == 403
    assert desk.delete(path, params={"organisation_id": 1}, headers=key).status_code == 422


def made(desk: httpx.Client, *organisation_ids: int, **given: Any) -> int:
    body = {"organisation_ids": organisation_ids, "first_name": "Sans", "last_name": "RDV", **given}
    answer = desk.post("/api/v1/users", json=body)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["user"]["id"])


def organisations(client: httpx.Client, user_id: int, headers: dict[str, str]) -> list[int]:
    answer = client.get(f"/api/v1/users/{user_id}", headers=headers)
    return [p["organisation"]["id"] for p in answer.json()["user"]["user_profiles"]] if answer.is_success else []


def test_a_list_takes_nobody_out_of_where_its_author_does_not_work(desk: httpx.Client, sign_in: SignIn) -> None:
    there, both, neither = sign_in(ELSEWHERE), made(desk, 1, 2), made(desk, 1)
    here = dict(desk.headers)
    for sent in ([1], [1, 2], [1]):
        desk.patch(f"/api/v1/users/{both}", json={"organisation_ids": sent}).raise_for_status()
        assert (organisations(desk, both, here), organisations(desk, both, there)) == ([1], [2])
    cursor = desk.get("/api/desk/v1/organisations/1/changes").json()["cursor"]
    desk.patch(f"/api/v1/users/{both}", json={"organisation_ids": [2]}).raise_for_status()
    assert (organisations(desk, both, here), organisations(desk, both, there)) == ([], [2])
    told = desk.get("/api/desk/v1/organisations/1/changes", params={"since": cursor}).json()["changes"]
    assert told == [{"type": "user", "id": both, "deleted": True}]
    desk.patch(f"/api/v1/users/{neither}", json={"organisation_ids": [1, 2]}).raise_for_status()
    assert organisations(desk, neither, there) == [2]


def test_a_list_takes_nobody_past_their_rdvs_to_come(desk: httpx.Client, sign_in: SignIn) -> None:
    for user_id in (3, 1):  # 1: it is their proche's RDV that is to come
        refused = desk.patch(f"/api/v1/users/{user_id}", json={"organisation_ids": [2], "last_name": "AUTRE"})
        assert refused.status_code == 422
        assert "rendez-vous programmés" in refused.json()["error_messages"][0]
        assert organisations(desk, user_id, sign_in(ELSEWHERE)) == []
        assert user(desk, user_id)["last_name"] != "AUTRE"


def test_proches_leave_with_their_responsible_and_nobody_is_lost(desk: httpx.Client, sign_in: SignIn) -> None:
    parent = made(desk, 1)
    child, other = made(desk, 1, responsible_id=parent), made(desk, 1, 2, responsible_id=parent)
    desk.patch(f"/api/v1/users/{parent}", json={"organisation_ids": [2]}).raise_for_status()
    there = sign_in(ELSEWHERE)
    for one in (parent, child, other):
        assert desk.get(f"/api/v1/users/{one}").status_code == 403
        assert desk.get(f"/api/v1/users/{one}", headers=there).json()["user"]["first_name"] == "Sans"


def test_whom_the_author_does_not_see_they_send_nowhere(desk: httpx.Client, sign_in: SignIn) -> None:
    body = {"organisation_id": 2, "user_id": 3}
    before = desk.post("/api/v1/user_profiles", json=body, headers=sign_in(ELSEWHERE))
    assert before.status_code == 200, "received in an organisation of one's own"
    assert desk.post("/api/v1/user_profiles", json={"organisation_id": 2, "user_id": 4}).status_code == 200
