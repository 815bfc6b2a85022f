"""Idempotency-Key: the same write twice is one write, answered twice."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from sqlalchemy import select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.running.platform import Platform
from tests.platform_server.asking import Asking
from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import ADMIN, ELSEWHERE, NURSE, SECRETARY

SEEN = {"participation": {"status": "seen"}}
UNKNOWN = {"participation": {"status": "unknown"}}


@pytest.fixture
def desk(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(SECRETARY))
    return client


def patch(client: httpx.Client, body: object, key: str, participation_id: int = 1) -> httpx.Response:
    return client.patch(f"/api/v1/participations/{participation_id}", json=body, headers={"Idempotency-Key": key})


def test_the_first_answer_is_given_again_and_nothing_more_is_done(desk: httpx.Client) -> None:
    first = patch(desk, SEEN, "a")
    assert first.status_code == 200
    assert patch(desk, UNKNOWN, "b").json()["rdv"]["status"] == "unknown"
    again = patch(desk, SEEN, "a")
    assert again.status_code == 200
    assert again.content == first.content
    now = desk.get("/api/v1/rdvs", params={"id": 1}).json()["rdvs"][0]
    assert now["status"] == "unknown"
    assert now["lock_version"] == first.json()["rdv"]["lock_version"] + 1


def test_a_refusal_is_given_again_too(desk: httpx.Client) -> None:
    assert patch(desk, SEEN, "c", 999).status_code == 404
    assert patch(desk, SEEN, "c", 999).status_code == 404


def test_a_key_of_another_request_is_refused(desk: httpx.Client) -> None:
    assert patch(desk, SEEN, "d").status_code == 200
    assert patch(desk, UNKNOWN, "d").status_code == 422
    assert patch(desk, SEEN, "d", 2).status_code == 422
    assert patch(desk, SEEN, "x" * 300).status_code == 400


def test_keys_are_each_agent_s_own(desk: httpx.Client, sign_in: SignIn) -> None:
    assert patch(desk, SEEN, "e").status_code == 200
    desk.headers.update(sign_in(NURSE))
    assert patch(desk, UNKNOWN, "e").json()["rdv"]["status"] == "unknown"


def test_together_they_are_one_write(desk: httpx.Client) -> None:
    before = desk.get("/api/v1/rdvs", params={"id": 1}).json()["rdvs"][0]["lock_version"]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: patch(desk, SEEN, "f"), range(8)))
    assert {a.status_code for a in answers} == {200}
    assert len({a.content for a in answers}) == 1
    assert answers[0].json()["rdv"]["lock_version"] == before + 1


async def test_an_answer_is_not_given_again_to_who_sees_it_no_more(platform: Platform) -> None:
    """A fiche that left, an RDV that is gone, a role that was taken: their answers would tell of them for a week."""
    desk, admin = Asking(platform, SECRETARY), Asking(platform, ADMIN)
    person = {"organisation_ids": [1], "first_name": "Ève", "last_name": "PARTIE"}
    made = json.loads((await desk("POST", "/api/v1/users", body=person, idempotency_key="made"))[1])["user"]["id"]
    fiche = f"/api/v1/users/{made}"
    first = await desk("PATCH", fiche, body={"address": "1 rue Haute"}, idempotency_key="a")
    assert (first[0], b"PARTIE" in first[1]) == (200, True)
    assert await desk("PATCH", fiche, body={"address": "1 rue Haute"}, idempotency_key="a") == first
    seen = {"participation": {"status": "seen"}}
    rdv = await desk("PATCH", "/api/v1/participations/2", body=seen, idempotency_key="b")
    profile = {"organisation_id": 1, "user_id": made}
    referent = {"agent_id": 4, "user_id": made}
    followed = await desk("POST", "/api/v1/referent_assignations", body=referent, idempotency_key="c")
    assert (rdv[0], followed[0]) == (200, 200)

    assert (await desk("DELETE", "/api/v1/user_profiles", body=profile, idempotency_key="gone"))[0] == 204
    assert (await desk("DELETE", "/api/v1/user_profiles", body=profile, idempotency_key="gone"))[0] == 204
    assert (await admin("DELETE", "/api/desk/v1/rdvs/2"))[0] == 204
    for again in (
        await desk("POST", "/api/v1/users", body=person, idempotency_key="made"),
        await desk("PATCH", fiche, body={"address": "1 rue Haute"}, idempotency_key="a"),
        await desk("PATCH", "/api/v1/participations/2", body=seen, idempotency_key="b"),
        await desk("POST", "/api/v1/referent_assignations", body=referent, idempotency_key="c"),
    ):
        assert again[0] == 403
        assert b"PARTIE" not in again[1]
        assert b"DUPONT" not in again[1]
    with platform.database.read() as connection:
        people = connection.scalars(select(schema.users.c.last_name).where(schema.users.c.last_name == "PARTIE"))
        assert list(people) == [], "and nothing was done a second time"


async def test_what_is_written_for_a_neighbour_is_answered_again_until_it_leaves_the_territory(
    platform: Platform,
) -> None:
    desk, sud = Asking(platform, SECRETARY), Asking(platform, ELSEWHERE)
    person = {"organisation_ids": [2], "first_name": "Ève", "last_name": "VOISINE"}
    first = await desk("POST", "/api/v1/users", body=person, idempotency_key="a")
    assert first[0] == 200
    assert await desk("POST", "/api/v1/users", body=person, idempotency_key="a") == first
    profile = {"organisation_id": 2, "user_id": json.loads(first[1])["user"]["id"]}
    assert (await sud("DELETE", "/api/v1/user_profiles", body=profile))[0] == 204
    assert (await desk("POST", "/api/v1/users", body=person, idempotency_key="a"))[0] == 403


async def test_a_role_that_was_taken_takes_the_answers_along(platform: Platform) -> None:
    desk = Asking(platform, SECRETARY)
    body = {"address": "2 rue Haute"}
    assert (await desk("PATCH", "/api/v1/users/3", body=body, idempotency_key="a"))[0] == 200
    role = schema.agent_roles.c
    with platform.database.write() as connection:
        connection.execute(
            update(schema.agent_roles).where(role.agent_id == 1, role.organisation_id == 1).values(organisation_id=2)
        )
    platform.forget_reference()
    again = await desk("PATCH", "/api/v1/users/3", body=body, idempotency_key="a")
    assert (again[0], b"MARTIN" in again[1]) == (403, False)
