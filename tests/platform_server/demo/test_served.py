"""The embedded platform takes the territory, and its accounts sign in and see their day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from kiosk.platform_server.data.data_file import read_data_file
from kiosk.platform_server.data.demo import ACCOUNTS
from tests.platform_server.demo.view import MONDAY, territory
from tests.support.platform_process import PlatformProcess, start_platform


@pytest.fixture(scope="module")
def platform() -> Iterator[PlatformProcess]:
    with start_platform("--demo", "--now", f"{MONDAY}:00+01:00") as running:
        yield running


@pytest.mark.parametrize("scale", ["normal", "large"])
def test_it_is_a_data_file_that_the_platform_accepts(scale: str) -> None:
    read_data_file(territory(MONDAY, scale).data)


def test_the_platform_prints_the_accounts(platform: PlatformProcess) -> None:
    assert [(a.label, a.email, a.password) for a in platform.accounts] == ACCOUNTS


def test_it_is_served_as_the_original_would() -> None:
    with start_platform("--demo", "--like", "historic-2024", "--now", f"{MONDAY}:00+01:00") as running:
        assert [(a.label, a.email, a.password) for a in running.accounts] == ACCOUNTS
        with httpx.Client(base_url=running.url, timeout=30) as client:
            _, email, password = ACCOUNTS[0]
            signed = client.post("/api/v1/auth/sign_in", json={"email": email, "password": password})
            client.headers.update({name: signed.headers[name] for name in ("access-token", "client", "uid")})
            counted = client.get("/api/v1/users").json()["meta"]
            lists = [client.get("/api/v1/users", params={"page": n + 1}).json() for n in range(counted["total_pages"])]
            people = {user["id"] for answer in lists for user in answer["users"]}
            assert counted["total_count"] - len(people) == 11
            assert client.get("/api/desk/v1/capabilities").status_code == 404


def test_the_secretary_sees_the_whole_day_of_both_organisations(platform: PlatformProcess) -> None:
    place = territory(MONDAY)
    with httpx.Client(base_url=platform.url, timeout=30) as client:
        _, email, password = ACCOUNTS[0]
        signed = client.post("/api/v1/auth/sign_in", json={"email": email, "password": password})
        assert signed.status_code == 200
        client.headers.update({name: signed.headers[name] for name in ("access-token", "client", "uid")})
        organisations = client.get("/api/v1/organisations").json()["organisations"]
        assert [o["name"] for o in organisations] == ["MDS d’Ormeval", "Mairie d’Ormeval"]
        seen: dict[str, Any] = {}
        for organisation in organisations:
            window = {"starts_after": "2026-11-23T00:00:00+01:00", "starts_before": "2026-11-23T23:59:59+01:00"}
            answer = client.get(f"/api/v1/organisations/{organisation['id']}/rdvs", params=window).json()
            assert answer["meta"]["total_pages"] == 1
            seen |= {rdv["uuid"]: rdv for rdv in answer["rdvs"]}
    assert set(seen) == {rdv.json["uuid"] for rdv in place.today()}
    for rdv in place.today():
        served = seen[rdv.json["uuid"]]
        assert served["status"] == rdv.json["status"]
        assert sorted(p["status"] for p in served["participations"]) == sorted(rdv.statuses)
        assert (served["waiting_since"] is not None) == (rdv.waiting_since is not None)


def test_a_copy_of_the_territory_is_the_territory() -> None:
    """Most tests begin with one: ``tests/support/made_demo.py``. An hour of this test's own is made by the first."""
    answers: list[list[str]] = []
    for _ in range(2):
        with start_platform("--demo", "--now", "2026-11-24T09:10:11+01:00") as running:
            assert not running.errors
            with httpx.Client(base_url=running.url, timeout=30) as client:
                _, email, password = ACCOUNTS[0]
                signed = client.post("/api/v1/auth/sign_in", json={"email": email, "password": password})
                client.headers.update({name: signed.headers[name] for name in ("access-token", "client", "uid")})
                asked = [f"/api/v1/organisations/1/{kind}" for kind in ("rdvs", "motifs", "lieux")]
                asked += ["/api/v1/users", "/api/v1/absences", "/api/v1/agents"]
                # An absence's calendar says when it was asked for.
                answers.append([re.sub(r"DTSTAMP:\w+", "", client.get(one).text) for one in asked])
    made, copied = answers
    assert json.loads(made[0])["meta"]["total_count"] > 100
    assert copied == made


@pytest.mark.parametrize(("label", "email", "password"), ACCOUNTS, ids=[email for _, email, _ in ACCOUNTS])
def test_every_account_signs_in(platform: PlatformProcess, label: str, email: str, password: str) -> None:
    answer = httpx.post(f"{platform.url}/api/v1/auth/sign_in", json={"email": email, "password": password}, timeout=30)
    assert answer.status_code == 200, label


def test_a_widened_search_finds_the_organisation_next_door(platform: PlatformProcess) -> None:
    """What « Élargir la recherche » asks for, of a motif that both have."""
    with httpx.Client(base_url=platform.url, timeout=30) as client:
        _, email, password = ACCOUNTS[0]
        signed = client.post("/api/v1/auth/sign_in", json={"email": email, "password": password})
        client.headers.update({name: signed.headers[name] for name in ("access-token", "client", "uid")})
        motifs = client.get("/api/v1/organisations/1/motifs").json()["motifs"]
        wanted = next(motif["id"] for motif in motifs if motif["name"] == "Accès aux droits")
        asked: dict[str, Any] = {"motif_id": wanted, "from": MONDAY[:10], "days": 7, "territory": True}
        found = client.get("/api/desk/v1/organisations/1/creneaux", params=asked).json()["lieux"]
        elsewhere = [one for one in found if one["organisation"]["name"] == "MDS de Vieux-Moulin"]
        assert [bool(one["creneaux"]) for one in elsewhere] == [True]
