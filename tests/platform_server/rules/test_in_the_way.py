"""What is in the way of an RDV, and goes by it once somebody said so."""

from __future__ import annotations

import httpx
import pytest

from tests.platform_server.conftest import SignIn
from tests.platform_server.rules.test_rdv_writes import BOOK, RDV, book, booking, change, faults
from tests.platform_server.small_platform import ELSEWHERE, SECRETARY

BEFORE, AFTER = "2026-11-23T09:00:00+01:00", "2026-11-23T23:00:00+01:00"
"""An instant before all that the tests write, and one after."""
IN_HIS_ABSENCE = "2026-11-27T10:00:00+01:00"
CHRISTMAS = "2026-12-25T10:00:00+01:00"


@pytest.fixture
def desk(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(SECRETARY))
    return client


def in_the_way(answer: httpx.Response) -> list[tuple[str, int | None, bool | None]]:
    assert answer.status_code == 409, answer.text
    return [(one["type"], one["agent_id"], one["meanwhile"]) for one in answer.json()["in_the_way"]]


@pytest.mark.parametrize(
    ("starts_at", "what"),
    [("2026-11-26T09:10:00+01:00", ("rdv", 4)), (IN_HIS_ABSENCE, ("absence", 4)), (CHRISTMAS, ("day_off", None))],
)
def test_it_is_named_and_goes_by_once_accepted(desk: httpx.Client, starts_at: str, what: tuple[str, int]) -> None:
    book(desk)
    asked = desk.post(BOOK, json=booking(starts_at=starts_at, shown_at=AFTER))
    assert in_the_way(asked) == [(*what, False)]
    assert "confirmez" in asked.json()["errors"][0]
    made = book(desk, starts_at=starts_at, overlap="accepted")
    assert made["starts_at"].startswith(starts_at[:10])
    again = desk.post(BOOK, json=booking(starts_at=starts_at, overlap="accepted", shown_at=AFTER))
    assert again.status_code == 201


def test_each_thing_is_there_with_its_hours(desk: httpx.Client) -> None:
    first = book(desk, starts_at=IN_HIS_ABSENCE, overlap="accepted")
    answer = desk.post(BOOK, json=booking(starts_at=IN_HIS_ABSENCE))
    assert in_the_way(answer) == [("rdv", 4, None), ("absence", 4, None)]
    rdv, absence = answer.json()["in_the_way"]
    assert (rdv["rdv_id"], absence["rdv_id"]) == (first["id"], None)
    assert (rdv["starts_at"], rdv["ends_at"]) == (IN_HIS_ABSENCE, "2026-11-27T10:30:00+01:00")
    assert (absence["starts_at"], absence["ends_at"]) == ("2026-11-27T09:00:00+01:00", "2026-11-27T12:00:00+01:00")
    assert [one["id"] for one in answer.json()["rdvs"]] == [first["id"]]


def test_what_came_after_the_slot_was_shown_is_said_to_have(desk: httpx.Client) -> None:
    book(desk)
    for given in ({"shown_at": BEFORE}, {"shown_at": BEFORE, "overlap": "accepted"}):
        answer = desk.post(BOOK, json=booking(**given))
        assert in_the_way(answer) == [("rdv", 4, True)], "nobody was asked about this one"
        assert "plus libre" in answer.json()["errors"][0]


def test_an_rdv_holds_since_it_was_moved_there(desk: httpx.Client) -> None:
    there = desk.get("/api/v1/rdvs", params={"agent_id": 4}).json()["rdvs"][0]
    change(desk, there["id"], starts_at="2026-11-26T11:00:00+01:00")
    moved = desk.post(BOOK, json=booking(starts_at="2026-11-26T11:00:00+01:00", shown_at=BEFORE))
    assert in_the_way(moved) == [("rdv", 4, True)]


def test_an_absence_written_since_came_after(desk: httpx.Client) -> None:
    absence = {"agent_id": 4, "title": "Imprévu", "first_day": "2026-11-26", "start_time": "09:00", "end_time": "12:00"}
    desk.post("/api/v1/absences", json=absence).raise_for_status()
    assert in_the_way(desk.post(BOOK, json=booking(shown_at=BEFORE, overlap="accepted"))) == [("absence", 4, True)]
    assert book(desk, shown_at=AFTER, overlap="accepted")


def test_a_change_asks_in_the_same_way(desk: httpx.Client) -> None:
    first, second = book(desk), book(desk, starts_at="2026-11-26T10:00:00+01:00")
    wanted = {"starts_at": "2026-11-26T09:15:00+01:00", "shown_at": AFTER}
    answer = desk.patch(f"{RDV}/{second['id']}", json=wanted)
    assert in_the_way(answer) == [("rdv", 4, False)]
    assert answer.json()["in_the_way"][0]["rdv_id"] == first["id"]
    assert change(desk, second["id"], **wanted, overlap="accepted")["starts_at"] == "2026-11-26 09:15:00 +0100"


def test_what_is_sent_of_it_is_read(desk: httpx.Client) -> None:
    assert faults(desk.post(BOOK, json=booking(overlap="yes", shown_at="tantôt"))) == ["overlap", "shown_at"]


def test_a_prescriber_is_held_to_what_is_offered(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(ELSEWHERE))
    theirs = {"participations": [{"user_id": 5}], "overlap": "accepted"}
    between = client.post(BOOK, json=booking(**theirs, starts_at="2026-11-26T09:10:00+01:00"))
    assert faults(between) == ["starts_at"]
    assert faults(client.post(BOOK, json=booking(**theirs, duration_in_min=45))) == ["duration_in_min"]
    assert faults(client.post(BOOK, json=booking(**theirs, agent_ids=[4, 5]))) == ["agents"]
    assert faults(client.post(BOOK, json=booking(**theirs, agent_ids=[5]))) == ["agents"], "nobody offers them"
    assert faults(client.post(BOOK, json=booking())) == ["participations"], "an usager of the other organisation"
    begun = {"starts_at": "2026-11-23T09:30:00+01:00", "shown_at": "2026-11-23T09:28:00+01:00"}
    assert faults(client.post(BOOK, json=booking(**theirs, **begun))) == ["starts_at"], "its hour has passed"
    book(client, **theirs)
    assert in_the_way(client.post(BOOK, json=booking(**theirs))) == [("rdv", 4, None)]
    assert in_the_way(client.post(BOOK, json=booking(**theirs, starts_at=IN_HIS_ABSENCE))) == [("absence", 4, None)]
