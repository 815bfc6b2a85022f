"""Data files of chosen sizes for the benchmarks: one organisation, one lieu, as many RDVs as asked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from kiosk.clock import PARIS

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
EMAIL, PASSWORD = "accueil@mesure.test", "Mesure-du-poste-1"
FIRST_NAMES = ("Léa", "Paul", "Aminata", "Jean-Marc", "Inès", "Hugo", "Fatima", "Louise", "Mohamed", "Chloé")
LAST_NAMES = ("DUPONT", "MARTIN", "N’DIAYE", "LE GOFF", "GARCIA", "PETIT", "BEN ALI", "LEFÈVRE", "MOREAU", "SILVA")


BUSY_DAYS = (date(2026, 12, 4), *(date(2026, 12, 7) + timedelta(days=n) for n in range(5)))
"""Working days around Sunday 2026-12-06, itself empty."""
QUIET_SUNDAY = date(2026, 12, 6)


AROUND = tuple(DAY + timedelta(days=n) for n in (1, 2, 3, 4, 7))
"""Working days of those that a desk keeps around ``DAY``."""


def platform_data(*, today: int, usagers: int = 3000, others: int = 0, around: int = 0) -> dict[str, Any]:
    """A data file with ``today`` RDVs on ``DAY``, ``others`` spread over ``BUSY_DAYS``, ``around`` a day of ``AROUND``.

    There are as many agents as it takes for each to have at most 20 RDVs of 20 minutes a day, from 8:30.
    """
    agents = max(3, -(-today // 20), -(-others // (20 * len(BUSY_DAYS))), -(-around // 20))
    names = [
        {
            "key": f"u{i}",
            "organisations": ["org"],
            "first_name": FIRST_NAMES[i % 10],
            "last_name": f"{LAST_NAMES[i // 10 % 10]} {i:05d}",
            "birth_date": (date(1950, 1, 1) + timedelta(days=i % 20000)).isoformat(),
            "phone_number": f"06 39 98 {i // 100 % 100:02d} {i % 100:02d}",
            "email": f"usager{i}@exemple.test" if i % 3 else None,
        }
        for i in range(usagers)
    ]
    rdvs = [_rdv(i, DAY, i, agents, usagers) for i in range(today)]
    rdvs += [
        _rdv(today + i, BUSY_DAYS[i % len(BUSY_DAYS)], i // len(BUSY_DAYS), agents, usagers) for i in range(others)
    ]
    rdvs += [
        _rdv(today + others + len(AROUND) * i + n, day, i, agents, usagers)
        for i in range(around)
        for n, day in enumerate(AROUND)
    ]
    return {
        "timezone": "Europe/Paris",
        "territories": [{"key": "t", "name": "Ormeval", "departement_number": "99"}],
        "organisations": [{"key": "org", "territory": "t", "name": "MDS de mesure"}],
        "services": [
            {"key": "pmi", "name": "PMI", "short_name": "PMI"},
            {"key": "sec", "name": "Secrétariat", "short_name": "Secrétariat", "secretariat": True},
        ],
        "agents": [
            {
                "key": f"a{i}",
                "first_name": FIRST_NAMES[i % 10],
                "last_name": f"Agent {i:02d}",
                "email": f"agent{i}@mesure.test",
                "services": ["pmi"],
                "roles": {"org": "basic"},
            }
            for i in range(agents)
        ]
        + [
            {
                "key": "accueil",
                "first_name": "Claire",
                "last_name": "Accueil",
                "email": EMAIL,
                "password": PASSWORD,
                "services": ["sec"],
                "roles": {"org": "basic"},
                "agent_accueil": True,
            }
        ],
        "lieux": [{"key": "l", "organisation": "org", "name": "MDS", "address": "1 rue de la Paix, 99000 Ormeval"}],
        "motifs": [
            {
                "key": f"m{i}",
                "organisation": "org",
                "service": "pmi",
                "name": f"Consultation {i + 1}",
                "color": "#6699cc",
                "location_type": "public_office",
                "default_duration_in_min": 20,
            }
            for i in range(8)
        ],
        "plage_ouvertures": [
            {
                "key": f"p{i}",
                "agent": f"a{i}",
                "organisation": "org",
                "lieu": "l",
                "motifs": ["m0"],
                "title": "Permanence",
                "first_day": "2026-11-02",
                "start_time": "08:30",
                "end_time": "17:00",
                "recurrence": {"every": "week", "interval": 1, "on": ["monday", "tuesday", "thursday", "friday"]},
            }
            for i in range(agents)
        ],
        "users": names,
        "rdvs": rdvs,
    }


def _rdv(number: int, day: date, slot: int, agents: int, usagers: int) -> dict[str, Any]:
    start = datetime.combine(day, time(8, 30), PARIS) + timedelta(minutes=20 * (slot // agents))
    past = start < NOW - timedelta(minutes=40)
    status = ("seen", "seen", "noshow")[number % 3] if past else "unknown"
    agent = f"a{slot % agents}"
    return {
        "key": f"r{number}",
        "organisation": "org",
        "motif": f"m{number % 8}",
        "lieu": "l",
        "starts_at": start.isoformat(),
        "duration_in_min": 20,
        "status": status,
        "agents": [agent],
        "participations": [{"user": f"u{number * 7 % usagers}", "status": status}],
        "created_by": agent,
    }
