"""The data on which the platform's own application was measured, made anew: one organisation, 20 000 RDVs."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from kiosk.clock import PARIS
from tests.benchmarks.data import EMAIL, FIRST_NAMES, LAST_NAMES, NOW, PASSWORD

RDVS, USAGERS = 20_000, 10_000
SATURDAY, OF_SATURDAY = date(2026, 11, 28), 43
"""A day of 43 RDVs."""
CONSULTATION, COMPLET = 1, 2
_FIRST, _LAST = date(2026, 9, 23), date(2027, 1, 22)
_MONDAYS = [date(2026, 9, 28) + timedelta(weeks=n) for n in range(37)]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]
_STARTS = [time(9 + n // 2, 30 * (n % 2)) for n in range(16)]


def reference_data(usagers: int = USAGERS) -> dict[str, Any]:
    """A data file; more usagers than the reference has come without RDVs."""
    return {
        "timezone": "Europe/Paris",
        "territories": [{"key": "t", "name": "Ormeval", "departement_number": "99"}],
        "organisations": [{"key": "org", "territory": "t", "name": "MDS de mesure"}],
        "services": [
            {"key": "pmi", "name": "PMI"},
            {"key": "social", "name": "Service social"},
            {"key": "sec", "name": "Secrétariat", "secretariat": True},
        ],
        "agents": [_agent(i) for i in range(60)],
        "lieux": [
            {"key": f"l{i}", "organisation": "org", "name": f"MDS {i}", "address": f"{i} rue de la Paix"}
            for i in range(3)
        ],
        "motifs": [
            {
                "key": f"m{i}",
                "id": i + 1,
                "organisation": "org",
                "service": "social" if i == 1 or i > 10 else "pmi",
                "name": ("Consultation", "Complet")[i] if i < 2 else f"Motif {i + 1}",
                "default_duration_in_min": 60 if i == 1 else 30,
            }
            for i in range(20)
        ],
        "plage_ouvertures": _plages(),
        "absences": [
            {
                "key": f"ab{i}",
                "agent": f"a{i}",
                "title": "Réunion",
                "first_day": (date(2026, 9, 21) + timedelta(days=i % 5)).isoformat(),
                "start_time": "11:00",
                "end_time": "12:00",
                "recurrence": {"every": "week", "interval": 2, "on": [_WEEKDAYS[i % 5]]},
            }
            for i in range(55)
        ],
        "users": [usager(i) for i in range(usagers)],
        "rdvs": _rdvs(),
    }


def _agent(i: int) -> dict[str, Any]:
    secretary = i >= 55
    return {
        "key": f"a{i}",
        "first_name": FIRST_NAMES[i % 10],
        "last_name": f"Agent {i:02d}",
        "email": EMAIL if i == 55 else f"agent{i}@mesure.test",
        "password": PASSWORD if secretary else None,
        "services": ["sec" if secretary else "pmi" if i < 30 else "social"],
        "roles": {"org": "basic"},
    }


def _plages() -> list[dict[str, Any]]:
    but_wednesday = [day for day in _WEEKDAYS if day != "wednesday"]
    plages = []
    for i in range(30):
        others = [f"m{2 + (i + n) % 8}" for n in range(3)]
        plages.append(_plage(i, i % 3, ["m0", *others], "09:00", "12:00", _WEEKDAYS))
        plages.append(_plage(i, i % 3, ["m0", *others], "13:30", "17:00", but_wednesday))
    plages += [_plage(i, i % 3, ["m1"], "09:00", "12:00", ["monday"]) for i in range(30, 35)]
    plages += [
        _plage(i, i % 3, [f"m{11 + (i + n) % 9}" for n in range(4)], "09:00", "16:00", _WEEKDAYS) for i in range(35, 55)
    ]
    return [{"key": f"p{number}", **plage} for number, plage in enumerate(plages)]


def _plage(agent: int, lieu: int, motifs: list[str], start: str, end: str, days: list[str]) -> dict[str, Any]:
    return {
        "agent": f"a{agent}",
        "organisation": "org",
        "lieu": f"l{lieu}",
        "motifs": motifs,
        "title": "Permanence",
        "first_day": "2026-09-21",
        "start_time": start,
        "end_time": end,
        "recurrence": {"every": "week", "interval": 1, "on": days},
    }


def usager(i: int) -> dict[str, Any]:
    return {
        "key": f"u{i}",
        "organisations": ["org"],
        "first_name": FIRST_NAMES[i % 10],
        "last_name": f"{LAST_NAMES[i // 10 % 10]} {_letters(i)}",
        "birth_date": (date(1950, 1, 1) + timedelta(days=i % 20000)).isoformat(),
        "phone_number": f"06 {i // 10000 % 100:02d} 98 {i // 100 % 100:02d} {i % 100:02d}",
        "email": f"usager{i}@exemple.test" if i % 3 else None,
        "address": f"{i % 90 + 1} rue de la Gare, 99000 Ormeval",
    }


def _letters(i: int) -> str:
    """A name of its own for each: « BACA », « BACE »…"""
    syllables = [c + v for c in "BCDFGLMNPRSTV" for v in "AEIOU"]
    return syllables[i % 65] + syllables[i // 65 % 65] + syllables[i // 4225 % 65]


def _rdvs() -> list[dict[str, Any]]:
    random = Random(20261123)
    rows = [
        _rdv(f"a{agent}", f"l{agent % 3}", "m1", datetime.combine(monday, time(hour), PARIS), 60, random, "unknown")
        for monday in _MONDAYS
        for agent in range(30, 35)
        for hour in (9, 10, 11)
    ]
    days = [_FIRST + timedelta(days=n) for n in range((_LAST - _FIRST).days + 1)]
    working = [day for day in days if day.weekday() < 5 and day not in (date(2026, 11, 11), date(2026, 12, 25))]
    others = RDVS - len(rows) - OF_SATURDAY
    for number, day in enumerate(working):
        of_the_day = others * (number + 1) // len(working) - others * number // len(working)
        rows += _of_day(day, of_the_day, random)
    rows += _of_day(SATURDAY, OF_SATURDAY, random)
    return [{"key": f"r{number}", **row} for number, row in enumerate(rows)]


def _of_day(day: date, how_many: int, random: Random) -> list[dict[str, Any]]:
    agents = [*range(30), *range(35, 55)]
    places = random.sample([(agent, start) for agent in agents for start in _STARTS], how_many)
    rows = []
    for agent, start in places:
        motif = "m0" if agent < 30 else f"m{11 + agent % 9}"
        rows.append(_rdv(f"a{agent}", f"l{agent % 3}", motif, datetime.combine(day, start, PARIS), 30, random))
    return rows


def _rdv(
    agent: str, lieu: str, motif: str, start: datetime, duration: int, random: Random, status: str | None = None
) -> dict[str, Any]:
    if status is None and start < NOW:
        status = random.choice(["seen"] * 3 + ["noshow", "excused", "revoked", "unknown"])
    elif status is None:
        status = "excused" if random.randrange(12) == 0 else "unknown"
    return {
        "organisation": "org",
        "motif": motif,
        "lieu": lieu,
        "starts_at": start.isoformat(),
        "duration_in_min": duration,
        "status": status,
        "agents": [agent],
        "created_by": agent,
        "participations": [{"user": f"u{random.randrange(USAGERS)}", "status": status}],
    }
