"""The embedded platform as instances of the original behave, field by field of ``Like``, on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlalchemy import String, select, update

from kiosk.clock import Clock
from kiosk.platform_server import __main__ as command_line
from kiosk.platform_server.data import data_file, schema
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.running.platform import Options, Platform
from kiosk.platform_server.serving.app import build_app
from kiosk.platform_server.serving.serve import import_data
from kiosk.platform_server.serving.settings import Settings
from kiosk.platform_server.values.like import CURRENT_2026, HISTORIC_2024, LIKES, OWN, Like
from tests.platform_server.small_platform import NOW, PASSWORD, SECOND_DESK, SECRETARY, small_platform

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


async def test_what_the_original_cannot_take_is_its_maintenance(desk: Desk, original: Like) -> None:
    async with desk(original) as client:
        answers = [
            await client.patch("/api/v1/participations/1", json={"participation": {"status": "waiting"}}),
            await client.patch("/api/v1/users/1", json={"caisse_affiliation": "aucun"}),
            await client.get("/api/v1/organisations/2/motifs"),
            await client.get("/api/v1/organisations/1/rdvs?starts_after=2026-13-45"),
        ]
        for answer in answers:
            assert (answer.status_code, answer.headers["content-type"]) == (500, "text/html; charset=utf-8")
        # What it refuses it says.
        refused = await client.patch("/api/v1/users/1", json={"first_name": ""})
        assert refused.json()["errors"] == {"first_name": [{"error": "blank"}]}


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


def crowd(count: int) -> dict[str, Any]:
    """The small platform with that many usagers of the North, in all."""
    data = small_platform()
    for number in range(6, count + 2):
        data["users"].append(
            {"key": f"u{number}", "id": number, "organisations": ["nord"], "first_name": "A", "last_name": f"N{number}"}
        )
    return data


async def pages(client: httpx.AsyncClient, path: str, root: str, most: int) -> tuple[list[int], int]:
    """The ids of all pages one after the other, and how many there are said to be."""
    ids: list[int] = []
    for number in range(1, most + 1):
        body = (await client.get(path, params={"page": number})).json()
        ids += [one["id"] for one in body[root]]
    return ids, body["meta"]["total_count"]


@pytest.mark.parametrize("path", ["/api/v1/users", "/api/v1/organisations/1/users"])
async def test_pages_of_usagers_overlap_and_miss_the_newest(desk: Desk, original: Like, path: str) -> None:
    async with desk(replace(original, calls_per_minute=None), crowd(250)) as client:
        ids, total = await pages(client, path, "users", 3)
        assert (len(ids), total) == (250, 250)
        missing = {*range(1, 5), *range(6, 252)} - set(ids)
        assert len(missing) == 11
        assert missing >= set(range(246, 252))
        assert (await pages(client, path, "users", 3))[0] == ids
        # Named, everybody comes.
        asked = {"ids[]": sorted(missing)}
        assert {u["id"] for u in (await client.get(path, params=asked)).json()["users"]} == missing


async def test_a_single_page_is_whole_and_in_no_order(desk: Desk, original: Like) -> None:
    async with desk(original, crowd(60)) as client:
        ids, total = await pages(client, "/api/v1/users", "users", 1)
        assert (len(set(ids)), total) == (60, 60)
        assert ids not in (sorted(ids), sorted(ids, reverse=True))


async def test_pages_of_rdvs_miss_too(desk: Desk, original: Like) -> None:
    data = small_platform()
    made = dict(next(rdv for rdv in data["rdvs"] if rdv["key"] == "passe"))
    for number in range(120):
        minute = f"2026-12-{1 + number // 10:02d}T{8 + number % 10:02d}:00:00+01:00"
        data["rdvs"].append({**made, "key": f"r{number}", "id": 100 + number, "starts_at": minute})
    async with desk(original, data) as client:
        ids, total = await pages(client, "/api/v1/organisations/1/rdvs", "rdvs", 2)
        assert len(ids) == total == 125
        assert len(set(ids)) == 114
        day = {"starts_after": "2026-12-03", "starts_before": "2026-12-04"}
        of_a_day = (await client.get("/api/v1/organisations/1/rdvs", params=day)).json()["rdvs"]
        assert sorted(rdv["id"] for rdv in of_a_day) == list(range(120, 130))


def of_both() -> dict[str, Any]:
    """A secretary of the North alone, one of both, and somebody attached to both."""
    data = small_platform()
    next(agent for agent in data["agents"] if agent["key"] == "desk2")["roles"]["sud"] = "basic"
    next(user for user in data["users"] if user["key"] == "paul")["organisations"] = ["nord", "sud"]
    return data


async def profiles(client: httpx.AsyncClient, path: str) -> list[int]:
    user = (await client.get(path)).json()["user"]
    return [profile["organisation"]["id"] for profile in user["user_profiles"]]


async def test_an_organisation_tells_its_own_profile_alone(desk: Desk, original: Like) -> None:
    async with desk(original, of_both(), agent=SECOND_DESK) as client:
        assert await profiles(client, "/api/v1/users/3") == [1, 2]
        assert await profiles(client, "/api/v1/organisations/1/users/3") == [1]
        assert await profiles(client, "/api/v1/organisations/2/users/3") == [2]
        assert await profiles(client, "/api/v1/users/3?organisation_id=2") == [2]


async def test_our_own_way_tells_all_that_the_agent_may_see(desk: Desk) -> None:
    async with desk(OWN, of_both(), agent=SECOND_DESK) as client:
        assert await profiles(client, "/api/v1/organisations/1/users/3") == [1, 2]


@pytest.mark.parametrize("like", LIKES.values(), ids=LIKES)
async def test_nobody_learns_of_an_organisation_that_is_not_theirs(desk: Desk, like: Like) -> None:
    async with desk(like, of_both()) as client:
        assert await profiles(client, "/api/v1/users/3") == [1]


@pytest.mark.parametrize("like", LIKES.values(), ids=LIKES)
async def test_numbers_of_fiction_are_no_numbers(desk: Desk, like: Like) -> None:
    data = small_platform()
    data["users"][2]["phone_number"] = "06 39 98 00 00"
    body = {"organisation_ids": [1], "first_name": "Ana", "last_name": "FICTION", "phone_number": "+33639981234"}
    async with desk(like, data) as client:
        refused = await client.post("/api/v1/users", json=body)
        assert refused.status_code == 422
        assert refused.json()["errors"] == {"phone_number": [{"error": "invalid"}]}
        # Who has one already keeps it, told again or not.
        for change in ({"address": "ici"}, {"phone_number": "06 39 98 00 00", "address": "là"}):
            kept = await client.patch("/api/v1/users/3", json=change)
            assert kept.json()["user"]["phone_number"] == "06 39 98 00 00"
            assert kept.json()["user"]["phone_number_formatted"] is None, "and is reached by it no more than anybody"
        assert (await client.patch("/api/v1/users/3", json={"phone_number": "0639980001"})).status_code == 422


async def test_numbers_of_fiction_are_taken_where_they_may_be(desk: Desk) -> None:
    body = {"organisation_ids": [1], "first_name": "Ana", "last_name": "FICTION", "phone_number": "0639981234"}
    async with desk(replace(OWN, fiction_refused=False)) as client:
        made = (await client.post("/api/v1/users", json=body)).json()["user"]
        assert made["phone_number_formatted"] == "+33639981234"


@pytest.mark.parametrize(
    ("arguments", "refused"),
    [
        (["--demo"], False),
        (["--data", "x.json"], True),
        (["--data", "x.json", "--accept-fiction"], False),
        (["--demo", "--like", "current-2026"], True),
        (["--demo", "--like", "current-2026", "--accept-fiction"], False),
    ],
)
def test_who_takes_numbers_of_fiction(monkeypatch: pytest.MonkeyPatch, arguments: list[str], refused: bool) -> None:
    asked: list[Settings] = []
    monkeypatch.setattr(command_line, "serve", lambda settings, _say: asked.append(settings))
    assert command_line.main(["serve", *arguments]) == 0
    assert asked[0].options.like.fiction_refused is refused


def visios(zone: str = "Europe/Paris") -> dict[str, Any]:
    """The small platform elsewhere, with an RDV by video at 10:00 there and a motif that has its own address."""
    data = small_platform()
    data["organisations"][0]["timezone"] = zone
    data["motifs"].append(
        {"key": "visio", "id": 9, "organisation": "nord", "service": "pmi", "name": "Visio", "location_type": "visio"}
        | {"visio_url": "https://visio.test/salle"}
    )
    at = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo(zone)).isoformat()
    for number, address in ((90, None), (91, "https://visio.test/a-elle")):
        data["rdvs"].append(
            {"key": f"v{number}", "id": number, "organisation": "nord", "motif": "visio", "starts_at": at}
            | {"duration_in_min": 30, "agents": ["nurse"], "participations": [{"user": "lea"}], "visio_url": address}
        )
    return data


NEWER_OF_RDVS = {"time_zone", "visio_url", "url_for_agents", "created_at"}
NEWER_OF_MOTIFS = {"default_duration_in_min", "min_public_booking_delay", "max_public_booking_delay"}


@pytest.mark.parametrize("like", [OWN, CURRENT_2026], ids=lambda like: like.name)
async def test_what_newer_releases_tell(desk: Desk, like: Like) -> None:
    async with desk(like, visios("Indian/Reunion")) as client:
        found = (await client.get("/api/v1/organisations/1/rdvs")).json()["rdvs"]
        rdvs = {rdv["id"]: rdv for rdv in found}
        assert rdvs[90]["starts_at"] == "2026-11-24 10:00:00 +0400"
        assert rdvs[90]["time_zone"] == "Indian/Reunion"
        assert rdvs[90]["visio_url"] == "https://visio.test/salle"
        assert rdvs[91]["visio_url"] == "https://visio.test/a-elle"
        assert rdvs[1]["visio_url"] is None
        page = "http://127.0.0.1/admin/organisations/1/rdvs/90" if like is CURRENT_2026 else None
        assert rdvs[90]["url_for_agents"] == page
        assert rdvs[90]["motif"]["default_duration_in_min"] == 30
        assert rdvs[90]["motif"].keys() >= NEWER_OF_MOTIFS


@pytest.mark.parametrize("like", [OWN, CURRENT_2026], ids=lambda like: like.name)
async def test_an_address_to_tell_at_is_shared_and_no_account(desk: Desk, like: Like) -> None:
    async with desk(like) as client:
        for user_id in (3, 4):
            sent = {"notification_email": " Couple@Exemple.TEST "}
            user = (await client.patch(f"/api/v1/users/{user_id}", json=sent)).json()["user"]
            assert user["notification_email"] == user["contact_email"] == "couple@exemple.test"
            assert user["email"] is None
        user = (await client.patch("/api/v1/users/3", json={"email": "paul@exemple.test"})).json()["user"]
        assert user["contact_email"] == "paul@exemple.test"
        refused = await client.patch("/api/v1/users/3", json={"notification_email": "paul"})
        assert refused.json()["errors"]["notification_email"][0]["error"] == "invalid"


async def test_nothing_is_kept_of_who_becomes_nobody(desk: Desk, database_url: str) -> None:
    column = schema.users.c
    told = {c.name: "x" for c in column if isinstance(c.type, String) and c.nullable} | {"number_of_children": 2}
    database = Database(database_url)
    async with desk(OWN) as client:
        body = {"organisation_ids": [1], "first_name": "Ana", "last_name": "PARTIR"}
        user_id = (await client.post("/api/v1/users", json=body)).json()["user"]["id"]
        with database.write() as connection:
            connection.execute(update(schema.users).where(column.id == user_id).values(told))
        profile = {"organisation_id": 1, "user_id": user_id}
        assert (await client.request("DELETE", "/api/v1/user_profiles", json=profile)).status_code == 204
        with database.read() as connection:
            row = connection.execute(select(schema.users).where(column.id == user_id)).one()
    database.close()
    assert row.email.startswith(f"user_{user_id}@")
    assert {name for name in told if getattr(row, name) is not None} == {"email"}


async def test_an_older_release_tells_none_of_it(desk: Desk) -> None:
    async with desk(HISTORIC_2024, visios("Indian/Reunion")) as client:
        found = (await client.get("/api/v1/organisations/1/rdvs")).json()["rdvs"]
        rdv = next(rdv for rdv in found if rdv["id"] == 90)
        assert NEWER_OF_RDVS.isdisjoint(rdv)
        assert NEWER_OF_MOTIFS.isdisjoint(rdv["motif"])
        assert "enabled" not in next(rdv["lieu"] for rdv in found if rdv["id"] == 1)
        # It knows no zones: the hour of there, as if it were that of Paris.
        assert rdv["starts_at"] == "2026-11-24 10:00:00 +0100"
        sent = {"notification_email": "lea@exemple.test"}
        user = (await client.patch("/api/v1/users/1", json=sent)).json()["user"]
        assert user.keys().isdisjoint({"notification_email", "contact_email"})


@pytest.mark.parametrize("path", ["/api/v1/organisations/1/rdvs", "/api/v1/rdvs"])
async def test_windows_compare_hours_of_elsewhere_as_those_of_paris(desk: Desk, path: str) -> None:
    def window(zone: str) -> dict[str, str]:
        start, end = (datetime(2026, 11, 24, hour, tzinfo=ZoneInfo(zone)).isoformat() for hour in (9, 11))
        return {"starts_after": start, "starts_before": end}

    async with desk(CURRENT_2026, visios("Indian/Reunion")) as client:
        ids = {
            zone: {rdv["id"] for rdv in (await client.get(path, params=window(zone))).json()["rdvs"]}
            for zone in ("Indian/Reunion", "Europe/Paris")
        }
        assert ids == {"Indian/Reunion": set(), "Europe/Paris": {90, 91}}


async def test_a_plan_tells_few_words_of_its_rdv(desk: Desk, database_url: str) -> None:
    async with desk(CURRENT_2026) as client:
        sent = {"user": {"first_name": "Ola", "last_name": "NEUVE", "email": "ola@exemple.test"}}
        plan = (await client.post("/api/v1/rdv_plans", json=sent)).json()["rdv_plan"]
        assert plan.keys() >= {"id", "rdv", "user_id", "url", "created_at", "updated_at"}
        user = (await client.get(f"/api/v1/users/{plan['user_id']}")).json()["user"]
        assert (user["email"], user["notification_email"]) == (None, "ola@exemple.test")
        database = Database(database_url)
        with database.write() as connection:
            connection.execute(update(schema.rdv_plans).values(rdv_id=2))
        database.close()
        shown = (await client.get(f"/api/v1/rdv_plans/{plan['id']}")).json()["rdv_plan"]
        assert shown["rdv"] == {
            "id": 2,
            "status": "unknown",
            "starts_at": "2026-11-23T10:30:00+01:00",
            "location_type": "public_office",
        }


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
