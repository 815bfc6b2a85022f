"""What tells a desk how an instance signs in: what each kind answers to somebody unknown. Desks rest on it."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.platform_server.small_platform import NOW, PASSWORD, SECRETARY
from tests.support.oauth import answered, authorise, authorize_url, tokens_for
from tests.support.platform_process import start_platform

_ACCEPT = {"Accept": "application/json, */*;q=0.1"}
# own and current: GET /oauth/authorize leads to a page of sign-in; historic: it is no address.
_PROBES = {
    "own": (302, 404, 401, 200),
    "historic-2024": (404, 404, 401, 200),
    "current-2026": (302, 404, 401, 401),
}


@pytest.mark.parametrize("like", sorted(_PROBES))
def test_what_somebody_unknown_is_answered(data_path: Path, like: str) -> None:
    authorize, discovery, nobody, password = _PROBES[like]
    with (
        start_platform("--data", data_path, "--now", NOW, "--like", like) as platform,
        httpx.Client(base_url=platform.url, trust_env=False, timeout=30, headers=_ACCEPT) as client,
    ):
        shown = client.get("/oauth/authorize")
        assert shown.status_code == authorize
        if authorize == 302:
            assert shown.headers["location"] == "/agents/sign_in"
        assert client.get("/.well-known/oauth-authorization-server").status_code == discovery
        assert client.get("/.well-known/openid-configuration").status_code == discovery
        empty = client.post("/api/v1/auth/sign_in", json={})
        assert (empty.status_code, empty.headers["content-type"]) == (nobody, "application/json; charset=utf-8")
        assert empty.json()["success"] is False
        body = {"email": SECRETARY, "password": PASSWORD}
        assert client.post("/api/v1/auth/sign_in", json=body).status_code == password
        token = client.post("/oauth/token", data={"grant_type": "refresh_token"})
        assert token.status_code == (404 if authorize == 404 else 401)


def test_an_agent_works_where_oauth_is_the_only_way(data_path: Path) -> None:
    with start_platform("--data", data_path, "--now", NOW, "--like", "current-2026") as platform:
        back = authorise(platform.url, SECRETARY, PASSWORD, authorize_url(platform.url))
        pair = tokens_for(platform.url, answered(back)["code"]).json()
        headers = {"Authorization": f"Bearer {pair['access_token']}", **_ACCEPT}
        with httpx.Client(base_url=platform.url, trust_env=False, timeout=30, headers=headers) as client:
            assert client.get("/api/v1/agents/me.json").json()["email"] == SECRETARY
            assert len(client.get("/api/v1/organisations/1/rdvs").json()["rdvs"]) == 5


def test_where_there_is_no_oauth_no_bearer_of_it_opens(data_path: Path) -> None:
    with start_platform("--data", data_path, "--now", NOW, "--like", "historic-2024") as platform:
        headers = {"Authorization": "Bearer inconnu"}
        answer = httpx.get(f"{platform.url}/api/v1/organisations", headers=headers, trust_env=False)
    assert answer.status_code == 401
    assert "www-authenticate" not in answer.headers
