"""OAuth 2 over HTTP: the pages in the browser, codes, tokens, and what they open."""

from __future__ import annotations

import httpx

from tests.platform_server.small_platform import PASSWORD, SECRETARY
from tests.support.oauth import (
    DEMO_REDIRECT,
    answered,
    authorise,
    authorize_url,
    refreshed,
    tokens_for,
)
from tests.support.platform_process import PlatformProcess

ME = "/api/v1/agents/me"


def code(client: httpx.Client, running: PlatformProcess, email: str = SECRETARY, **asked: str) -> str:
    return answered(authorise(running.url, email, PASSWORD, authorize_url(running.url, **asked)))["code"]


def bearer(pair: dict[str, str]) -> dict[str, str]:
    return {"Authorization": f"Bearer {pair['access_token']}"}


def test_an_agent_signs_in_agrees_and_the_application_acts_for_them(
    client: httpx.Client, running: PlatformProcess
) -> None:
    back = authorise(running.url, SECRETARY, PASSWORD, authorize_url(running.url))
    assert back.startswith(f"{DEMO_REDIRECT}?code=")
    assert answered(back)["state"] == "un-etat"
    answer = tokens_for(running.url, answered(back)["code"])
    pair = answer.json()
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert (pair["token_type"], pair["expires_in"], pair["scope"]) == ("Bearer", 7200, "write")
    me = client.get(ME + ".json", headers=bearer(pair))
    assert me.json() == {"id": 1, "email": SECRETARY, "first_name": "Desk", "last_name": "Essai"}
    assert not {"access-token", "client", "uid", "expiry"} & set(me.headers)
    assert client.get("/api/desk/v1/capabilities", headers=bearer(pair)).status_code == 200
    again = refreshed(running.url, pair["refresh_token"]).json()
    assert client.get(ME, headers=bearer(again)).status_code == 200
