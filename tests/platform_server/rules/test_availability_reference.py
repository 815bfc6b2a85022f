"""Slots against a slow reference that walks the calendar day by day and minute by minute, as desk-api.md tells it."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.dates.times import ENGLISH_WEEKDAYS
from kiosk.platform_server.rules.availability import search
from tests.platform_server.rules.test_availability import filled

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
# Holidays as the calendars of each territory have them, around the days that are tried.
EVERYWHERE = {date(2026, 11, 1), date(2026, 11, 11), date(2026, 12, 25), date(2027, 1, 1), date(2027, 3, 29),
              date(2027, 5, 1), date(2027, 5, 6), date(2027, 5, 8), date(2027, 5, 17), date(2027, 7, 14),
              date(2027, 8, 15), date(2027, 11, 1), date(2027, 11, 11), date(2027, 12, 25)}  # fmt: skip
OF_THEIR_OWN = {
    None: set[date](),
    "Alsace-Moselle": {date(2026, 12, 26), date(2027, 3, 26), date(2027, 12, 26)},
    "La Réunion": {date(2026, 12, 20), date(2027, 12, 20)},
    "Mayotte": {date(2027, 4, 27)},
    "Guadeloupe": {date(2027, 5, 27)},
    "Martinique": {date(2027, 5, 22)},
    "Guyane": {date(2027, 6, 10)},
}
ZONES = {"La Réunion": "Indian/Reunion", "Mayotte": "Indian/Mayotte", "Guadeloupe": "America/Guadeloupe",
         "Martinique": "America/Martinique", "Guyane": "America/Cayenne"}  # fmt: skip
# An ordinary day, both changes of hour, and days off.
ANCHORS = [date(2026, 11, 23), date(2026, 10, 24), date(2027, 3, 27), date(2026, 12, 18), date(2027, 4, 26),
           date(2027, 5, 20), date(2027, 6, 8)]  # fmt: skip
MINUTES = st.integers(16, 80).map(lambda quarter: 15 * quarter) | st.integers(4 * 60, 20 * 60)


def of_day(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@st.composite
def rules(draw: st.DrawFn, first_day: date) -> dict[str, Any] | None:
    every = draw(st.sampled_from([None, "day", "week", "week", "month"]))
    if every is None:
        return None
    rule: dict[str, Any] = {"every": every, "interval": draw(st.sampled_from([1, 1, 2, 3]))}
    if every == "week":
        rule["on"] = draw(st.lists(st.sampled_from(ENGLISH_WEEKDAYS), unique=True, max_size=4))
    if every == "month" and draw(st.booleans()):
        rule["day"] = {str(draw(st.integers(0, 6))): draw(st.lists(st.integers(1, 5), unique=True, min_size=1))}
    if draw(st.booleans()):
        rule["until"] = (first_day + timedelta(days=draw(st.integers(0, 120)))).isoformat()
    return rule


@st.composite
def times_of_day(draw: st.DrawFn, first_day: date) -> dict[str, Any]:
    start = draw(MINUTES)
    end = min(start + draw(st.sampled_from([15, 30, 60, 90]) | st.integers(1, 300)), 24 * 60 - 1)
    return {
        "first_day": first_day.isoformat(),
        "start_time": of_day(start),
        "end_time": of_day(end),
        "recurrence": draw(rules(first_day)),
    }


@st.composite
def platforms(draw: st.DrawFn) -> tuple[dict[str, Any], date]:
    anchor = draw(st.sampled_from(ANCHORS))
    holiday_zone = draw(st.sampled_from(sorted(OF_THEIR_OWN, key=str)))
    around = st.just(anchor) | st.integers(-40, 12).map(lambda days: anchor + timedelta(days=days))
    near = st.integers(-2, 12).map(lambda days: anchor + timedelta(days=days))
    agents = st.sampled_from(["a", "b"])
    plages = [
        {
            "key": f"p{n}",
            "agent": draw(agents),
            "organisation": "o",
            "lieu": draw(st.sampled_from(["l1", "l2", None])),
            "motifs": draw(st.sampled_from([["m"], ["m"], ["h"], ["m", "h"]])),
            "title": "p",
            **draw(times_of_day(draw(around))),
        }
        for n in range(draw(st.integers(1, 5)))
    ]
    absences = []
    for n in range(draw(st.integers(0, 4))):
        when = draw(times_of_day(draw(around)))
        longer = draw(st.integers(1, 4)) if when["recurrence"] is None and draw(st.booleans()) else 0
        end_day = date.fromisoformat(when["first_day"]) + timedelta(days=longer)
        absences.append({"key": f"x{n}", "agent": draw(agents), "title": "x", "end_day": end_day.isoformat(), **when})
    zone = ZoneInfo(ZONES.get(holiday_zone or "", "Europe/Paris"))
    rdvs = []
    for n in range(draw(st.integers(0, 6))):
        minute = draw(MINUTES)
        starts_at = datetime.combine(draw(near), time(minute // 60, minute % 60), zone)
        organisation = draw(st.sampled_from(["o", "elsewhere"]))
        rdvs.append(
            {
                "key": f"r{n}",
                "organisation": organisation,
                "motif": "h" if organisation == "o" else "f",
                "starts_at": starts_at.isoformat(),
                "duration_in_min": draw(st.integers(1, 120)),
                "status": draw(st.sampled_from(["unknown", "seen", "noshow", "excused", "revoked"])),
                "agents": [draw(agents)],
                "participations": [{"user": "u"}],
                "created_by": "a",
            }
        )
    people = [{"key": k, "id": n, "last_name": k, "services": ["s"], "roles": {"o": "intervenant"}}
              for n, k in ((1, "a"), (2, "b"))]  # fmt: skip
    motif = {
        "service": "s",
        "color": "#000000",
        "default_duration_in_min": draw(st.sampled_from([7, 15, 15, 30, 45, 60])),
    }
    data = {
        "timezone": str(zone),
        "territories": [{"key": "t", "name": "T", "departement_number": "99", "holiday_zone": holiday_zone}],
        "organisations": [
            {"key": "o", "id": 1, "territory": "t", "name": "O"},
            {"key": "elsewhere", "id": 2, "territory": "t", "name": "E"},
        ],
        "services": [{"key": "s", "name": "S"}],
        "agents": people,
        "lieux": [
            {"key": "l1", "id": 1, "organisation": "o", "name": "1", "address": "1"},
            {
                "key": "l2",
                "id": 2,
                "organisation": "o",
                "name": "2",
                "address": "2",
                "availability": draw(st.sampled_from(["enabled", "disabled"])),
            },
        ],
        "motifs": [
            {"key": "m", "id": 1, "organisation": "o", "name": "Ici", **motif},
            {"key": "h", "id": 2, "organisation": "o", "name": "Chez vous", "location_type": "home", **motif},
            {"key": "f", "id": 3, "organisation": "elsewhere", "name": "F", "location_type": "phone", **motif},
        ],
        "plage_ouvertures": plages,
        "absences": absences,
        "users": [{"key": "u", "organisations": ["o"], "first_name": "U", "last_name": "U"}],
        "rdvs": rdvs,
    }
    return data, anchor


def takes_place(rule: dict[str, Any] | None, first_day: date, day: date) -> bool:
    """Whether the rule has an occurrence on that very day."""
    if day < first_day or rule is None:
        return day == first_day
    if rule.get("until") and day > date.fromisoformat(rule["until"]):
        return False
    interval: int = rule["interval"]
    if rule["every"] == "day":
        return (day - first_day).days % interval == 0
    if rule["every"] == "week":
        monday, first_monday = (d - timedelta(days=d.weekday()) for d in (day, first_day))
        on = rule["on"] or [ENGLISH_WEEKDAYS[first_day.weekday()]]
        return ENGLISH_WEEKDAYS[day.weekday()] in on and (monday - first_monday) // WEEK % interval == 0
    if ((day.year - first_day.year) * 12 + day.month - first_day.month) % interval:
        return False
    if "day" not in rule:
        return day.day == first_day.day
    numbers: list[int] = rule["day"].get(str((day.weekday() + 1) % 7), [])
    return (day.day - 1) // 7 + 1 in numbers


def when(row: dict[str, Any], zone: ZoneInfo, first: date, last: date) -> list[tuple[int, int]]:
    """The occurrences that begin from ``first`` to ``last``, in seconds."""
    first_day = date.fromisoformat(row["first_day"])

    def at(day: date, hour: str) -> int:
        return int(datetime.combine(day, time.fromisoformat(hour), zone).timestamp())

    elapsed = at(date.fromisoformat(row.get("end_day", row["first_day"])), row["end_time"])
    elapsed -= at(first_day, row["start_time"])
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    starts = [at(day, row["start_time"]) for day in days if takes_place(row["recurrence"], first_day, day)]
    return [(start, start + elapsed) for start in starts]


def reference_slots(
    data: dict[str, Any], motif: dict[str, Any], first: date, last: date, now: int
) -> set[tuple[int, str, str | None]]:
    """Start, agent and lieu of every slot whose plage takes place from ``first`` to ``last``."""
    zone = ZoneInfo(data["timezone"])
    placed = motif.get("location_type") is None
    shut = {lieu["key"] for lieu in data["lieux"] if lieu.get("availability") == "disabled"}
    holidays = EVERYWHERE | OF_THEIR_OWN[data["territories"][0]["holiday_zone"]]
    busy: dict[str, list[tuple[int, int]]] = {"a": [], "b": []}
    for absence in data["absences"]:
        busy[absence["agent"]] += when(absence, zone, first - WEEK, last + DAY)
    for rdv in data["rdvs"]:
        if rdv["status"] in ("unknown", "seen", "noshow"):
            start = int(datetime.fromisoformat(rdv["starts_at"]).timestamp())
            busy[rdv["agents"][0]].append((start, start + rdv["duration_in_min"] * 60))
    found: set[tuple[int, str, str | None]] = set()
    length = motif["default_duration_in_min"] * 60
    for plage in data["plage_ouvertures"]:
        if motif["key"] not in plage["motifs"] or (placed and (plage["lieu"] is None or plage["lieu"] in shut)):
            continue
        for start, end in when(plage, zone, first, last):
            if end < now:
                continue
            taken = [b for b in busy[plage["agent"]] if b[0] < end and b[1] > start]
            begin: int | None = None
            for minute in range(start, end + 60, 60):
                off = datetime.fromtimestamp(minute, zone).date() in holidays
                free = minute < end and not off and not any(b[0] <= minute < b[1] for b in taken)
                if free and begin is None:
                    begin = minute
                if not free and begin is not None:
                    slot = begin
                    while slot < now and begin < now:
                        slot += 300
                    while slot + length <= minute:
                        found.add((slot, plage["agent"], plage["lieu"] if placed else None))
                        slot += length
                    begin = None
    return found


@pytest.mark.timeout(300)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    platform=platforms(),
    asked=st.sampled_from([0, 0, -1, -3, 1, 4]),
    days=st.integers(1, 31),
    since=MINUTES | st.integers(-60, 40 * 60),
    seconds=st.sampled_from([0, 0, 1, 30]),
    office=st.booleans(),
    lieux=st.sampled_from([None, [1], [2, 1]]),
    agents=st.sampled_from([None, None, {1}, {2}, {1, 2}, {9}]),
)
def test_slots_are_those_of_the_slow_reference(
    platform: tuple[dict[str, Any], date], asked: int, days: int, since: int, seconds: int, office: bool,
    lieux: list[int] | None, agents: set[int] | None,
) -> None:  # fmt: skip
    data, anchor = platform
    zone = ZoneInfo(data["timezone"])
    now = int(datetime.combine(anchor, time(), zone).astimezone(UTC).timestamp()) + since * 60 + seconds
    today = datetime.fromtimestamp(now, zone).date()
    first = anchor + timedelta(days=asked)
    motif = data["motifs"][0 if office else 1]
    horizon = max(first, today) + relativedelta(months=6)
    names = {1: "a", 2: "b"}
    wanted = None if agents is None else {names.get(agent) for agent in agents}
    every = {s for s in reference_slots(data, motif, first, horizon, now) if wanted is None or s[1] in wanted}
    until = datetime.combine(first + timedelta(days=days), time(), zone).timestamp()

    with tempfile.TemporaryDirectory() as folder, filled(Path(folder), data, now) as (connection, reference):
        answered = search(
            connection, reference, reference.motifs[motif["id"]], first, days, now, lieu_ids=lieux, agent_ids=agents
        )

    found = {(s.starts_at, names[s.agent_id], None if s.lieu_id is None else f"l{s.lieu_id}")
             for lieu in answered for s in lieu.creneaux}  # fmt: skip
    here = [f"l{lieu.lieu.id}" if lieu.lieu else None for lieu in answered]
    in_sight = {s for s in every if s[2] in here and s[0] < until}
    assert found <= in_sight
    assert {s[:2] for s in found} == {s[:2] for s in in_sight}, "once per start and agent, whatever the lieux"
    assert len(found) == len({s[:2] for s in found})
    if office and lieux is not None:
        shut = data["lieux"][1]["availability"] == "disabled"
        assert here == [f"l{lieu}" for lieu in lieux if not (shut and lieu == 2)]
    for name, lieu in zip(here, answered, strict=True):
        nearest = min((s[0] for s in every if s[2] == name), default=None)
        assert (lieu.next_availability.starts_at if lieu.next_availability else None) == nearest
