"""What one device says of the day, another finds: whichever says it first, however often it is said."""

from __future__ import annotations

import itertools
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.platform.pairing import DeviceKind
from kiosk.platform_server.running.platform import WalkInsAs
from kiosk.platform_server.site_api.walk_ins import _as_chosen
from tests.platform_server.site_api.conftest import As

SITE = "/organisations/1"
_PEOPLE = itertools.count(1000)


def at(clock: str) -> str:
    return f"2026-11-23T{clock}+01:00"


def arrival(participation: int, arrived: str | None, acted: str, rdv: int = 7) -> dict[str, Any]:
    arrived_at = None if arrived is None else at(arrived)
    return {"participation_id": participation, "rdv_id": rdv, "arrived_at": arrived_at, "acted_at": at(acted)}


def say(desk: httpx.Client, *told: dict[str, Any], name: str = "arrivals", **headers: str) -> list[dict[str, Any]]:
    answer = desk.put(f"{SITE}/{name}", json={name: list(told)}, headers=headers)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()[name]
    return found


def day(desk: httpx.Client, organisation: int = 1) -> dict[str, Any]:
    answer = desk.get(f"/organisations/{organisation}/day")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def waiting(desk: httpx.Client) -> dict[int, str]:
    """Who waits, since when, in UTC."""
    return {one["participation_id"]: one["arrived_at"][11:19] for one in day(desk)["arrivals"] if one["arrived_at"]}


def walk_in(key: str, arrived: str = "09:00:00", **other: Any) -> dict[str, Any]:
    return {"key": key, "arrived_at": at(arrived), "acted_at": at(arrived), "outcome": "waiting"} | other


def test_who_arrived_at_one_desk_waits_at_the_other(device: As) -> None:
    one, other = device(name="Accueil 1"), device(name="Accueil 2")
    say(one, arrival(1, "09:04:00", "09:04:01"))
    assert waiting(other) == {1: "08:04:00"}
    assert day(other, organisation=2)["arrivals"] == []


def test_who_has_left_waits_nowhere_whatever_comes_late(device: As) -> None:
    desk = device()
    say(desk, arrival(1, "09:04:00", "09:04:01"))
    say(desk, arrival(1, None, "09:30:00"))
    say(desk, arrival(1, "09:04:00", "09:04:01"))  # a desk that comes back, and says all that it knows
    assert waiting(desk) == {}
    say(desk, arrival(1, "09:40:00", "09:40:00"))
    assert waiting(desk) == {1: "08:40:00"}


def test_two_desks_that_note_the_same_person_agree_on_the_earlier_hour(device: As) -> None:
    desk = device()
    say(desk, arrival(1, "09:05:00", "09:05:00"))
    say(desk, arrival(1, "09:04:00", "09:04:00"))
    assert waiting(desk) == {1: "08:04:00"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_in_which_things_are_said_again_does_not_matter(data: st.DataObject, device: As) -> None:
    """Of one person, who arrived and left: each desk says it at its time, some of them twice."""
    desk = device()
    minutes = data.draw(st.lists(st.integers(0, 59), min_size=1, max_size=4, unique=True).map(sorted))
    # Waiting and not waiting take turns, as a person sees them.
    acts = [(f"09:{minute:02}:00", place % 2 == 0) for place, minute in enumerate(minutes)]
    person = next(_PEOPLE)
    told = [arrival(person, clock if waits else None, clock) for clock, waits in acts]
    for one in data.draw(st.permutations([*told, *told])):
        say(desk, one)
    _clock, waits = acts[-1]
    assert (person in waiting(desk)) is waits


def test_a_clock_that_is_ahead_binds_nobody(device: As) -> None:
    desk = device()
    (told,) = say(desk, arrival(1, "18:00:00", "18:00:00"))
    for moment in (told["acted_at"], told["arrived_at"]):
        assert "2026-11-23T09:20" <= moment < "2026-11-23T16", "by the companion's own hour, which goes on"
    say(desk, arrival(1, None, "18:00:00"))
    assert waiting(desk) == {}


def test_yesterday_is_nobody_s_business(device: As) -> None:
    desk = device()
    old = arrival(1, "09:00:00", "09:00:00") | {"acted_at": "2026-11-22T23:59:00+01:00"}
    assert say(desk, old) == []
    assert waiting(desk) == {}


def test_a_write_happens_once(device: As) -> None:
    desk = device()
    told = walk_in("a")
    first = say(desk, told, name="walk_ins", **{"Idempotency-Key": "k1"})
    assert say(desk, told, name="walk_ins", **{"Idempotency-Key": "k1"}) == first
    answer = desk.put(f"{SITE}/walk_ins", json={"walk_ins": []}, headers={"Idempotency-Key": "k1"})
    assert answer.status_code == 422
    other = device(name="Accueil 2")  # whose keys are its own
    assert say(other, walk_in("b"), name="walk_ins", **{"Idempotency-Key": "k1"})[0]["ticket"] == 2


def test_tickets_follow_each_other_and_are_kept(device: As) -> None:
    desk = device()
    tickets = [say(desk, walk_in(key), name="walk_ins")[0]["ticket"] for key in "abc"]
    assert tickets == [1, 2, 3]
    (seen,) = say(desk, walk_in("b", acted_at=at("09:30:00"), outcome="seen"), name="walk_ins")
    assert (seen["ticket"], seen["outcome"]) == (2, "seen")
    # Brought back: the number that somebody holds, unless it is another's by now.
    assert say(desk, walk_in("d", ticket=8), name="walk_ins")[0]["ticket"] == 8
    assert say(desk, walk_in("e", ticket=2), name="walk_ins")[0]["ticket"] == 9


def test_two_desks_that_note_at_once_give_no_ticket_twice(device: As) -> None:
    desks = [device(name=f"Accueil {number}") for number in range(4)]

    def note(number: int) -> int:
        (told,) = say(desks[number % 4], walk_in(f"w{number}"), name="walk_ins")
        ticket: int = told["ticket"]
        return ticket

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(note, range(40))) == list(range(1, 41))


