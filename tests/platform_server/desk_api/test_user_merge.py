"""Two fiches made one, and usagers taken out of an organisation."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import ELSEWHERE, SECRETARY

DESK = "/api/desk/v1"


@pytest.fixture
def desk(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(SECRETARY))
    return client


def merge(client: httpx.Client, kept: int, merged: int, **attributes: str) -> httpx.Response:
    return client.post(f"{DESK}/users/merge", json={"kept_id": kept, "merged_id": merged, "attributes": attributes})


def user(client: httpx.Client, user_id: int) -> dict[str, Any]:
    return dict(client.get(f"/api/v1/users/{user_id}").json()["user"])


def rdv(client: httpx.Client, rdv_id: int) -> dict[str, Any]:
    return dict(client.get("/api/v1/rdvs", params={"id": rdv_id}).json()["rdvs"][0])


def test_rdvs_proches_and_referents_follow_the_fiche_that_is_kept(desk: httpx.Client) -> None:
    cursor = desk.get(f"{DESK}/organisations/1/changes").json()["cursor"]
    answer = merge(desk, 4, 1, phone_number="merged", address="kept")
    assert answer.status_code == 200, answer.text
    kept = user(desk, 4)
    assert (kept["last_name"], kept["phone_number_formatted"], kept["address"]) == ("MARTIN", "+33612345678", None)
    assert kept["referent_agent_ids"] == [4]
    assert user(desk, 2)["responsible_id"] == 4
    gone = desk.get("/api/v1/users/1")
    assert (gone.status_code, gone.json()) == (404, {"not_found": "user", "merged_into": 4})
    assert desk.get("/api/v1/organisations/1/users/1").json() == {"not_found": "user", "merged_into": 4}
    assert desk.get("/api/v1/users/999").json() == {"not_found": "user"}
    assert [p["user"]["id"] for p in rdv(desk, 1)["participations"]] == [4]
    changes = desk.get(f"{DESK}/organisations/1/changes", params={"since": cursor}).json()["changes"]
    told = {(one["type"], one["id"], one["deleted"]) for one in changes}
    assert told >= {("user", 1, True), ("user", 2, False), ("user", 4, False), ("rdv", 1, False), ("rdv", 4, False)}


def test_both_in_one_rdv_hold_one_place_there(desk: httpx.Client) -> None:
    atelier = rdv(desk, 4)
    assert atelier["users_count"] == 3
    came = next(p["id"] for p in atelier["participations"] if p["user"]["id"] == 3)
    desk.patch(f"/api/v1/participations/{came}", json={"participation": {"status": "seen"}}).raise_for_status()
    assert merge(desk, 4, 3).status_code == 200
    after = rdv(desk, 4)
    assert after["users_count"] == 2
    assert {p["user"]["id"]: p["status"] for p in after["participations"]} == {1: "unknown", 4: "seen"}
    assert rdv(desk, 3)["users_count"] == 1


def test_a_proche_merged_with_their_responsible_hangs_on_nobody(desk: httpx.Client) -> None:
    assert merge(desk, 2, 1).status_code == 200
    assert user(desk, 2)["responsible_id"] is None


def test_a_responsible_merged_with_a_proche_does_not_hang_on_themselves(desk: httpx.Client) -> None:
    assert merge(desk, 1, 2, responsible_id="merged").status_code == 200
    assert user(desk, 1)["responsible_id"] is None


def test_the_email_goes_over(desk: httpx.Client) -> None:
    desk.patch("/api/v1/users/3", json={"email": "paul@exemple.test"}).raise_for_status()
    assert merge(desk, 4, 3, email="merged").json()["user"]["email"] == "paul@exemple.test"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"kept_id": 3, "merged_id": 3}, 422),
        ({"kept_id": 3, "merged_id": 99}, 404),
        ({"kept_id": 3, "merged_id": 5}, 403),  # of another organisation
        ({"kept_id": 3}, 404),
        ({}, 404),
        ({"kept_id": 3, "merged_id": 4, "attributes": {"id": "merged"}}, 422),
        ({"kept_id": 3, "merged_id": 4, "attributes": {"email": "les deux"}}, 422),
        ({"kept_id": 3, "merged_id": 4, "attributes": {"email": []}}, 422),
        ({"kept_id": 3, "merged_id": 4, "attributes": "tout"}, 422),
    ],
)
def test_what_cannot_be_merged_is_refused(desk: httpx.Client, body: dict[str, Any], status: int) -> None:
    before = user(desk, 3)
    assert desk.post(f"{DESK}/users/merge", json=body).status_code == status
    assert user(desk, 3) == before


def test_a_stale_merge_is_told_the_present_state(desk: httpx.Client) -> None:
    desk.patch("/api/v1/users/3", json={"first_name": "Paulo"}).raise_for_status()
    body = {"kept_id": 3, "merged_id": 4}
    stale = desk.post(f"{DESK}/users/merge", json=body, headers={"If-Match": '"0"'})
    assert (stale.status_code, stale.json()["user"]["first_name"]) == (409, "Paulo")
    assert user(desk, 4)["first_name"] == "Zoé"


def test_a_usager_with_rdvs_to_come_stays(desk: httpx.Client) -> None:
    assert desk.delete(f"{DESK}/users/3", params={"organisation_id": 1}).status_code == 422
    assert user(desk, 3)["last_name"] == "MARTIN"


def test_a_usager_leaves_with_their_proches(desk: httpx.Client) -> None:
    for rdv_id in (2, 4, 5):
        for participation in rdv(desk, rdv_id)["participations"]:
            body = {"participation": {"status": "excused"}}
            desk.patch(f"/api/v1/participations/{participation['id']}", json=body).raise_for_status()
    # The workshop takes place without her: it counts until her place is given back, as on the platform.
    assert desk.delete(f"{DESK}/users/1", params={"organisation_id": 1}).status_code == 422
    desk.patch(f"{DESK}/rdvs/4", json={"user_ids": [3, 4]}).raise_for_status()
    assert desk.delete(f"{DESK}/users/1", params={"organisation_id": 1}).status_code == 204
    assert [desk.get(f"/api/v1/users/{user_id}").status_code for user_id in (1, 2)] == [404, 404]
    assert rdv(desk, 1)["participations"][0]["user"]["first_name"] == "Usager supprimé"


def test_only_members_take_a_usager_out(client: httpx.Client, sign_in: SignIn) -> None:
    headers = sign_in(ELSEWHERE)
    assert client.delete(f"{DESK}/users/3", params={"organisation_id": 1}, headers=headers).status_code == 403
    assert client.delete(f"{DESK}/users/3", headers=headers).status_code == 422
    assert client.delete(f"{DESK}/users/3", params={"organisation_id": 2}, headers=headers).status_code == 404
