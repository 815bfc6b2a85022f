"""The day of the demonstration, looked at as a secretary would at several hours."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from kiosk.domain.day.status import Status
from tests.platform_server.demo.view import Rdv, Territory, territory

DAYS = ["2026-11-23", "2026-07-17", "2026-08-15"]
LATE = timedelta(minutes=10)
LONG = timedelta(minutes=20)


@pytest.fixture(params=DAYS)
def day(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def morning(day: str) -> Territory:
    """10:20, the day in full swing."""
    return territory(f"{day}T10:20")


def _waiting(place: Territory) -> list[Rdv]:
    return [rdv for rdv in place.rdvs if rdv.waiting_since is not None]


def test_people_wait_one_of_them_for_long(morning: Territory) -> None:
    waits = [(rdv, morning.now - rdv.waiting_since) for rdv in _waiting(morning) if rdv.waiting_since]
    assert 4 <= len(waits) <= 6
    assert sum(wait > LONG for _, wait in waits) == 1
    assert all(rdv.starts_at.date() == morning.now.date() for rdv, _ in waits)
    assert all(set(rdv.statuses) == {"unknown"} and rdv.json["status"] == "unknown" for rdv, _ in waits)
    arrivals = [(rdv.waiting_since or morning.now) - rdv.starts_at for rdv, _ in waits]
    assert min(arrivals) < timedelta() < max(arrivals), "some come before the hour, some after"


def test_one_person_is_late(morning: Territory) -> None:
    late = [
        rdv
        for rdv in morning.today()
        if rdv.motif["location_type"] == "public_office"
        and not rdv.motif["collectif"]
        and rdv.statuses[0] == "unknown"
        and rdv.waiting_since is None
        and morning.now - rdv.starts_at > LATE
    ]
    assert [rdv.names for rdv in late] == [("L’HOSTIS Gwenaëlle",)]


def test_what_is_behind_is_mostly_settled(morning: Territory) -> None:
    begun = [rdv for rdv in morning.today() if rdv.starts_at <= morning.now - timedelta(minutes=30)]
    counts = Counter(status for rdv in begun for status in rdv.statuses)
    assert counts["seen"] >= 0.75 * sum(counts.values())
    assert counts["noshow"] >= 1
    today = Counter(status for rdv in morning.today() for status in rdv.statuses)
    assert today["excused"] >= 2
    assert today["revoked"] >= 2


def test_some_are_to_fill_in_today_and_on_the_days_before(morning: Territory) -> None:
    blank = [
        rdv
        for rdv in morning.rdvs
        if rdv.json["status"] == "unknown" and rdv.ends_at < morning.now and rdv.waiting_since is None
    ]
    today = [rdv for rdv in blank if rdv.starts_at.date() == morning.now.date()]
    assert [rdv.motif["location_type"] for rdv in today] == ["phone", "home"]
    assert 5 <= len(blank) - len(today) <= 60
    recent = [rdv for rdv in blank if rdv.starts_at > morning.now - timedelta(days=15)]
    assert len(recent) > len(today)


def test_every_place_and_a_workshop_are_on_the_board(morning: Territory) -> None:
    places = Counter(rdv.motif["location_type"] for rdv in morning.today())
    assert set(places) == {"public_office", "phone", "home", "visio"}
    running = [rdv for rdv in morning.today() if rdv.motif["collectif"] and rdv.starts_at < morning.now < rdv.ends_at]
    assert len(running) == 1
    assert len(running[0].usagers) == 8
    assert running[0].json["name"]
    assert set(running[0].statuses) == {"seen", "excused", "unknown"}
    assert running[0].json["status"] == "seen"
    assert running[0].waiting_since is None


def test_a_couple_is_received_by_two_agents(morning: Territory) -> None:
    both = [rdv for rdv in morning.today() if len(rdv.json["agents"]) == 2]
    assert [rdv.names for rdv in both] == [("GARNIER Sébastien", "GARNIER Élodie")]


def test_names_that_put_a_screen_to_the_test(morning: Territory) -> None:
    today = [user for rdv in morning.today("centre") for user in rdv.usagers]
    births: dict[str, set[str]] = {}
    for user in today:
        births.setdefault(f"{user['last_name']} {user['first_name']}", set()).add(user["birth_date"])
    assert len(births["BENALI Mohamed"]) == 2
    assert len(births["MARTIN Nathalie"]) == 2
    assert any(len(user["last_name"]) > 25 and "-" in user["last_name"] for user in today)
    assert any(user["last_name"].startswith("D’") for user in today)
    assert any("’" in user["last_name"][1:3] for user in today)
    assert any(user["phone_number"] is None and user["responsible"] is None for user in today)
    assert any(not user["notify_by_sms"] and not user["notify_by_email"] for user in today)
    assert any(user["responsible"] for user in today)
    assert sum(rdv.json["context"] is not None for rdv in morning.today()) >= 10


def test_somebody_is_away(morning: Territory) -> None:
    iso = morning.now.date().isoformat()
    away = {a["agent"] for a in morning.data["absences"] if a["first_day"] <= iso <= a["end_day"]}
    assert {"perrin", "dacosta"} <= away


def test_before_the_doors_open_all_is_to_come(day: str) -> None:
    early = territory(f"{day}T08:00")
    assert not _waiting(early)
    assert {status for rdv in early.today() for status in rdv.statuses} == {"unknown"}
    assert all(rdv.json["cancelled_at"] is None for rdv in early.today())
    assert early.today()[0].starts_at > early.now


def test_in_the_evening_only_what_was_forgotten_is_left(day: str) -> None:
    evening = territory(f"{day}T19:00")
    assert not _waiting(evening)
    left = [rdv for rdv in evening.today() if "unknown" in rdv.statuses]
    assert 1 <= len(left) <= 5
    assert all(rdv.motif["location_type"] != "public_office" for rdv in left)
    counts = Counter(status for rdv in evening.today() for status in rdv.statuses)
    assert set(counts) == {"unknown", "seen", "noshow", "excused", "revoked"}


@pytest.mark.parametrize("hour", ["08:45", "09:30", "11:10", "12:30", "14:05", "15:00", "16:30", "17:30"])
def test_statuses_agree_at_any_hour(hour: str) -> None:
    place = territory(f"2026-11-23T{hour}")
    for rdv in place.rdvs:
        statuses, own = set(rdv.statuses), rdv.json["status"]
        if rdv.motif["collectif"]:
            assert own in ("unknown", "seen", "revoked")
            assert (own == "seen") == ("seen" in statuses)
        else:
            assert {own} == statuses
        assert statuses <= {status.value for status in Status}
        settled = own in ("excused", "revoked", "noshow")
        assert (rdv.json["cancelled_at"] is not None) == settled
        if rdv.json["cancelled_at"]:
            created, cancelled = (datetime.fromisoformat(rdv.json[f"{what}_at"]) for what in ("created", "cancelled"))
            assert cancelled <= place.now
            assert created < cancelled, (rdv.starts_at, created, cancelled)
        if own == "noshow":
            assert rdv.starts_at < place.now
        if rdv.starts_at.date() > place.now.date():
            assert not statuses & {"seen", "noshow"}
    assert len(_waiting(place)) <= 8


def test_a_day_goes_forward() -> None:
    hours = ["08:00", "09:00", "10:20", "12:00", "14:00", "16:00", "19:00"]
    open_ones = [
        sum(status == "unknown" for rdv in territory(f"2026-11-23T{hour}").today() for status in rdv.statuses)
        for hour in hours
    ]
    assert open_ones == sorted(open_ones, reverse=True)
    assert open_ones[0] > open_ones[3] > open_ones[-1]


def test_any_day_of_the_year_can_be_the_busy_one() -> None:
    """A demonstration on a Sunday or a holiday still has its busy day."""
    for iso in ("2026-11-22", "2026-11-11", "2026-12-25"):
        place = territory(f"{iso}T10:20")
        assert len(place.today("centre")) == len(territory("2026-11-23T10:20").today("centre"))
        assert date.fromisoformat(iso) == place.now.date()
