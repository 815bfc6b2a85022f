"""What holds for every answer, and what bad requests get."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

import httpx
import pytest

from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import NOW, SECRETARY

RDVS = "/api/v1/organisations/1/rdvs"


def test_the_date_is_the_platform_s_own(client: httpx.Client) -> None:
    date = parsedate_to_datetime(client.get("/api/v1/organisations").headers["date"])
    assert 0 <= (date - datetime.fromisoformat(NOW)).total_seconds() < 60


def test_an_answer_known_already_is_not_sent_again(client: httpx.Client, sign_in: SignIn) -> None:
    headers = sign_in(SECRETARY)
    first = client.get(RDVS, headers=headers)
    again = client.get(RDVS, headers={**headers, "If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["access-token"] == headers["access-token"]
    head = client.head(RDVS, headers=headers)
    assert head.content == b""
    assert head.headers["content-length"] == str(len(first.content))
    client.put("/api/desk/v1/rdvs/2/waiting_room", json={}, headers=headers)
    assert client.get(RDVS, headers={**headers, "If-None-Match": first.headers["etag"]}).status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/organisations.json", "/api/v1/organisations/"])
def test_forgiving_addresses(client: httpx.Client, sign_in: SignIn, path: str) -> None:
    assert client.get(path, headers=sign_in(SECRETARY)).json()["organisations"][0]["name"] == "MDS Nord"


@pytest.mark.parametrize("path", ["/", "/api/v1/rien", "/api/desk/v1/rien", "/api/v1/agents/1", "/x.json"])
def test_an_unknown_address_is_said_in_json(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["success"] is False


def test_security_headers(client: httpx.Client) -> None:
    headers = client.get("/api/v1/organisations").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "server" not in headers


def test_a_body_too_large_is_refused(client: httpx.Client) -> None:
    assert client.post("/api/v1/auth/sign_in", content=b"x" * (1 << 20 | 1)).status_code == 413

    def parts() -> object:
        for _ in range(40):
            yield b" " * 65536

    assert client.post("/api/v1/auth/sign_in", content=parts()).status_code == 413  # type: ignore[arg-type]


@pytest.mark.parametrize("body", [b"{", b"[" * 100_000, b'{"email": "\xff"}', b"\x00"])
def test_malformed_json_is_an_empty_400(client: httpx.Client, body: bytes) -> None:
    answer = client.post("/api/v1/auth/sign_in", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.content == b""


@pytest.mark.parametrize("body", [b"[]", b"null", b'"x"', b"3", b'{"email": 1, "password": []}'])
def test_json_of_another_shape_is_a_refusal(client: httpx.Client, body: bytes) -> None:
    answer = client.post("/api/v1/auth/sign_in", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "query",
    [
        "page=99999999999999999999999",
        "starts_after=0000-00-00",
        "starts_after=9999-12-31T23:59:59-23:59",
        "id[]=99999999999999999999",
        "id=-1&status[]=x&agent_id=%27%20OR%201=1",
        "starts_before=" + "9" * 5000,
        "user_id[]=1&user_id[]=abc",
    ],
)
def test_strange_parameters_never_break_the_server(client: httpx.Client, sign_in: SignIn, query: str) -> None:
    answer = client.get(f"{RDVS}?{query}", headers=sign_in(SECRETARY))
    assert answer.status_code in (200, 422)


def test_too_many_parameters_are_refused(client: httpx.Client, sign_in: SignIn) -> None:
    headers = sign_in(SECRETARY)
    assert client.get(f"{RDVS}?" + "&".join(f"a{i}=1" for i in range(2000)), headers=headers).status_code == 400


def test_a_reset_asked_by_a_web_page_is_refused(client: httpx.Client) -> None:
    assert client.post("/api/desk/v1/reset", json={}, headers={"Origin": "http://exemple.test"}).status_code == 403
