"""A believable territory for demonstrations, training and tests: Ormeval, its MDS and its town hall; an MDS next door.

Everything is invented and always the same: nothing but fixed seeds decides, so the same day gives the same data.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from kiosk.clock import PARIS
from kiosk.platform_server.data.demo import neighbours, staff
from kiosk.platform_server.data.demo.cast import cast
from kiosk.platform_server.data.demo.dice import dice
from kiosk.platform_server.data.demo.history import ordinary_days
from kiosk.platform_server.data.demo.motifs import motifs_json
from kiosk.platform_server.data.demo.opening import Calendar, absences, absences_json, plages_json
from kiosk.platform_server.data.demo.people import Population, user_json
from kiosk.platform_server.data.demo.staff import ACCOUNTS
from kiosk.platform_server.data.demo.today import todays_bookings

__all__ = ["ACCOUNTS", "SCALES", "build_demo"]

SCALES = {"normal": 3_000, "large": 100_000}
"""The scales, and how many usagers each has."""


def build_demo(now: datetime, scale: str = "normal") -> dict[str, Any]:
    """The territory as a data file, seen at ``now`` (naive: Paris).

    The day of ``now`` is the busy one, be it a Sunday; RDVs reach two months on both sides of it. Two instants of one
    day give the same people, RDVs and openings: only statuses and the waiting room differ. Raises ValueError on an
    unknown scale.
    """
    if scale not in SCALES:
        raise ValueError(f"unknown scale {scale!r}: one of {', '.join(SCALES)}")
    now = now.replace(tzinfo=PARIS) if now.tzinfo is None else now.astimezone(PARIS)
    today = now.date()
    calendar = Calendar(today)
    agents = staff.agents_of(scale)
    named = cast(today)
    population = Population(today, SCALES[scale], agents, tuple(named.values()))
    absent = absences(calendar)
    bookings = list(ordinary_days(calendar, agents, population, absent, dice("jours")))
    bookings += todays_bookings(calendar, agents, population, named, dice("script"))
    bookings.sort(key=lambda booking: (booking.starts_at, booking.agents))
    identifiers = dice("uuid")
    archived_at = datetime.combine(today - timedelta(days=180), time(18), PARIS).isoformat()
    return {
        "timezone": "Europe/Paris",
        "territories": staff.TERRITORIES,
        "organisations": [*staff.ORGANISATIONS, neighbours.ORGANISATION],
        "services": staff.SERVICES,
        "teams": staff.TEAMS,
        "agents": staff.agents_json((*agents, *neighbours.AGENTS)),
        "lieux": [*staff.LIEUX, neighbours.LIEU],
        "motifs": [*motifs_json(archived_at), *neighbours.motifs_json()],
        "plage_ouvertures": [*plages_json(calendar, agents), *neighbours.plages_json(calendar)],
        "absences": absences_json(absent),
        "users": [user_json(person) for person in population.people],
        "rdvs": [booking.json(number, identifiers, now) for number, booking in enumerate(bookings, 1)],
        "oauth_applications": staff.APPLICATIONS,
    }
