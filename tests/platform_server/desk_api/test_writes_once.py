"""Idempotency-Key: the same write twice is one write, answered twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import NURSE, SECRETARY

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
