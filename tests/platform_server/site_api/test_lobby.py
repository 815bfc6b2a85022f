"""What a borne and a screen may ask, what they are told, and how often."""

from __future__ import annotations

import base64
import random
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import httpx
import pytest

from kiosk.domain.platform.lobby import arrival_ticket, code_digest, identity_digest, slip_code
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.platform_server.running.lobby import Expected, Lobby
from tests.platform_server.site_api.conftest import As
from tests.platform_server.site_api.test_day import at, day, say, waiting, walk_in

SITE = "/organisations/1"
BORN = date(1985, 3, 12)
NORTH, SOUTH = 1, 2


class Desk:
    """A desk that brings people, as ``kiosk.sync.site.lobby`` does."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        answer = client.get(f"{SITE}/lobby")
        assert answer.status_code == 200, answer.text
        self.brought: set[int] = set()
        self.given: dict[str, Any] = answer.json()
        self.key = base64.b64decode(self.given["key"])
        self.slips_key = base64.b64decode(self.given["slips_key"])

    def visit(
        self,
        participation: int,
        clock: str = "10:30:00",
        letters: str = "DUP",
        born: date = BORN,
        *,
        person: str = "",
        lieu: int | None = NORTH,
        day: str = "2026-11-23",
        **other: Any,
    ) -> dict[str, Any]:
        return {
            "participation_id": participation,
            "rdv_id": participation * 10,
            "person": person or f"{participation:032x}",
            "by": [identity_digest(self.key, letters, born)],
            "code": code_digest(self.key, slip_code(self.slips_key, participation * 10)),
            "starts_at": f"{day}T{clock}+01:00",
            "lieu_id": lieu,
            "whom": "",
            "called": "",
        } | other

    def brings(self, *visits: dict[str, Any], status: int = 204) -> None:
        self.brought.update(one["participation_id"] for one in visits)
        answer = self.client.put(f"{SITE}/visits", json={"day": self.given["day"], "visits": list(visits)})
        assert answer.status_code == status, answer.text


def ask(borne: httpx.Client, letters: str = "DUP", born: date = BORN, lieu: int | None = NORTH) -> dict[str, Any]:
    answer = borne.post(f"{SITE}/check_in", json={"letters": letters, "birth_date": born.isoformat(), "lieu_id": lieu})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture
def desk(device: As) -> Iterator[Desk]:
    """What it brings goes with it: the companion outlives the test, and has it in its RAM."""
    desk = Desk(device())
    yield desk
    if desk.brought:
        desk.given = desk.client.get(f"{SITE}/lobby").json()
        desk.brings(*(desk.visit(number, gone=True) for number in desk.brought))
    asked = [{"id": one["id"]} for one in day(desk.client)["helps"]]
    assert desk.client.put(f"{SITE}/helps", json={"helps": asked}).status_code == 204


@pytest.fixture
def borne(device: As) -> httpx.Client:
    return device(DeviceKind.BORNE, "Borne du hall")


@pytest.mark.parametrize(
    ("kind", "brings", "asks", "shows"),
    [
        (DeviceKind.DESK, 200, 403, 403),
        (DeviceKind.OFFICE, 403, 403, 403),
        (DeviceKind.BORNE, 403, 422, 403),
        (DeviceKind.SCREEN, 403, 403, 200),
    ],
)
def test_each_kind_has_its_own_calls(
    device: As, desk: Desk, kind: DeviceKind, brings: int, asks: int, shows: int
) -> None:
    one = device(kind)
    assert one.get(f"{SITE}/lobby").status_code == brings
    for path in ("check_in", "tickets"):
        assert one.post(f"{SITE}/{path}", json={}).status_code == asks
    assert one.post(f"{SITE}/help", json={}).status_code == (204 if asks == 422 else 403)
    assert one.get(f"{SITE}/screen").status_code == shows


def test_who_is_expected_arrives_and_all_desks_see_it(device: As, desk: Desk, borne: httpx.Client) -> None:
    desk.brings(desk.visit(7))
    assert ask(borne)["answer"] == "arrived"
    assert set(waiting(device(name="Accueil 2"))) == {7}
    again = ask(borne)
    assert again["answer"] == "arrived"
    assert again["rdvs"] == [{"starts_at": "2026-11-23T09:30:00.000+00:00", "ticket": arrival_ticket(7), "whom": ""}]
    assert set(waiting(desk.client)) == {7}


def test_by_the_code_of_the_slip_all_who_come_to_that_rdv_arrive(desk: Desk, borne: httpx.Client) -> None:
    family = [desk.visit(7, rdv_id=70), desk.visit(8, rdv_id=70, letters="MAR")]
    family[1]["code"] = family[0]["code"]
    desk.brings(*family, desk.visit(9))
    typed = slip_code(desk.slips_key, 70)
    answer = borne.post(f"{SITE}/check_in", json={"code": f"{typed[:4]} {typed[4:].lower()}", "lieu_id": NORTH})
    assert answer.json()["answer"] == "arrived"
    assert set(waiting(desk.client)) == {7, 8}


@pytest.mark.parametrize(
    ("visit", "told", "arrives"),
    [
        ({"clock": "15:00:00"}, "early", False),
        ({"clock": "11:20:00"}, "arrived", True),
        ({"clock": "10:15:00"}, "arrived", True),
        ({"clock": "09:50:00"}, "late", True),
        ({"lieu": SOUTH}, "elsewhere", False),
        ({"lieu": None}, "arrived", True),
        ({"day": "2026-11-25"}, "other_day", False),
        ({"letters": "MAR"}, "not_found", False),
    ],
)
def test_each_case_has_its_answer(
    desk: Desk, borne: httpx.Client, visit: dict[str, Any], told: str, arrives: bool
) -> None:
    desk.brings(desk.visit(7, **visit))
    answer = ask(borne)
    assert answer["answer"] == told
    assert bool(waiting(desk.client)) is arrives
    # What may be read over a shoulder: the hour, where they are expected or early, and nothing else.
    assert bool(answer["rdvs"]) is (told in ("arrived", "early"))
    assert (answer["opens_at"] is not None) is (told == "early")


def test_two_rdvs_are_both_said_and_two_people_are_not(desk: Desk, borne: httpx.Client) -> None:
    desk.brings(desk.visit(7, person="a"), desk.visit(8, "11:00:00", person="a"))
    assert [one["starts_at"][11:16] for one in ask(borne)["rdvs"]] == ["09:30", "10:00"]
    desk.brings(desk.visit(9, person="b"))
    answer = ask(borne)
    assert (answer["answer"], answer["rdvs"]) == ("ambiguous", [])
    assert 9 not in waiting(desk.client)


def test_who_does_not_come_any_more_is_not_found(desk: Desk, borne: httpx.Client) -> None:
    desk.brings(desk.visit(7))
    desk.brings(desk.visit(7, gone=True, by=[]))
    assert ask(borne)["answer"] == "not_found"


def test_who_was_taken_back_arrives_again(desk: Desk, borne: httpx.Client) -> None:
    desk.brings(desk.visit(7))
    ask(borne)
    ((told,),) = ([one for one in day(desk.client)["arrivals"] if one["participation_id"] == 7],)
    gone = {"participation_id": 7, "rdv_id": 70, "arrived_at": None, "acted_at": told["acted_at"]}
    say(desk.client, gone | {"over": told["acted_at"]})
    assert waiting(desk.client) == {}
    ask(borne)
    assert set(waiting(desk.client)) == {7}


def test_another_day_s_digests_are_not_taken(desk: Desk) -> None:
    desk.given["day"] = "0" * 16
    desk.brings(desk.visit(7), status=409)


def test_a_borne_guesses_slowly(desk: Desk, borne: httpx.Client) -> None:
    desk.brings(desk.visit(7))
    assert ask(borne, "MAR")["answer"] == "not_found"
    at_once = borne.post(f"{SITE}/check_in", json={"letters": "DUP", "birth_date": BORN.isoformat()})
    assert at_once.status_code == 429
    assert int(at_once.headers["Retry-After"]) <= 2


def test_ten_thousand_guesses_find_what_chance_gives() -> None:
    """Somebody stays at a borne for a whole night of the machine's, and tries as fast as it lets them."""
    now = 0.0
    lobby = Lobby(lambda: now)
    chance = random.Random(7)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    def guess() -> str:
        name = "".join(chance.choices(letters, k=3))
        return (
            f"{name}|{date.fromordinal(chance.randrange(date(1930, 1, 1).toordinal(), date(2020, 1, 1).toordinal()))}"
        )

    name, _ = lobby.day(1)
    there = [Expected(n, n, f"{n}", frozenset({guess()}), "", 0, None, "", "") for n in range(1, 301)]
    assert lobby.bring(1, name, 1, there, ())
    tried = found = 0
    for _ in range(10_000):
        now += 3.0
        if lobby.may_try(5) is not None:
            continue
        tried += 1
        found += bool(lobby.found(1, 1, guess(), by_code=False))
        lobby.missed(5)
    assert tried <= 100
    assert found == 0  # of 577 million, 300 are somebody