def test_as_much_of_a_name_as_the_site_chose(device: As) -> None:
    desk = device()
    (told,) = say(desk, walk_in("a", called="Nadia Zyl"), name="walk_ins")
    assert told["called"]
    assert "adia" not in told["called"]
    assert _as_chosen("Nadia Zyl", WalkInsAs.NAME) == "Nadia Zyl"
    assert _as_chosen("Nadia Zyl", WalkInsAs.TICKET) == ""


def test_who_was_called_is_known_to_all(device: As) -> None:
    desk, office = device(), device(DeviceKind.OFFICE, "Bureau 3")
    call = {"key": "c", "participation_id": 1, "place": "Bureau 3", "caller": "Mme Roy", "outcome": "called"}
    call |= {"called_at": at("09:10:00"), "acted_at": at("09:10:00")}
    say(office, call, name="calls")
    say(office, call | {"acted_at": at("09:12:00"), "times": 2, "outcome": "no_answer"}, name="calls")
    (told,) = day(desk)["calls"]
    assert (told["place"], told["times"], told["outcome"]) == ("Bureau 3", 2, "no_answer")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("arrivals", {"participation_id": -1, "rdv_id": 1, "acted_at": at("09:00:00")}),
        ("arrivals", {"participation_id": 1, "rdv_id": 1, "acted_at": "09:00"}),
        ("arrivals", {"participation_id": 1, "rdv_id": 1, "acted_at": "2026-11-23T09:00:00"}),
        ("arrivals", {"participation_id": "1 OR 1", "rdv_id": 1, "acted_at": at("09:00:00")}),
        ("walk_ins", walk_in("")),
        ("walk_ins", walk_in("a", outcome="dead")),
        ("walk_ins", walk_in("a", called="x" * 81)),
        ("calls", {"key": "c", "outcome": "called", "called_at": at("09:00:00"), "acted_at": at("09:00:00")}),
    ],
)
def test_what_cannot_be_read_is_refused_and_changes_nothing(device: As, name: str, told: dict[str, Any]) -> None:
    desk = device()
    answer = desk.put(f"{SITE}/{name}", json={name: [told]})
    assert answer.status_code == 422, answer.text
    assert not day(desk)[name]


def test_changes_are_told_at_once(device: As) -> None:
    one, other = device(name="Accueil 1"), device(name="Accueil 2")
    cursor = day(other)["cursor"]
    with ThreadPoolExecutor(1) as pool:
        waited = pool.submit(other.get, f"{SITE}/changes", params={"since": cursor})
        begun = time.monotonic()
        say(one, arrival(1, "09:04:00", "09:04:00"))
        answer = waited.result().json()
    assert time.monotonic() - begun < 5
    assert [change["type"] for change in answer["changes"]] == ["arrival"]
    assert other.get(f"{SITE}/changes").json()["cursor"] == answer["cursor"]


def test_a_cursor_of_another_companion_is_gone(device: As) -> None:
    assert device().get(f"{SITE}/changes", params={"since": "abcd.1.2.3"}).status_code == 410
