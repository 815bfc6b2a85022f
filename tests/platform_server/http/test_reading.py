"""What each role reads, beyond what the recordings show."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import ADMIN, ELSEWHERE, NURSE, SECRETARY, SOCIAL


def rdv_ids(client: httpx.Client, **params: Any) -> list[int]:
    answer = client.get("/api/v1/rdvs", params=params)
    assert answer.status_code == 200
    return [rdv["id"] for rdv in answer.json()["rdvs"]]


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        (SECRETARY, [1, 2, 3, 4, 5]),
        (ADMIN, [1, 2, 3, 3, 4, 5]),  # once per agent, as the platform does
        (NURSE, [1, 2, 4, 5]),
        (SOCIAL, [3, 3]),
        (ELSEWHERE, [6]),
    ],
)
def test_rdvs_in_sight(client: httpx.Client, sign_in: SignIn, email: str, expected: list[int]) -> None:
    client.headers.update(sign_in(email))
    assert rdv_ids(client) == expected
    assert client.get("/api/v1/rdvs").json()["meta"]["total_count"] == len(expected)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"id": 2}, [2]),
        ({"id[]": [1, 4]}, [1, 4]),
        ({"user_id": 1}, [1, 4]),
        ({"agent_id": 5}, [3]),
        ({"status": "unknown"}, [1, 2, 3, 4, 5]),
        ({"status": "seen"}, []),
        ({"organisation_id": 2}, []),
        ({"organisation_id": 1, "starts_after": "2026-11-23T11:00:00+01:00"}, [3, 4, 5]),
        ({"starts_before": "2026-11-23 10:30"}, [1, 2]),
        ({"starts_after": "demain"}, []),
        ({"page": 2}, []),
    ],
)
def test_filters(client: httpx.Client, sign_in: SignIn, params: dict[str, Any], expected: list[int]) -> None:
    client.headers.update(sign_in(SECRETARY))
    assert rdv_ids(client, **params) == expected


def test_include_limits_the_associations(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SECRETARY))
    associations = {"organisation", "motif", "users", "participations", "agents", "lieu"}
    whole = client.get("/api/v1/rdvs", params={"id": 1}).json()["rdvs"][0]
    assert associations <= set(whole)
    some = client.get("/api/v1/rdvs", params={"id": 1, "include[]": ["motif", "lieu", "rien"]}).json()["rdvs"][0]
    assert associations & set(some) == {"motif", "lieu"}
    assert {k: v for k, v in whole.items() if k not in associations or k in some} == some


def test_an_rdv_carries_what_this_server_adds(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SECRETARY))
    rdv = client.get("/api/v1/rdvs", params={"id": 5}).json()["rdvs"][0]
    assert rdv["lock_version"] == 0
    assert rdv["updated_at"].endswith("+01:00")
    assert rdv["waiting_since"] is None
    assert rdv["starts_at"] == "2026-11-23 16:00:00 +0100"
    assert rdv["address"] == "3 rue Haute", "at home, at the responsible's"
    assert rdv["users"][0]["responsible"]["first_name"] == "Léa"


def test_the_directory_tells_what_api_v1_leaves_out(client: httpx.Client, sign_in: SignIn) -> None:
    path = "/api/desk/v1/organisations/1/directory"
    seen = client.get(path, headers=sign_in(SECRETARY)).json()
    assert seen["timezone"] == "Europe/Paris"
    assert [s["name"] for s in seen["services"]] == ["PMI", "Service social", "Secrétariat"]
    assert seen["teams"] == [{"id": 1, "name": "Équipe du Nord"}]
    assert {a["id"]: a["role"] for a in seen["agents"]}[8] == "intervenant"
    assert {a["id"] for a in seen["agents"] if a["agent_accueil"]} == {1, 2}
    assert {m["id"]: m["color"] for m in seen["motifs"]}[1] == "#aa3366"
    nurse = client.get(path, headers=sign_in(NURSE)).json()
    assert [m["id"] for m in nurse["motifs"]] == [1, 3, 4]
    assert {s["name"] for s in nurse["services"]} == {"PMI"}
    assert client.get(path, headers=sign_in(ELSEWHERE)).status_code == 403


def test_plages_with_their_occurrences(client: httpx.Client, sign_in: SignIn) -> None:
    path = "/api/desk/v1/organisations/1/plage_ouvertures"
    desk = sign_in(SECRETARY)
    (plage,) = client.get(path, params={"from": "2026-11-23", "to": "2026-11-29"}, headers=desk).json()[
        "plage_ouvertures"
    ]
    assert plage == {
        "id": 1,
        "title": "Matinées",
        "agent_id": 4,
        "lieu_id": 1,
        "motif_ids": [1],
        "occurrences": [
            {"starts_at": "2026-11-23T09:00:00+01:00", "ends_at": "2026-11-23T12:00:00+01:00"},
            {"starts_at": "2026-11-26T09:00:00+01:00", "ends_at": "2026-11-26T12:00:00+01:00"},
        ],
    }
    assert client.get(path, params={"from": "2026-11-24", "to": "2026-11-25"}, headers=desk).json() == {
        "plage_ouvertures": []
    }
    assert client.get(path, headers=sign_in(SOCIAL)).json() == {"plage_ouvertures": []}
    for bad in ({"from": "x"}, {"from": "2026-11-24", "to": "2026-11-23"}, {"from": "2026-01-01", "to": "2026-12-31"}):
        assert client.get(path, params=bad, headers=sign_in(SECRETARY)).status_code == 422


def test_usagers_carry_their_referents_and_version(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SECRETARY))
    users = client.get("/api/v1/users").json()["users"]
    assert [u["id"] for u in users] == [1, 2, 3, 4]
    assert users[0]["referent_agent_ids"] == [4]
    assert users[0]["phone_number_formatted"] == "+33612345678"
    assert users[1]["address"] == "3 rue Haute"
    assert client.get("/api/v1/users/5").status_code == 403
    shown = client.get("/api/v1/users/2").json()["user"]
    assert [p["organisation"]["id"] for p in shown["user_profiles"]] == [1]
    assert shown["responsible"]["user_profiles"] == shown["user_profiles"]


def test_lieux_and_teams(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SECRETARY))
    (lieu,) = client.get("/api/v1/lieux").json()["lieux"]
    assert lieu["enabled"] is True
    assert lieu["name"] == "Centre"
    assert client.get("/api/v1/lieux", params={"organisation_id": 2}).json()["lieux"] == []
    assert client.get("/api/v1/teams").json()["teams"][0]["name"] == "Équipe du Nord"


def test_capabilities_say_only_what_is_served(client: httpx.Client, sign_in: SignIn) -> None:
    capabilities = client.get("/api/desk/v1/capabilities", headers=sign_in(SECRETARY)).json()
    assert capabilities["version"] == 1
    assert capabilities["waiting_room"] is True
    served = {"creneaux": "/api/desk/v1/organisations/1/creneaux", "user_search": "/api/desk/v1/users/search"}
    for name, path in served.items():
        assert capabilities[name] is (client.get(path).status_code != 404)