def test_a_check_in_answers_within_a_fifth_of_a_second(desk: Desk, borne: httpx.Client) -> None:
    desk.brings(*(desk.visit(n, letters="DUP" if n == 7 else "MAR") for n in range(1, 201)))
    took = []
    for _ in range(40):
        begun = time.perf_counter()
        assert ask(borne)["answer"] == "arrived"
        took.append(time.perf_counter() - begun)
    assert sorted(took)[37] < 0.2, took


def test_a_ticket_is_one_however_often_it_is_asked_for(desk: Desk, borne: httpx.Client) -> None:
    say(desk.client, walk_in("somebody"), name="walk_ins")
    asked = {"key": "from-the-borne", "motif_id": 4, "lieu_id": NORTH}
    for _ in range(2):
        answer = borne.post(f"{SITE}/tickets", json=asked)
        assert (answer.status_code, answer.json()) == (201, {"ticket": 2, "ahead": 1})
    (line,) = [one for one in day(desk.client)["walk_ins"] if one["key"] == "from-the-borne"]
    assert (line["outcome"], line["motif_id"], line["called"]) == ("waiting", 4, "")


def test_who_waits_elsewhere_or_is_being_seen_is_not_before_anybody(desk: Desk, borne: httpx.Client) -> None:
    others = (walk_in("north", lieu_id=NORTH), walk_in("south", lieu_id=NORTH + 1), walk_in("seen-to", taken_by=7))
    say(desk.client, *others, walk_in("anywhere"), name="walk_ins")
    answer = borne.post(f"{SITE}/tickets", json={"key": "also-north", "motif_id": None, "lieu_id": NORTH})
    assert answer.json()["ahead"] == 2


