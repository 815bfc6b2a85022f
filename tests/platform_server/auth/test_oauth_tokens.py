"""Codes, tokens and their ends, as applications meet them over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.oauth import browser
from kiosk.platform_server.rules import grants
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving import nightly
from kiosk.platform_server.values import secrets
from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import CLIENT_SECRET, NOW, NURSE, PASSWORD, SECRETARY
from tests.support.oauth import (
    DEMO_REDIRECT,
    VERIFIER,
    answered,
    authorise,
    authorize_url,
    refreshed,
    tokens_for,
)
from tests.support.platform_process import PlatformProcess, start_platform

ME = "/api/v1/agents/me"
PARTNER = "https://partenaire.test/retour"
Pair = dict[str, Any]


@pytest.fixture
def url(client: httpx.Client, running: PlatformProcess) -> str:
    """Where the platform listens, as it was at its start."""
    return running.url


def code_for(url: str, email: str = SECRETARY, **asked: str) -> str:
    return answered(authorise(url, email, PASSWORD, authorize_url(url, **asked)))["code"]


def pair_for(url: str, email: str = SECRETARY) -> Pair:
    return dict(tokens_for(url, code_for(url, email)).json())


def bearer(pair: Pair) -> dict[str, str]:
    return {"Authorization": f"Bearer {pair['access_token']}"}


def me(client: httpx.Client, pair: Pair) -> int:
    return client.get(ME, headers=bearer(pair)).status_code


def told(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]


def revoked(url: str, token: str, **sent: str) -> httpx.Response:
    return httpx.post(f"{url}/oauth/revoke", data={"token": token, **sent}, trust_env=False)


def test_a_code_gives_a_pair_that_opens_both_apis_and_no_token_headers(client: httpx.Client, url: str) -> None:
    answer = tokens_for(url, code_for(url))
    pair = answer.json()
    assert answer.status_code == 200
    assert (answer.headers["cache-control"], "etag" in answer.headers) == ("no-store", False)
    assert set(pair) == {"access_token", "token_type", "expires_in", "refresh_token", "scope", "created_at"}
    assert (pair["token_type"], pair["expires_in"], pair["scope"]) == ("Bearer", 7200, "write")
    for path in (ME, "/api/v1/organisations", "/api/desk/v1/capabilities", "/api/desk/v1/organisations/1/changes"):
        opened = client.get(path, headers=bearer(pair))
        assert opened.status_code == 200, path
        assert not {"access-token", "client", "uid", "expiry", "authorization"} & set(opened.headers)
    status = client.patch("/api/v1/participations/1", json={"participation": {"status": "seen"}}, headers=bearer(pair))
    assert status.status_code == 200


def test_several_devices_at_once_and_headers_beside(client: httpx.Client, url: str, sign_in: SignIn) -> None:
    first, second, headers = pair_for(url), pair_for(url), sign_in(SECRETARY)
    assert (me(client, first), me(client, second)) == (200, 200)
    assert client.get(ME, headers=headers).status_code == 200


@pytest.mark.parametrize("bad", ["inconnu", "e30=", "é", "a b"])
def test_a_bearer_that_opens_nothing_is_told_so(client: httpx.Client, bad: str) -> None:
    answer = client.get(ME, headers={b"Authorization": f"Bearer {bad}".encode()})
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]
    assert answer.json() == {"errors": [answer.json()["errors"][0]]}
    assert "www-authenticate" not in client.get(ME).headers


def test_a_token_in_the_address_opens_nothing(client: httpx.Client, url: str) -> None:
    pair = pair_for(url)
    for name in ("access_token", "bearer_token"):
        assert client.get(ME, params={name: pair["access_token"]}).status_code == 401


def test_a_code_serves_once_and_a_second_use_ends_what_it_gave(client: httpx.Client, url: str) -> None:
    code = code_for(url)
    pair = tokens_for(url, code).json()
    again = refreshed(url, pair["refresh_token"]).json()
    assert me(client, again) == 200
    assert told(tokens_for(url, code)) == (400, "invalid_grant")
    assert me(client, again) == 401
    assert told(refreshed(url, again["refresh_token"])) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"code": "inconnu"}, (400, "invalid_grant")),
        ({"code": ""}, (400, "invalid_request")),
        ({"redirect_uri": "https://logiciel.test/retour?x=1"}, (400, "invalid_grant")),
        ({"redirect_uri": ""}, (400, "invalid_request")),
        ({"code_verifier": VERIFIER + "x"}, (400, "invalid_grant")),
        ({"code_verifier": ""}, (400, "invalid_grant")),
        ({"client_id": "inconnue"}, (401, "invalid_client")),
        ({"client_id": ""}, (401, "invalid_client")),
        ({"client_secret": "un-secret"}, (401, "invalid_client")),
        ({"client_id": "partenaire"}, (401, "invalid_client")),
        ({"client_id": "partenaire", "client_secret": CLIENT_SECRET}, (400, "invalid_grant")),
        ({"grant_type": "password"}, (400, "unsupported_grant_type")),
        ({"grant_type": "client_credentials"}, (400, "unsupported_grant_type")),
        ({"grant_type": ""}, (400, "invalid_request")),
    ],
)
def test_a_code_is_its_application_s_and_its_request_s(
    url: str, changed: dict[str, str], expected: tuple[int, str]
) -> None:
    code = code_for(url)
    refused = tokens_for(url, **{"code": code, **changed})
    assert told(refused) == expected
    assert refused.headers["cache-control"] == "no-store"
    assert ("www-authenticate" in refused.headers) == (expected[0] == 401)
    assert tokens_for(url, code).status_code == 200, "and who it belongs to still has it"


def test_pkce_is_not_forced_but_a_verifier_without_a_challenge_is_refused(url: str) -> None:
    without = {"code_challenge": "", "code_challenge_method": ""}
    assert told(tokens_for(url, code_for(url, **without))) == (400, "invalid_grant")
    assert tokens_for(url, code_for(url, **without), code_verifier="").status_code == 200


@pytest.mark.parametrize("path", ["/oauth/token", "/oauth/revoke"])
def test_only_forms_are_read(client: httpx.Client, path: str) -> None:
    answers = (
        client.post(path, json={"grant_type": "refresh_token"}),
        client.post(path),
        client.post(path, params={"grant_type": "refresh_token", "token": "x"}),
        client.post(path, files={"token": b"x"}),
    )
    assert [(answer.status_code, answer.json()) for answer in answers] == [(415, {})] * 4


@pytest.mark.parametrize("basic", [False, True])
def test_a_confidential_application_proves_who_it_is(client: httpx.Client, url: str, basic: bool) -> None:
    asked = authorize_url(url, "partenaire", PARTNER, code_challenge="", code_challenge_method="")
    code = answered(authorise(url, SECRETARY, PASSWORD, asked))["code"]
    sent = {"grant_type": "authorization_code", "code": code, "redirect_uri": PARTNER}

    def call(secret: str, **sent: str) -> httpx.Response:
        if basic:
            return client.post("/oauth/token", data=sent, auth=("partenaire", secret))
        return client.post("/oauth/token", data={**sent, "client_id": "partenaire", "client_secret": secret})

    for wrong in ("", CLIENT_SECRET + "x"):
        assert told(call(wrong, **sent)) == (401, "invalid_client")
    pair = call(CLIENT_SECRET, **sent).json()
    assert me(client, pair) == 200
    again = {"grant_type": "refresh_token", "refresh_token": pair["refresh_token"]}
    assert told(call("", **again)) == (401, "invalid_client")
    pair = call(CLIENT_SECRET, **again).json()
    # Its tokens are ended by it alone.
    assert told(revoked(url, pair["access_token"])) == (403, "unauthorized_client")
    assert told(revoked(url, pair["access_token"], client_id="kiosk-demo")) == (403, "unauthorized_client")
    assert me(client, pair) == 200


def test_a_refresh_token_lasts_until_what_it_gave_is_used(client: httpx.Client, url: str) -> None:
    """Whoever lost the answer, or stopped before keeping it, asks again."""
    first = pair_for(url)
    lost = refreshed(url, first["refresh_token"]).json()
    second = refreshed(url, first["refresh_token"]).json()
    assert told(refreshed(url, lost["refresh_token"])) == (400, "invalid_grant"), "what was lost opens nothing"
    assert me(client, lost) == 401
    assert me(client, first) == 200
    assert me(client, second) == 200
    assert me(client, first) == 401
    assert told(refreshed(url, first["refresh_token"])) == (400, "invalid_grant")
    third = refreshed(url, second["refresh_token"]).json()
    fourth = refreshed(url, third["refresh_token"]).json()  # without a call in between
    assert me(client, second) == 401
    assert me(client, fourth) == 200


def test_started_so_a_refresh_token_ends_at_once(data_path: object) -> None:
    with (
        start_platform("--data", str(data_path), "--now", NOW, "--strict-refresh") as platform,
        httpx.Client(base_url=platform.url, trust_env=False, timeout=30) as client,
    ):
        first = pair_for(platform.url)
        second = refreshed(platform.url, first["refresh_token"]).json()
        assert told(refreshed(platform.url, first["refresh_token"])) == (400, "invalid_grant")
        assert (me(client, first), me(client, second)) == (401, 200)
        # Of several that ask with the same one, one has its pair.
        with ThreadPoolExecutor(6) as desks:
            answers = list(desks.map(lambda _: refreshed(platform.url, second["refresh_token"]), range(6)))
        assert sorted(answer.status_code for answer in answers) == [200, *[400] * 5]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"refresh_token": "inconnu"}, (400, "invalid_grant")),
        ({"refresh_token": ""}, (400, "invalid_request")),
        ({"client_id": "partenaire", "client_secret": CLIENT_SECRET}, (400, "invalid_grant")),
        ({"client_id": "inconnue"}, (401, "invalid_client")),
        ({"scope": "admin"}, (400, "invalid_scope")),
    ],
)
def test_a_refresh_that_is_refused(url: str, changed: dict[str, str], expected: tuple[int, str]) -> None:
    token = pair_for(url)["refresh_token"]
    assert told(refreshed(url, **{"refresh_token": token, **changed})) == expected
    assert refreshed(url, token, scope="write").status_code == 200


def test_an_access_token_refreshes_nothing_and_a_refresh_token_opens_nothing(client: httpx.Client, url: str) -> None:
    pair = pair_for(url)
    assert told(refreshed(url, pair["access_token"])) == (400, "invalid_grant")
    assert me(client, {"access_token": pair["refresh_token"]}) == 401


@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
def test_revoking_either_token_ends_all_that_was_granted(client: httpx.Client, url: str, which: str) -> None:
    pair, other = pair_for(url), pair_for(url)
    again = refreshed(url, pair["refresh_token"]).json()
    answer = revoked(url, again[which], client_id="kiosk-demo", token_type_hint="access_token")
    assert (answer.status_code, answer.json()) == (200, {})
    assert [me(client, one) for one in (pair, again, other)] == [401, 401, 200]
    assert told(refreshed(url, again["refresh_token"])) == (400, "invalid_grant")
    for unknown in (again[which], "inconnu", ""):
        assert revoked(url, unknown, client_id="kiosk-demo").status_code == 200


def test_a_reset_forgets_it_all(client: httpx.Client, url: str) -> None:
    pair = pair_for(url)
    client.post("/api/desk/v1/reset", json={}).raise_for_status()
    assert me(client, pair) == 401
    assert told(refreshed(url, pair["refresh_token"])) == (400, "invalid_grant")


@pytest.fixture
async def waiting(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=60) as client:
        yield client


async def test_who_waits_is_told_that_the_session_was_revoked(
    client: httpx.Client, url: str, waiting: httpx.AsyncClient
) -> None:
    mine, other = await asyncio.to_thread(pair_for, url), await asyncio.to_thread(pair_for, url, NURSE)
    path = "/api/desk/v1/organisations/1/changes"
    cursor = (await waiting.get(path, headers=bearer(mine))).json()["cursor"]
    polls = [
        asyncio.create_task(waiting.get(path, params={"since": cursor}, headers=bearer(pair))) for pair in (mine, other)
    ]
    done, _ = await asyncio.wait(polls, timeout=0.3)
    assert not done
    # A new pair disturbs nobody who waits with the old one.
    again = (await asyncio.to_thread(refreshed, url, mine["refresh_token"])).json()
    assert await asyncio.to_thread(me, client, again) == 200
    done, _ = await asyncio.wait(polls, timeout=0.3)
    assert not done
    await asyncio.to_thread(revoked, url, again["access_token"])
    assert (await asyncio.wait_for(polls[0], 5)).status_code == 401
    assert not polls[1].done()
    await asyncio.to_thread(revoked, url, other["access_token"])
    assert (await polls[1]).status_code == 401


@pytest.fixture
def granted(platform: Platform) -> tuple[Platform, str]:
    """A platform in this process, and the code of its first application."""
    with platform.database.write() as connection:
        code = grants.give_code(connection, 1, 1, DEMO_REDIRECT, None, 1000)
    return platform, code


def exchanged(platform: Platform, code: str, now: int) -> grants.Pair | None:
    with platform.database.write() as connection:
        return grants.exchange(connection, 1, code, DEMO_REDIRECT, None, now).pair


def test_a_code_lives_ten_minutes(granted: tuple[Platform, str]) -> None:
    platform, code = granted
    with platform.database.read() as connection:
        assert grants.is_open(connection, code, 1, 1000 + 599)
        assert not grants.is_open(connection, code, 1, 1000 + 600)
        assert not grants.is_open(connection, code, 2, 1000)
    assert exchanged(platform, code, 1000 + 600) is None
    assert exchanged(platform, code, 1000 + 599) is not None


def test_tokens_have_their_time(granted: tuple[Platform, str]) -> None:
    platform, code = granted
    pair = exchanged(platform, code, 1000)
    assert pair is not None
    with platform.database.write() as connection:
        assert grants.of_access_token(connection, pair.access_token, 1000 + 7199) is not None
        assert grants.of_access_token(connection, pair.access_token, 1000 + 7200) is None
        late = grants.refresh(connection, 1, pair.refresh_token, 1000 + grants.REFRESH_S, at_once=False)
        assert late.pair is None
        in_time = grants.refresh(connection, 1, pair.refresh_token, 1000 + grants.REFRESH_S - 1, at_once=False)
        assert in_time.pair is not None


def test_an_agent_who_left_is_given_nothing_more(granted: tuple[Platform, str]) -> None:
    platform, code = granted
    pair = exchanged(platform, code, 1000)
    assert pair is not None
    with platform.database.write() as connection:
        another = grants.give_code(connection, 1, 1, DEMO_REDIRECT, None, 1000)
        connection.execute(update(schema.agents).where(schema.agents.c.id == 1).values(deleted_at=1000))
        assert grants.refresh(connection, 1, pair.refresh_token, 1001, at_once=False).pair is None
    assert exchanged(platform, another, 1001) is None


def test_nothing_secret_is_kept_as_it_is(granted: tuple[Platform, str]) -> None:
    platform, code = granted
    pair = exchanged(platform, code, 1000)
    assert pair is not None
    kept = ""
    with platform.database.read() as connection:
        for table in (schema.oauth_applications, schema.oauth_grants, schema.oauth_tokens):
            kept += "".join(map(repr, connection.execute(select(table))))
    hidden = (code, pair.access_token, pair.refresh_token, CLIENT_SECRET)
    assert [one for one in hidden if one in kept] == []
    assert repr(secrets.hashed(code)) in kept


def test_the_night_takes_what_opens_nothing_any_more(granted: tuple[Platform, str]) -> None:
    platform, _unused = granted
    now = platform.now()
    with platform.database.write() as connection:
        old = now - grants.REFRESH_S
        dead = grants.give_code(connection, 1, 1, DEMO_REDIRECT, None, old)
        assert grants.exchange(connection, 1, dead, DEMO_REDIRECT, None, old).pair is not None
        living = grants.give_code(connection, 1, 1, DEMO_REDIRECT, None, now - grants.CODE_S)
        assert grants.exchange(connection, 1, living, DEMO_REDIRECT, None, now - grants.CODE_S).pair is not None
        fresh = grants.give_code(connection, 1, 1, DEMO_REDIRECT, None, now)
        for age in (0, browser.SESSION_S):
            values = {"agent_id": 1, "token_hash": secrets.hashed(str(age)), "created_at": now - age}
            connection.execute(schema.browser_sessions.insert().values(values))
    nightly.sweep(platform)
    with platform.database.read() as connection:
        codes = set(connection.scalars(select(schema.oauth_grants.c.code_hash)))
        sessions = connection.execute(select(schema.browser_sessions)).all()
        tokens = connection.execute(select(schema.oauth_tokens)).all()
    assert {bytes(kept) for kept in codes} == {secrets.hashed(one) for one in (living, fresh)}
    assert (len(tokens), len(sessions)) == (1, 1)
