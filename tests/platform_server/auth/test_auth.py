"""Sign-in, tokens and their limits, over HTTP."""

from __future__ import annotations

import httpx
import pytest

from kiosk.platform_server.running.limits import FAILURES, WINDOW_S, Limit
from kiosk.platform_server.running.passwords import Passwords
from kiosk.platform_server.running.platform import Platform
from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import INVITED, NURSE, PASSWORD, SECRETARY

ME = "/api/v1/agents/me"


def test_case_and_spaces_of_the_email_do_not_matter(client: httpx.Client) -> None:
    body = {"email": f"  {SECRETARY.upper()} ", "password": PASSWORD}
    answer = client.post("/api/v1/auth/sign_in", json=body)
    assert answer.status_code == 200
    assert answer.json()["data"]["email"] == SECRETARY


def test_the_bearer_stands_for_the_three_headers(client: httpx.Client) -> None:
    answer = client.post("/api/v1/auth/sign_in", json={"email": NURSE, "password": PASSWORD})
    me = client.get(ME, headers={"Authorization": answer.headers["authorization"]})
    assert me.json() == {"id": 4, "email": NURSE, "first_name": "Nurse", "last_name": "Essai"}


@pytest.mark.parametrize("value", ["Bearer", "Bearer !!", "Bearer e30=", "Basic abc", "Bearer bnVsbA=="])
def test_a_bearer_that_is_none_is_signed_out(client: httpx.Client, value: str) -> None:
    assert client.get(ME, headers={"Authorization": value}).status_code == 401


def test_one_device_per_agent(client: httpx.Client, sign_in: SignIn) -> None:
    first = sign_in(SECRETARY)
    second = sign_in(SECRETARY)
    assert client.get(ME, headers=first).status_code == 401
    assert client.get(ME, headers=second).status_code == 200


def test_someone_invited_who_has_not_accepted_cannot_sign_in(client: httpx.Client) -> None:
    answer = client.post("/api/v1/auth/sign_in", json={"email": INVITED, "password": PASSWORD})
    assert answer.status_code == 401
    assert "invitation" in answer.json()["errors"][0]


def test_tokens_in_the_address_are_refused(client: httpx.Client, sign_in: SignIn) -> None:
    headers = sign_in(SECRETARY)
    assert client.get(ME, params=headers).status_code == 401


def test_a_reset_forgets_tokens(client: httpx.Client, sign_in: SignIn) -> None:
    headers = sign_in(SECRETARY)
    client.post("/api/desk/v1/reset", json={})
    assert client.get(ME, headers=headers).status_code == 401


def test_failures_are_limited_per_account_and_a_success_forgets_them(client: httpx.Client) -> None:
    wrong, right = {"email": NURSE, "password": "non"}, {"email": NURSE, "password": PASSWORD}
    for _ in range(FAILURES - 1):
        assert client.post("/api/v1/auth/sign_in", json=wrong).status_code == 401
    assert client.post("/api/v1/auth/sign_in", json=right).status_code == 200
    for _ in range(FAILURES):
        assert client.post("/api/v1/auth/sign_in", json=wrong).status_code == 401
    refused = client.post("/api/v1/auth/sign_in", json=right)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= WINDOW_S
    other = client.post("/api/v1/auth/sign_in", json={"email": SECRETARY, "password": PASSWORD})
    assert other.status_code == 200


def test_the_window_of_failures_slides() -> None:
    now = [0.0]
    limits = Limit(FAILURES, WINDOW_S, lambda: now[0])
    for _ in range(FAILURES):
        limits.note(("a", "::1"))
        now[0] += 1
    assert limits.retry_after(("a", "::1")) == WINDOW_S - FAILURES
    assert limits.retry_after(("a", "127.0.0.1")) is None
    now[0] = WINDOW_S
    assert limits.retry_after(("a", "::1")) is None


@pytest.mark.usefixtures("dear_hashes")
def test_an_unknown_account_is_verified_too() -> None:
    passwords = Passwords()
    assert not passwords.verify("nobody's password", None)
    hashed = passwords.hash("bon")
    assert passwords.verify("bon", hashed)
    assert not passwords.verify("mauvais", hashed)


def test_neither_token_nor_password_is_kept_as_it_is(platform: Platform, tmp_path: object) -> None:
    with platform.database.read() as connection:
        agents = platform.reference(connection).agents
    assert all(PASSWORD not in (a.row.password_hash or "") for a in agents.values())
    hashes = {a.row.password_hash for a in agents.values() if a.row.password_hash}
    assert len(hashes) == 1, "one hash for one password, made once per import"
