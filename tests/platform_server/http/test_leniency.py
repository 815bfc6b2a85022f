"""What API v1 takes, mends, leaves aside and refuses beyond the recordings: the platform's habits, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import (
    ADMIN,
    ELSEWHERE,
    NOW,
    NURSE,
    PASSWORD,
    SECRETARY,
    SOCIAL,
    small_platform,
)
from tests.support.platform_process import start_platform

ABSENCE = {"agent_id": 4, "title": "Réunion", "first_day": "2026-12-02", "start_time": "10:00", "end_time": "11:00"}


@pytest.fixture
def desk(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(SECRETARY))
    return client


def created(desk: httpx.Client, **fields: Any) -> httpx.Response:
    return desk.post("/api/v1/users", json={"organisation_ids": [1], "first_name": "A", "last_name": "B", **fields})


@pytest.mark.parametrize(
    ("field", "sent", "kept"),
    [
        ("first_name", True, "t"),
        ("first_name", 1.5, "1.5"),
        ("birth_name", "   ", None),
        ("address", ["rue"], None),
        ("address", {"rue": 1}, None),
        ("affiliation_number", False, "f"),
        ("number_of_children", 5000, 5000),
        ("number_of_children", " 2 ", 2),
        ("number_of_children", "1.9", 1),
        ("notify_by_sms", "FALSE", False),
        ("notify_by_sms", "False", True),  # not one of the platform's words for no
        ("notify_by_sms", [], True),
        ("birth_date", "20000229", "2000-02-29"),
        ("birth_date", "29.02.2000", "2000-02-29"),
        ("birth_date", "2000/02/29 10:00", "2000-02-29"),
        ("email", " Prenom.NOM+rdv@Exemple.Test ", "prenom.nom+rdv@exemple.test"),
        ("responsible_id", "1", 1),
    ],
)
def test_what_is_taken(desk: httpx.Client, field: str, sent: Any, kept: Any) -> None:
    answer = created(desk, **{field: sent})
    assert answer.status_code == 200, answer.text
    assert answer.json()["user"][field] == kept


@pytest.mark.parametrize(
    ("field", "sent", "error"),
    [
        ("first_name", ["A"], {"error": "blank"}),
        ("last_name", {}, {"error": "blank"}),
        ("email", "o'neil@exemple.test", {"error": "invalid", "value": "o'neil@exemple.test"}),
        ("email", "a@exemple.1", {"error": "invalid", "value": "a@exemple.1"}),
        ("number_of_children", -0.5, {"error": "greater_than_or_equal_to", "value": -0.5, "count": 0}),
        ("number_of_children", "-2", {"error": "greater_than_or_equal_to", "value": -2, "count": 0}),
        ("number_of_children", True, {"error": "not_a_number", "value": "True"}),
        ("number_of_children", 10**12, {"error": "not_a_number", "value": "1000000000000"}),
        ("number_of_children", "nan", {"error": "not_a_number", "value": "nan"}),
        ("birth_date", 19900101, {"error": "est invalide"}),
    ],
)
def test_what_is_refused(desk: httpx.Client, field: str, sent: Any, error: dict[str, Any]) -> None:
    answer = created(desk, **{field: sent})
    assert answer.status_code == 422
    assert answer.json()["errors"] == {field: [error]}


def test_a_list_changes_no_text(desk: httpx.Client) -> None:
    answer = desk.patch("/api/v1/users/1", json={"first_name": ["X"], "address": ["X"], "number_of_children": {}})
    assert answer.status_code == 200
    assert desk.patch("/api/v1/users/2", json={"responsible_id": []}).json()["user"]["responsible_id"] == 1
    assert (answer.json()["user"]["first_name"], answer.json()["user"]["address"]) == ("Léa", "3 rue Haute")


def test_several_unknown_ids_are_told_as_the_platform_tells_them(desk: httpx.Client) -> None:
    refused = created(desk, organisation_ids=[1, 98, 99])
    assert refused.status_code == 404
    assert refused.json()["errors"] == [
        "Couldn't find all Organisations with 'id': (1, 98, 99) (found 1 results, but was looking for 3). "
        "Couldn't find Organisations with ids 98, 99."
    ]


def test_a_proche_joins_the_organisations_of_their_new_responsible(desk: httpx.Client, sign_in: SignIn) -> None:
    both = created(desk, organisation_ids=[1, 2]).json()["user"]["id"]
    desk.patch("/api/v1/users/3", json={"responsible_id": both}).raise_for_status()
    for headers, mine in ((desk.headers, 1), (sign_in(ELSEWHERE), 2)):
        user = desk.get("/api/v1/users/3", headers=headers).json()["user"]
        # Nobody learns of profiles in an organisation that is not theirs, a responsible's neither.
        for profiles in (user["user_profiles"], user["responsible"]["user_profiles"]):
            assert [p["organisation"]["id"] for p in profiles] == [mine]


def test_a_referent_may_be_of_a_neighbouring_organisation(desk: httpx.Client) -> None:
    changed = desk.patch("/api/v1/users/3", json={"referent_agent_ids": [6]})
    assert changed.json()["user"]["referent_agent_ids"] == [6]
    both = {"agent_id": 6, "user_id": 4}
    assert desk.post("/api/v1/referent_assignations", json=both).status_code == 200
    assert desk.request("DELETE", "/api/v1/referent_assignations", json=both).status_code == 204


@pytest.mark.parametrize(
    ("method", "body", "status"),
    [
        ("POST", {"agent_id": 99, "user_id": 1}, 404),
        ("POST", {"agent_id": 4, "user_id": 99}, 403),  # as of one who is there and not seen
        ("POST", {"agent_id": 4, "user_id": 5}, 403),
        ("DELETE", {"agent_id": 99, "user_id": 1}, 404),
        ("DELETE", {"agent_id": 4, "user_id": 5}, 403),  # whoever follows them: nobody learns of it
        ("DELETE", {"agent_id": 4}, 422),
    ],
)
def test_referents_that_are_not(desk: httpx.Client, method: str, body: dict[str, int], status: int) -> None:
    assert desk.request(method, "/api/v1/referent_assignations", json=body).status_code == status


def test_a_usager_is_attached_to_a_neighbouring_organisation(desk: httpx.Client) -> None:
    answer = desk.post("/api/v1/user_profiles", json={"organisation_id": 2, "user_id": 1})
    assert answer.status_code == 200
    assert answer.json()["user_profile"]["organisation"]["id"] == 2
    assert desk.post("/api/v1/user_profiles", json={"organisation_id": 99, "user_id": 1}).status_code == 403


def test_who_is_attached_nowhere_is_not_taken_out(desk: httpx.Client) -> None:
    def taken_out(organisation_id: int, user_id: int) -> int:
        body = {"organisation_id": organisation_id, "user_id": user_id}
        return desk.request("DELETE", "/api/v1/user_profiles", json=body).status_code

    assert taken_out(1, 5) == 404
    # Whether they are, or it is: nobody learns of an organisation that is not theirs.
    assert [taken_out(2, 1), taken_out(99, 1), taken_out(2, 5)] == [403, 403, 403]


def test_an_organisation_that_is_not_there(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(ADMIN))
    for answer in (client.get("/api/v1/organisations/99"), client.patch("/api/v1/organisations/99", json={})):
        assert answer.status_code == 404
        assert answer.json() == {"success": False, "errors": ["Couldn't find Organisation with 'id'=99"]}
    assert client.get("/api/v1/organisations/2").status_code == 403


def test_an_organisation_s_fields(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(ADMIN))
    body = {"name": 12, "phone_number": " 3939 ", "email": ["x"]}
    answer = client.patch("/api/v1/organisations/1", json=body).json()["organisation"]
    assert (answer["name"], answer["phone_number"], answer["email"]) == ("12", "3939", "nord@bocage.test")
    for number in ("39 39", "0639981234", "12345", "bientôt"):
        refused = client.patch("/api/v1/organisations/1", json={"phone_number": number})
        assert refused.status_code == 422
        assert refused.json()["errors"] == {"phone_number": [{"error": "invalid"}]}
    kept = client.get("/api/v1/organisations/1").json()["organisation"]["phone_number"]
    assert kept == "3939"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"title": "  Congés "}, {"title": "Congés"}),
        ({"title": 12}, {"title": "12"}),
        ({"first_day": "20261202"}, {"first_day": "2026-12-02"}),
        ({"first_day": "02-12-2026"}, {"first_day": "2026-12-02"}),
        ({"start_time": "9", "end_time": "0930"}, {"start_time": "09:00:00", "end_time": "09:30:00"}),
        ({"end_day": ""}, {"end_day": "2026-12-02"}),
        ({"end_time": "24:00"}, {"end_day": "2026-12-02", "end_time": "24:00:00"}),
        ({"agent_id": "", "agent_email": NURSE}, {"title": "Réunion"}),
        ({"first_day": "2031-11-23"}, {"end_day": "2031-11-23"}),
    ],
)
def test_absences_taken(desk: httpx.Client, sent: dict[str, Any], kept: dict[str, Any]) -> None:
    answer = desk.post("/api/v1/absences", json={**ABSENCE, **sent})
    assert answer.status_code == 200, answer.text
    assert kept.items() <= answer.json()["absence"].items()


@pytest.mark.parametrize(
    ("sent", "status", "fields"),
    [
        ({"agent_id": 6}, 403, None),
        ({"agent_id": 6, "title": ""}, 422, {"title"}),  # what is wrong is told before who may
        ({"agent_id": 99}, 422, {"agent"}),
        ({"title": ["x"]}, 422, {"title"}),
        ({"start_time": "24:00"}, 422, {"ends_time"}),
        ({"end_time": "24:30"}, 422, {"end_time"}),
        ({"start_time": "9:75"}, 422, {"start_time"}),
        ({"first_day": "2031-11-24"}, 422, {"first_day", "end_day"}),
        ({"agent_id": None, "agent_email": NURSE.upper()}, 404, None),
    ],
)
def test_absences_refused(desk: httpx.Client, sent: dict[str, Any], status: int, fields: set[str] | None) -> None:
    answer = desk.post("/api/v1/absences", json={**ABSENCE, **sent})
    assert answer.status_code == status, answer.text
    if fields is not None:
        assert set(answer.json()["errors"]) == fields


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"participation": {"status": "  "}}, 200),
        ({"participation": {"status": False}}, 200),
        ({"participation": {"status": {"x": 1}}}, 200),
        ({"status": None}, 200),
        ({"participation": {"status": 1}}, 422),
        ({"participation": {"status": True}}, 422),
        ({"participation": "seen"}, 422),
        ({"statut": "seen"}, 422),
    ],
)
def test_a_status_that_is_none_changes_nothing(desk: httpx.Client, body: dict[str, Any], status: int) -> None:
    before = desk.get("/api/desk/v1/rdvs/1").json()
    answer = desk.patch(f"/api/v1/participations/{before['rdv']['participations'][0]['id']}", json=body)
    assert answer.status_code == status, answer.text
    assert desk.get("/api/desk/v1/rdvs/1").json() == before


def test_what_is_not_there_is_named_as_it_was_asked_for(desk: httpx.Client) -> None:
    answer = desk.patch("/api/v1/participations/abc", json={"participation": {"status": "seen"}})
    assert answer.json()["errors"] == ["Couldn't find Participation with 'id'=abc"]


def test_an_empty_parameter_filters_nothing(desk: httpx.Client) -> None:
    assert desk.get("/api/v1/users?ids=").json()["meta"]["total_count"] == 4
    assert desk.get("/api/v1/users?ids[]=").json()["meta"]["total_count"] == 0
    assert desk.get("/api/v1/organisations/1/motifs?service_id=").json()["meta"]["total_count"] == 4
    assert desk.get("/api/v1/rdvs?id=&user_id=&agent_id=&status=").json()["meta"]["total_count"] == 5


@pytest.mark.parametrize(("sent", "count"), [("Yes", 4), (" on ", 4), ("T", 4), ("oui", 0), ("2", 0), ("false", 0)])
def test_what_is_not_a_yes_is_a_no(desk: httpx.Client, sent: str, count: int) -> None:
    motifs = desk.get("/api/v1/organisations/1/motifs", params={"active": sent}).json()
    assert motifs["meta"]["total_count"] == count


def test_usagers_looked_for_in_an_organisation(client: httpx.Client, sign_in: SignIn) -> None:
    secretary, elsewhere = sign_in(SECRETARY), sign_in(ELSEWHERE)
    both = {"organisation_ids": [1, 2], "first_name": "Les", "last_name": "DEUX"}
    user_id = client.post("/api/v1/users", json=both, headers=secretary).json()["user"]["id"]

    def status(path: str) -> int:
        return client.get(path, headers=elsewhere).status_code

    assert client.get("/api/v1/users?organisation_id=2", headers=elsewhere).json()["meta"]["total_count"] == 2
    assert status(f"/api/v1/organisations/1/users/{user_id}") == 200, "seen through their own organisation"
    assert status("/api/v1/organisations/1/users/1") == 403
    assert status("/api/v1/organisations/2/users/1") == 404
    assert status(f"/api/v1/users/{user_id}?organisation_id=2") == 200
    assert status("/api/v1/users/5?organisation_id=1") == 404
    assert client.get("/api/v1/organisations/99/users/1", headers=elsewhere).json()["errors"] == [
        "Couldn't find Organisation with 'id'=99"
    ]


@contextmanager
def signed_in(folder: Path, data: dict[str, Any], email: str) -> Iterator[httpx.Client]:
    """A platform of ``data``, called by that agent."""
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
    with (
        start_platform("--data", folder / "data.json", "--now", NOW) as platform,
        httpx.Client(base_url=platform.url, trust_env=False) as client,
    ):
        answer = client.post("/api/v1/auth/sign_in", json={"email": email, "password": PASSWORD})
        client.headers.update({name: answer.headers[name] for name in ("access-token", "client", "uid")})
        yield client


def test_an_organisation_of_an_open_territory_lists_all_its_usagers(tmp_path: Path) -> None:
    data = small_platform()
    data["territories"][0]["visible_users_throughout_the_territory"] = True
    with signed_in(tmp_path, data, SOCIAL) as client:
        of_organisation = client.get("/api/v1/organisations/1/users").json()["users"]
        assert [u["id"] for u in of_organisation] == [1, 2, 3, 4, 5]
        assert [u["id"] for u in client.get("/api/v1/users").json()["users"]] == [1, 2, 3, 4]


@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data", ""])
def test_a_body_that_is_not_said_to_be_json_is_not_read(desk: httpx.Client, content_type: str) -> None:
    answer = desk.patch("/api/v1/users/1", content=b'{"first_name": "X"}', headers={"Content-Type": content_type})
    assert answer.json()["user"]["first_name"] == "Léa"
    typed = {"Content-Type": "Application/JSON; charset=utf-8"}
    read = desk.patch("/api/v1/users/1", content=b'{"first_name": "X"}', headers=typed)
    assert read.json()["user"]["first_name"] == "X"


def test_a_recurring_absence_keeps_its_first_day(tmp_path: Path) -> None:
    data = small_platform()
    data["absences"][0]["recurrence"] = {"every": "week", "interval": 1, "on": ["friday"], "until": "2026-12-18"}
    with signed_in(tmp_path, data, NURSE) as client:
        same = {"first_day": "2026-11-27", "end_day": "2026-11-27", "title": "Formation longue"}
        assert client.patch("/api/v1/absences/1", json=same).status_code == 200
        moved = {"first_day": "2026-12-18", "end_day": "2026-12-18"}
        assert client.patch("/api/v1/absences/1", json=moved).json()["error_messages"] == [
            "base La fin de la récurrence doit être après le premier jour.",
            "base Le début de la récurrence ne correspond pas au premier jour.",
        ]


def test_a_recurring_absence_that_moves_alone_is_two_faults(tmp_path: Path) -> None:
    data = small_platform()
    data["absences"][0]["recurrence"] = {"every": "week", "interval": 1, "on": ["friday"], "until": None}
    with signed_in(tmp_path, data, NURSE) as client:
        refused = client.patch("/api/v1/absences/1", json={"first_day": "2026-12-04"})
        assert refused.json()["error_messages"] == [
            "base Le début de la récurrence ne correspond pas au premier jour.",
            "recurrence pas possible avec une indisponibilité de plusieurs jours",
        ]


def test_an_absence_until_the_end_of_the_day_takes_its_last_slot(desk: httpx.Client) -> None:
    asked = "/api/desk/v1/organisations/1/creneaux?motif_id=1&from=2026-11-30&days=1"
    assert any(lieu["creneaux"] for lieu in desk.get(asked).json()["lieux"])
    whole = {**ABSENCE, "first_day": "2026-11-30", "start_time": "00:00", "end_time": "24:00"}
    absence = desk.post("/api/v1/absences", json=whole).json()["absence"]
    assert "DTEND;TZID=Europe/Paris:20261201T000000" in absence["ical"]
    assert not any(lieu["creneaux"] for lieu in desk.get(asked).json()["lieux"])


def test_what_is_written_may_be_said_in_the_address(desk: httpx.Client) -> None:
    query = "organisation_ids[]=1&first_name=Ana&last_name=ADRESSE"
    made = desk.post(f"/api/v1/users?{query}", json={"first_name": "Inès"})
    assert made.status_code == 200, made.text
    assert (made.json()["user"]["first_name"], made.json()["user"]["last_name"]) == ("Inès", "ADRESSE")
    participation = desk.get("/api/desk/v1/rdvs/1").json()["rdv"]["participations"][0]["id"]
    changed = desk.patch(f"/api/v1/participations/{participation}?participation[status]=seen")
    assert changed.json()["rdv"]["status"] == "seen"


def test_nobody_signs_in_by_the_address(desk: httpx.Client) -> None:
    sent = {"email": SECRETARY, "password": PASSWORD}
    assert desk.post("/api/v1/auth/sign_in", params=sent).status_code == 401


def test_sectors_are_asked_for_by_city_or_street(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SECRETARY))
    counts = {
        query: client.get(f"/api/v1/organisations?{query}").json()["meta"]["total_count"]
        for query in ("departement_number=99", "city_code=", "city_code=99001", "street_ban_id=99001_1")
    }
    assert list(counts.values()) == [1, 1, 0, 0]
