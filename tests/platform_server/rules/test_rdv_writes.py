"""Booking, changing and deleting RDVs."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import httpx
import pytest

from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import ADMIN, ELSEWHERE, NURSE, SECOND_DESK, SECRETARY, SOCIAL

BOOK = "/api/desk/v1/organisations/1/rdvs"
RDV = "/api/desk/v1/rdvs"


@pytest.fixture
def desk(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(SECRETARY))
    return client


def booking(**given: Any) -> dict[str, Any]:
    return {
        "motif_id": 1,
        "lieu_id": 1,
        "starts_at": "2026-11-26T09:00:00+01:00",
        "agent_ids": [4],
        "participations": [{"user_id": 1}],
        **given,
    }


def book(client: httpx.Client, **given: Any) -> dict[str, Any]:
    answer = client.post(BOOK, json=booking(**given))
    assert answer.status_code == 201, answer.text
    rdv: dict[str, Any] = answer.json()["rdv"]
    return rdv


def change(client: httpx.Client, rdv_id: int, **given: Any) -> dict[str, Any]:
    answer = client.patch(f"{RDV}/{rdv_id}", json=given)
    assert answer.status_code == 200, answer.text
    rdv: dict[str, Any] = answer.json()["rdv"]
    return rdv


def faults(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 422, answer.text
    return sorted(answer.json()["errors"])


def test_what_is_booked_is_there(desk: httpx.Client) -> None:
    rdv = book(desk, context="Premier bilan", participations=[{"user_id": 1, "send_reminder_notification": False}])
    assert rdv["starts_at"] == "2026-11-26 09:00:00 +0100"
    assert (rdv["duration_in_min"], rdv["status"], rdv["users_count"], rdv["lock_version"]) == (30, "unknown", 1, 0)
    assert (rdv["created_by_type"], rdv["created_by_id"], rdv["context"]) == ("Agent", 1, "Premier bilan")
    assert [a["id"] for a in rdv["agents"]] == [4]
    (taking_part,) = rdv["participations"]
    assert taking_part["user"]["id"] == 1
    assert (taking_part["send_lifecycle_notifications"], taking_part["send_reminder_notification"]) == (True, False)
    assert desk.get(f"{RDV}/{rdv['id']}").json()["rdv"] == rdv
    listed = desk.get("/api/v1/rdvs", params={"id": rdv["id"]}).json()["rdvs"]
    assert [one["uuid"] for one in listed] == [rdv["uuid"]]


def test_its_slot_is_gone(desk: httpx.Client) -> None:
    query: dict[str, Any] = {"motif_id": 1, "from": "2026-11-26", "days": 1}
    before = desk.get("/api/desk/v1/organisations/1/creneaux", params=query).json()["lieux"][0]["creneaux"]
    rdv = book(desk)
    after = desk.get("/api/desk/v1/organisations/1/creneaux", params=query).json()["lieux"][0]["creneaux"]
    assert after == before[1:]
    change(desk, rdv["id"], starts_at="2026-11-26T10:00:00+01:00")
    moved = desk.get("/api/desk/v1/organisations/1/creneaux", params=query).json()["lieux"][0]["creneaux"]
    assert [slot["starts_at"][11:16] for slot in moved] == ["09:00", "09:30", "10:30", "11:00", "11:30"]


def test_the_same_key_books_once(desk: httpx.Client) -> None:
    answers = [desk.post(BOOK, json=booking(), headers={"Idempotency-Key": "k"}) for _ in range(2)]
    assert [a.status_code for a in answers] == [201, 201]
    assert answers[0].content == answers[1].content
    assert desk.post(BOOK, json=booking()).status_code == 409


@pytest.mark.parametrize(
    ("starts_at", "minutes", "status"),
    [
        ("2026-11-26T09:10:00+01:00", 10, 409),
        ("2026-11-26T08:45:00+01:00", 30, 409),
        ("2026-11-26T08:00:00+01:00", 120, 409),
        ("2026-11-26T09:30:00+01:00", 30, 201),
        ("2026-11-26T08:30:00+01:00", 30, 201),
    ],
)
def test_what_overlaps_is_in_the_way(desk: httpx.Client, starts_at: str, minutes: int, status: int) -> None:
    first = book(desk)
    answer = desk.post(BOOK, json=booking(starts_at=starts_at, duration_in_min=minutes))
    assert answer.status_code == status
    if status == 409:
        assert [rdv["id"] for rdv in answer.json()["rdvs"]] == [first["id"]]
        assert "plus libre" in answer.json()["errors"][0]


def test_a_cancelled_rdv_holds_nothing(desk: httpx.Client) -> None:
    first = book(desk)
    participation = first["participations"][0]["id"]
    desk.patch(f"/api/v1/participations/{participation}", json={"status": "excused"}).raise_for_status()
    book(desk)


def test_what_is_in_the_way_out_of_sight_shows_its_hours_only(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SECRETARY))
    book(client, agent_ids=[3])
    client.headers.update(sign_in(SOCIAL))
    theirs = booking(motif_id=2, agent_ids=[3, 5], participations=[{"user_id": 3}])
    answer = client.post(BOOK, json=theirs)
    assert answer.status_code == 409
    assert answer.json()["rdvs"] == [{"starts_at": "2026-11-26T09:00:00+01:00", "ends_at": "2026-11-26T09:30:00+01:00"}]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"starts_at": None}, "starts_at"),
        ({"starts_at": "demain"}, "starts_at"),
        ({"starts_at": 12}, "starts_at"),
        ({"starts_at": "2020-01-01T09:00:00+01:00"}, "starts_at"),
        ({"starts_at": "2036-01-01T09:00:00+01:00"}, "starts_at"),
        ({"lieu_id": None}, "lieu"),
        ({"lieu_id": 2}, "lieu"),
        ({"agent_ids": []}, "agents"),
        ({"agent_ids": [6]}, "agents"),
        ({"agent_ids": ["x"]}, "agents"),
        ({"agent_ids": None}, "agents"),
        ({"participations": []}, "participations"),
        ({"participations": "1"}, "participations"),
        ({"participations": [{"user_id": 999}]}, "participations"),
        ({"participations": [{"user_id": "9" * 40}, 3]}, "participations"),
        ({"duration_in_min": 0}, "duration_in_min"),
        ({"duration_in_min": 100_000}, "duration_in_min"),
        ({"name": ["x"]}, "name"),
    ],
)
def test_what_is_wrong_is_said_field_by_field(desk: httpx.Client, given: dict[str, Any], field: str) -> None:
    assert faults(desk.post(BOOK, json=booking(**given))) == [field]


def test_nothing_at_all_was_sent(desk: httpx.Client) -> None:
    assert desk.post(BOOK, json={}).status_code == 404
    assert faults(desk.post(BOOK, json={"motif_id": 1})) == ["agents", "lieu", "participations", "starts_at"]


@pytest.mark.parametrize(("email", "status"), [(NURSE, 201), (ADMIN, 201), (SOCIAL, 404), (ELSEWHERE, 201)])
def test_who_may_book(client: httpx.Client, sign_in: SignIn, email: str, status: int) -> None:
    client.headers.update(sign_in(email))
    theirs = {"participations": [{"user_id": 5}]} if email == ELSEWHERE else {}
    assert client.post(BOOK, json=booking(**theirs)).status_code == status


def test_a_prescriber_books_elsewhere_what_is_open_to_it(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(ELSEWHERE))
    rdv = book(client, participations=[{"user_id": 5}])
    (taking_part,) = rdv["participations"]
    assert taking_part["created_by_agent_prescripteur"] is True
    # They do not see it afterwards; the organisation does, and its usager with it.
    assert client.get(f"{RDV}/{rdv['id']}").status_code == 404
    client.headers.update(sign_in(SECRETARY))
    assert client.get(f"{RDV}/{rdv['id']}").status_code == 200
    assert client.get("/api/v1/users/5").status_code == 200


def test_changes(desk: httpx.Client) -> None:
    rdv = book(desk)
    changed = change(
        desk,
        rdv["id"],
        starts_at="2026-11-30T10:00:00+01:00",
        duration_in_min=45,
        agent_ids=[4, 5],
        context="Reporté",
        participations=[{"user_id": 1}, {"user_id": 3, "send_lifecycle_notifications": False}],
    )
    assert (changed["starts_at"], changed["duration_in_min"]) == ("2026-11-30 10:00:00 +0100", 45)
    assert [a["id"] for a in changed["agents"]] == [4, 5]
    assert (changed["context"], changed["users_count"], changed["lock_version"]) == ("Reporté", 2, 1)
    assert changed["participations"][0]["id"] == rdv["participations"][0]["id"]
    assert changed["participations"][1]["send_lifecycle_notifications"] is False
    alone = change(desk, rdv["id"], user_ids=[3])
    assert [p["user"]["id"] for p in alone["participations"]] == [3]
    assert (alone["users_count"], alone["lock_version"]) == (1, 2)


def test_a_change_to_what_it_was_changes_nothing(desk: httpx.Client) -> None:
    rdv = book(desk)
    assert change(desk, rdv["id"], **booking(duration_in_min=30)) == rdv
    assert change(desk, rdv["id"]) == rdv


def test_a_change_takes_no_time_that_is_not_free(desk: httpx.Client) -> None:
    first = book(desk)
    second = book(desk, starts_at="2026-11-26T10:00:00+01:00")
    into = desk.patch(f"{RDV}/{second['id']}", json={"starts_at": "2026-11-26T09:15:00+01:00"})
    assert into.status_code == 409
    assert [rdv["id"] for rdv in into.json()["rdvs"]] == [first["id"]]
    longer = desk.patch(f"{RDV}/{first['id']}", json={"duration_in_min": 90})
    assert longer.status_code == 409
    # An RDV is not in its own way.
    assert change(desk, first["id"], starts_at="2026-11-26T09:15:00+01:00")["lock_version"] == 1
    third = book(desk, agent_ids=[5], starts_at="2026-11-26T10:00:00+01:00")
    assert desk.patch(f"{RDV}/{third['id']}", json={"agent_ids": [4, 5]}).status_code == 409
    # A second RDV of the same hour that was there before stays changeable otherwise.
    assert change(desk, third["id"], context="Autre")["context"] == "Autre"


def test_what_cannot_change(desk: httpx.Client) -> None:
    rdv = book(desk)
    assert faults(desk.patch(f"{RDV}/{rdv['id']}", json={"motif_id": 2})) == ["motif_id"]
    assert faults(desk.patch(f"{RDV}/{rdv['id']}", json={"participations": []})) == ["participations"]
    assert desk.patch(f"{RDV}/6", json={"context": "x"}).status_code == 404
    assert desk.patch(f"{RDV}/x", json={"context": "x"}).status_code == 404


def test_a_stale_version_is_told_the_present_one(desk: httpx.Client) -> None:
    rdv = book(desk)
    change(desk, rdv["id"], context="a")
    stale = desk.patch(f"{RDV}/{rdv['id']}", json={"context": "b"}, headers={"If-Match": '"0"'})
    assert stale.status_code == 409
    assert stale.json()["rdv"]["context"] == "a"
    fresh = desk.patch(f"{RDV}/{rdv['id']}", json={"context": "b"}, headers={"If-Match": '"1"'})
    assert fresh.json()["rdv"]["context"] == "b"


def test_a_workshop_fills_up(desk: httpx.Client) -> None:
    workshop = change(desk, 4, max_participants_count=3)
    assert workshop["max_participants_count"] == 3
    assert faults(desk.patch(f"{RDV}/4", json={"user_ids": [1, 2, 3, 4]})) == ["participations"]
    fewer = change(desk, 4, user_ids=[2])
    assert fewer["users_count"] == 1
    assert [p["user"]["id"] for p in fewer["participations"]] == [2]
    assert change(desk, 4, user_ids=[])["users_count"] == 0


def test_who_leaves_decides_the_status_too(desk: httpx.Client) -> None:
    rdv = desk.get(f"{RDV}/3").json()["rdv"]
    first = rdv["participations"][0]
    desk.patch(f"/api/v1/participations/{first['id']}", json={"status": "excused"}).raise_for_status()
    left = change(desk, 3, user_ids=[first["user"]["id"]])
    assert (left["status"], left["users_count"]) == ("excused", 0)
    assert left["cancelled_at"] is not None


def test_a_cancelled_rdv_comes_back_only_where_there_is_room(desk: httpx.Client) -> None:
    first = book(desk)
    desk.patch(f"/api/v1/participations/{first['participations'][0]['id']}", json={"status": "excused"})
    second = book(desk)
    back = desk.patch(f"{RDV}/{first['id']}", json={"user_ids": [1, 3]})
    assert back.status_code == 409
    assert [rdv["id"] for rdv in back.json()["rdvs"]] == [second["id"]]
    moved = change(desk, first["id"], user_ids=[1, 3], starts_at="2026-11-26T11:00:00+01:00")
    assert (moved["status"], moved["cancelled_at"]) == ("unknown", None)


def test_only_an_admin_deletes(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SECRETARY))
    rdv = book(client)
    assert client.delete(f"{RDV}/{rdv['id']}").status_code == 403
    client.headers.update(sign_in(ADMIN))
    cursor = client.get("/api/desk/v1/organisations/1/changes").json()["cursor"]
    assert client.delete(f"{RDV}/{rdv['id']}", headers={"If-Match": '"7"'}).status_code == 409
    gone = client.delete(f"{RDV}/{rdv['id']}")
    assert (gone.status_code, gone.content) == (204, b"")
    assert client.get(f"{RDV}/{rdv['id']}").status_code == 404
    assert client.delete(f"{RDV}/{rdv['id']}").status_code == 404
    told = client.get("/api/desk/v1/organisations/1/changes", params={"since": cursor}).json()["changes"]
    assert told == [{"type": "rdv", "id": rdv["id"], "deleted": True}]


@pytest.fixture
def two_desks(client: httpx.Client, sign_in: SignIn) -> Iterator[tuple[httpx.Client, ...]]:
    """Two desks, each with its own connection."""
    desks = tuple(
        httpx.Client(base_url=client.base_url, trust_env=False, timeout=30, headers=sign_in(email))
        for email in (SECRETARY, SECOND_DESK)
    )
    yield desks
    for one in desks:
        one.close()


def test_two_desks_and_one_slot_at_the_same_instant(two_desks: tuple[httpx.Client, ...]) -> None:
    together = Barrier(len(two_desks))

    def take(one: httpx.Client, user_id: int, minute: int) -> httpx.Response:
        sent = booking(starts_at=f"2026-11-26T{9 + minute // 60:02d}:{minute % 60:02d}:00+01:00")
        sent |= {"duration_in_min": 5, "participations": [{"user_id": user_id}]}
        together.wait(10)
        return one.post(BOOK, json=sent)

    with ThreadPoolExecutor(len(two_desks)) as pool:
        for minute in range(0, 180, 5):
            answers = [pool.submit(take, one, user, minute) for one, user in zip(two_desks, (1, 3), strict=True)]
            got = {answer.result().status_code: answer.result().json() for answer in answers}
            assert sorted(got) == [201, 409]
            assert [rdv["id"] for rdv in got[409]["rdvs"]] == [got[201]["rdv"]["id"]]
    listed = two_desks[0].get(
        "/api/v1/organisations/1/rdvs", params={"starts_after": "2026-11-26", "starts_before": "2026-11-27"}
    )
    starts = [rdv["starts_at"] for rdv in listed.json()["rdvs"]]
    assert len(starts) == len(set(starts)) == 36
