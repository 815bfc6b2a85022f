"""The embedded platform as instances of the original behave, field by field of ``Like``, on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import httpx
import pytest

from kiosk.clock import Clock
from kiosk.platform_server import data_file
from kiosk.platform_server.app import build_app
from kiosk.platform_server.database import Database
from kiosk.platform_server.like import CURRENT_2026, HISTORIC_2024, OWN, Like
from kiosk.platform_server.platform import Options, Platform
from kiosk.platform_server.serve import import_data
from tests.platform_server.small_platform import NOW, PASSWORD, SECRETARY, small_platform

ORIGINALS = (HISTORIC_2024, CURRENT_2026)
Desk = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture
def desk(database_url: str) -> Desk:
    """Opens a client of a platform that behaves like the one named, but takes passwords; once signed in ``then``."""

    @asynccontextmanager
    async def open_desk(
        like: Like, data: dict[str, Any] | None = None, *, agent: str = SECRETARY, then: Like | None = None
    ) -> AsyncIterator[httpx.AsyncClient]:
        options = Options(allow_reset=True, like=replace(like, password_sign_in=True))
        platform = Platform(Database(database_url), Clock(datetime.fromisoformat(NOW)), options)
        try:
            platform.database.create()
            import_data(platform, data_file.read_data_file(data or small_platform()))
            platform.open()
            transport = httpx.ASGITransport(build_app(platform))
            async with httpx.AsyncClient(transport=transport, base_url="http://platform") as client:
                answer = await client.post("/api/v1/auth/sign_in", json={"email": agent, "password": PASSWORD})
                client.headers.update({name: answer.headers[name] for name in ("access-token", "client", "uid")})
                client.headers["Accept"] = "application/json, */*;q=0.1"
                if then is not None:
                    platform.options = replace(options, like=then)
                    platform.forget_reference()
                yield client
        finally:
            platform.close()

    return open_desk


@pytest.fixture(params=ORIGINALS, ids=lambda like: like.name)
def original(request: pytest.FixtureRequest) -> Like:
    """Each release of the original."""
    like: Like = request.param
    return like


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 500),
        ("application/json, */*;q=0.1", 404),
        ("*/*", 404),
        ("", 404),
        ("text/html,application/xhtml+xml", 404),
    ],
)
async def test_what_is_not_there_is_a_page(desk: Desk, original: Like, accept: str, status: int) -> None:
    async with desk(original) as client:
        for path in ("/api/desk/v1/capabilities", "/api/desk/v1/organisations/1/changes", "/api/v1/rien", "/rien"):
            answer = await client.get(path, headers={"Accept": accept})
            assert answer.status_code == status, path
            assert answer.headers["content-type"].startswith("text/html")
            assert answer.text.startswith("<!doctype html>")


async def test_calls_that_a_release_lacks(desk: Desk) -> None:
    newer = (
        ("GET", "/api/v1/lieux"),
        ("GET", "/api/v1/rdvs"),
        ("GET", "/api/v1/agents/me"),
        ("PATCH", "/api/v1/rdvs/1/update_status"),
        ("POST", "/api/v1/rdv_plans"),
        ("GET", "/api/v1/teams"),
    )
    async with desk(HISTORIC_2024) as client:
        for method, path in newer:
            answer = await client.request(method, path, json={"status": "seen"})
            assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8"), path
        assert (await client.get("/api/v1/public_links?territory=99")).status_code == 200
        assert (await client.get("/oauth/authorize")).status_code == 404


async def test_calls_that_newer_releases_have(desk: Desk) -> None:
    async with desk(CURRENT_2026) as client:
        for path in ("/api/v1/lieux", "/api/v1/rdvs", "/api/v1/agents/me", "/api/v1/teams"):
            assert (await client.get(path)).status_code == 200, path
        assert (await client.get("/api/v1/public_links?territory=99")).status_code == 404
        assert (await client.get("/public_api/public_links?territory=99")).status_code == 404


async def test_nothing_holds_a_write_to_what_it_was_based_on(desk: Desk, original: Like) -> None:
    async with desk(original) as client:
        body = {"organisation_ids": [1], "first_name": "Ana", "last_name": "DEUX"}
        key = {"Idempotency-Key": "une-clé".encode().hex()}
        first, second = [(await client.post("/api/v1/users", json=body, headers=key)).json()["user"] for _ in range(2)]
        assert first["id"] != second["id"]
        stale = await client.patch("/api/v1/users/1", json={"address": "ici"}, headers={"If-Match": '"41"'})
        assert stale.status_code == 200
        rdv = (await client.get("/api/v1/organisations/1/rdvs")).json()["rdvs"][0]
        user = (await client.get("/api/v1/users/1")).json()["user"]
        ours = {"lock_version", "updated_at", "waiting_since", "waited_in_s", "referent_agent_ids"}
        for written in (rdv, rdv["participations"][0], rdv["participations"][0]["user"], user, first, stale.json()):
            assert ours.isdisjoint(written)


async def test_no_date(desk: Desk, original: Like) -> None:
    async with desk(original) as client:
        assert "date" not in (await client.get("/api/v1/organisations")).headers


async def test_our_own_way_has_all_of_it(desk: Desk) -> None:
    async with desk(OWN) as client:
        answer = await client.get("/api/desk/v1/capabilities")
        assert answer.status_code == 200
        assert "date" in answer.headers
        rdv = (await client.get("/api/v1/organisations/1/rdvs")).json()["rdvs"][0]
        assert rdv.keys() >= {"lock_version", "updated_at", "waiting_since"}


async def test_passwords_open_nothing_where_they_are_off(desk: Desk) -> None:
    async with desk(OWN, then=CURRENT_2026) as client:
        assert (await client.get("/api/v1/organisations")).status_code == 401
        assert (await client.get("/api/v1/auth/validate_token")).status_code == 401
        answer = await client.post("/api/v1/auth/sign_in", json={"email": SECRETARY, "password": PASSWORD})
        assert answer.status_code == 401
        assert "mot de passe est fermée" in answer.json()["errors"][0]


async def test_only_so_many_calls_a_minute(desk: Desk) -> None:
    async with desk(replace(HISTORIC_2024, calls_per_minute=3)) as client:
        # Signing in was the first.
        answers = [
            await client.get(path) for path in ("/api/v1/organisations", "/api/v1/rien", "/api/v1/organisations")
        ]
        assert [a.status_code for a in answers] == [200, 404, 429]
        assert 1 <= int(answers[2].headers["retry-after"]) <= 60
        assert answers[2].json()["errors"]
        # What is no call of API v1 is not counted; a reset forgets those that were.
        assert (await client.post("/api/desk/v1/reset", json={})).status_code == 200
        assert (await client.get("/api/v1/organisations")).status_code == 401