def test_an_answer_to_who_checks_in_is_not_kept_whatever_key_it_is_asked_with(desk: Desk, borne: httpx.Client) -> None:
    desk.brings(desk.visit(7))
    asked = {"letters": "DUP", "birth_date": BORN.isoformat(), "lieu_id": NORTH}
    for lieu, told in ((NORTH, "arrived"), (NORTH + 1, "elsewhere")):
        answer = borne.post(f"{SITE}/check_in", json=asked | {"lieu_id": lieu}, headers={"Idempotency-Key": "one"})
        assert answer.json()["answer"] == told


def test_who_asks_for_help_is_heard_until_somebody_goes(desk: Desk, borne: httpx.Client) -> None:
    cursor = day(desk.client)["cursor"]
    for _ in range(2):
        assert borne.post(f"{SITE}/help", json={}).status_code == 204
    told = desk.client.get(f"{SITE}/changes", params={"since": cursor}).json()["changes"]
    assert [one["type"] for one in told] == ["help"], "who asks twice asked once"
    (asked,) = day(desk.client)["helps"]
    assert asked["borne"] == "Borne du hall"
    assert desk.client.put(f"{SITE}/helps", json={"helps": [{"id": asked["id"]}]}).status_code == 204
    assert day(desk.client)["helps"] == []


def test_the_screen_is_told_tickets_or_what_the_site_chose(device: As, desk: Desk) -> None:
    say(desk.client, walk_in("somebody", called="Zoé Martin"), name="walk_ins")
    desk.brings(desk.visit(7), desk.visit(8, called="Léa"))
    called = {"called_at": at("10:19:00"), "acted_at": at("10:19:00"), "outcome": "called", "caller": "Béatrice Martin"}
    say(
        desk.client,
        {"key": "a", "participation_id": 7, "place": "Bureau 3"} | called,
        {"key": "b", "participation_id": 8, "place": "Bureau 4"} | called,
        {"key": "c", "walk_in": "somebody", "place": "Guichet 1"} | called,
        {"key": "d", "participation_id": 9, "place": "Bureau 3"} | called | {"outcome": "came"},
        name="calls",
    )
    told = device(DeviceKind.SCREEN, "Écran").get(f"{SITE}/screen")
    assert {(one["shown"], one["place"]) for one in told.json()["calls"]} == {
        (arrival_ticket(7), "Bureau 3"),
        ("Léa", "Bureau 4"),
        ("1", "Guichet 1"),
    }
    assert "Martin" not in told.text


def test_a_call_that_is_taken_back_to_what_it_was_is_not_the_last_again(device: As, desk: Desk) -> None:
    def called(key: str, hour: str, acted: str, times: int = 1) -> dict[str, Any]:
        made = {"key": key, "participation_id": ord(key), "place": "Bureau 3", "times": times, "outcome": "called"}
        return made | {"caller": "", "called_at": at(hour), "acted_at": at(acted)}

    say(desk.client, called("a", "10:15:00", "10:15:00"), called("b", "10:16:00", "10:16:00"), name="calls")
    say(desk.client, called("a", "10:17:00", "10:17:00", times=2), name="calls")
    screen = device(DeviceKind.SCREEN, "Écran")
    assert [one["key"] for one in screen.get(f"{SITE}/screen").json()["calls"]] == ["a", "b"]
    say(desk.client, called("a", "10:15:00", "10:18:00"), name="calls")
    assert [one["key"] for one in screen.get(f"{SITE}/screen").json()["calls"]] == ["b", "a"]


def test_nothing_that_desks_bring_is_on_the_disk(companion: Any, desk: Desk) -> None:
    visit = desk.visit(7, called="Zyxwvutine", whom="Zyxwvutine")
    desk.brings(visit)
    disk = b"".join(path.read_bytes() for path in companion.folder.rglob("*") if path.is_file())
    for kept in ("Zyxwvutine", visit["code"], *visit["by"]):
        assert kept.encode() not in disk
