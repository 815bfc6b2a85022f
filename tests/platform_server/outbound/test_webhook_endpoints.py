"""Webhook endpoints and public links, beyond what the recordings show."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from kiosk.platform_server.running.limits import Limit
from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import ADMIN, ELSEWHERE, NURSE

ENDPOINTS = "/api/v1/organisations/1/webhook_endpoints"


@pytest.fixture
def admin(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(ADMIN))
    return client


def test_an_endpoint_is_kept_without_its_secret_ever_being_told(admin: httpx.Client) -> None:
    created = admin.post(ENDPOINTS, json={"target_url": "https://partenaire.test/rdv", "secret": "tres-secret"})
    listed = admin.get(ENDPOINTS)
    assert created.json()["webhook_endpoint"] in listed.json()["webhook_endpoints"]
    assert "tres-secret" not in created.text + listed.text
    assert created.json()["webhook_endpoint"]["subscriptions"] == ["rdv", "absence", "plage_ouverture"]


@pytest.mark.parametrize(
    "body",
    [
        {"target_url": "file:///etc/passwd"},
        {"target_url": "https://"},
        {"target_url": "https://h:99999/"},
        {"target_url": 12},
        {"secret": " "},
        {"subscriptions": ["tout"]},
        {"subscriptions": "rdv"},
        {"subscriptions": [["rdv"]]},
    ],
)
def test_what_cannot_be_delivered_is_refused(admin: httpx.Client, body: dict[str, Any]) -> None:
    good = {"target_url": "https://partenaire.test/rdv", "secret": "s", "subscriptions": ["rdv"]}
    assert admin.post(ENDPOINTS, json={**good, **body}).status_code == 422
    assert admin.get(ENDPOINTS).json()["webhook_endpoints"] == []


def test_agents_of_the_organisation_see_them_and_administrators_of_the_territory_make_them(
    client: httpx.Client, sign_in: SignIn
) -> None:
    body = {"target_url": "https://partenaire.test/rdv", "secret": "s"}
    theirs = "/api/v1/organisations/2/webhook_endpoints"
    admin, nurse, elsewhere = sign_in(ADMIN), sign_in(NURSE), sign_in(ELSEWHERE)
    made = client.post(ENDPOINTS, json=body, headers=admin).json()["webhook_endpoint"]
    assert client.get(ENDPOINTS, headers=nurse).json()["webhook_endpoints"] == [made]
    assert client.patch(f"{ENDPOINTS}/{made['id']}", json={"secret": "x"}, headers=nurse).status_code == 403
    assert client.get(theirs, headers=admin).json()["webhook_endpoints"] == []
    # An administrator of the organisation alone does not; one of the territory does, also where they have no role.
    assert client.post(theirs, json=body, headers=elsewhere).status_code == 403
    assert client.post(theirs, json=body, headers=admin).status_code == 200
    unknown = client.post("/api/v1/organisations/99/webhook_endpoints", json=body, headers=admin)
    assert unknown.status_code == 404
    assert unknown.json()["errors"] == ["Couldn't find Organisation with 'id'=99"]


def test_an_unknown_subscription_is_said_of_the_whole_list(admin: httpx.Client) -> None:
    body = {"target_url": "https://partenaire.test/rdv", "secret": "s", "subscriptions": ["rdv", "tout"]}
    refused = admin.post(ENDPOINTS, json=body).json()
    (error,) = refused["errors"]["base"]
    assert refused["error_messages"] == [f"base {error['error']}"]


def test_an_endpoint_of_another_organisation_is_out_of_reach(client: httpx.Client, sign_in: SignIn) -> None:
    body = {"target_url": "https://partenaire.test/rdv", "secret": "s"}
    endpoint_id = client.post(ENDPOINTS, json=body, headers=sign_in(ADMIN)).json()["webhook_endpoint"]["id"]
    theirs = f"/api/v1/organisations/2/webhook_endpoints/{endpoint_id}"
    assert client.patch(theirs, json={"secret": "x"}, headers=sign_in(ELSEWHERE)).status_code == 404


def test_public_links_are_counted_for_each_address() -> None:
    seconds = [0.0]
    rate = Limit(50, 60.0, lambda: seconds[0])
    assert [rate.note("a") for _ in range(50)] == [None] * 50
    seconds[0] = 12.5
    assert rate.note("a") == 48
    assert rate.note("b") is None
    seconds[0] = 60.0
    assert rate.note("a") is None


def test_too_many_public_calls_are_told_to_wait(client: httpx.Client) -> None:
    answers = [client.get("/api/v1/public_links", params={"territory": "99"}) for _ in range(51)]
    assert [a.status_code for a in answers] == [200] * 50 + [429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
