"""The organisation next door: an MDS that shares motifs with that of Ormeval, for « Élargir la recherche ».

It has rooms to offer and nothing else: its own RDVs would be seen by nobody.
"""

from __future__ import annotations

from typing import Any

from kiosk.domain.dates.times import ENGLISH_WEEKDAYS as DAYS
from kiosk.platform_server.data.demo.motifs import BY_KEY, motif_json
from kiosk.platform_server.data.demo.opening import Calendar
from kiosk.platform_server.data.demo.staff import PMI, SOCIAL, Agent, organisation_json

VIEUX_MOULIN = "vieux-moulin"
_LIEU = "vieux-moulin-centre"
_ADMIN = {VIEUX_MOULIN: "admin"}
_BASIC = {VIEUX_MOULIN: "basic"}

ORGANISATION = organisation_json(VIEUX_MOULIN, "MDS de Vieux-Moulin", "03 53 01 30 00", "rdv_solidarites")
LIEU: dict[str, Any] = {
    "key": _LIEU,
    "organisation": VIEUX_MOULIN,
    "name": "MDS de Vieux-Moulin",
    "address": "8 rue des Forges, 99140 Vieux-Moulin",
    "phone_number": "03 53 01 30 00",
    "availability": "enabled",
}
AGENTS: tuple[Agent, ...] = (
    Agent("chevallier", "Sandrine", "CHEVALLIER", SOCIAL, _ADMIN),
    Agent("oliveira", "Lucas", "OLIVEIRA", SOCIAL, _BASIC),
    Agent("benali", "Samira", "BENALI", PMI, _BASIC),
)
# The motifs that both have, with the colours that this one gave them, and who receives for them when.
_SHARED = {
    "social-1": "#24598F",
    "droits": "#5B97D6",
    "aide": "#3F6E99",
    "logement": "#A58538",
    "vaccin": "#749F2B",
    "pesee": "#349A8C",
}
_OPEN = (
    ("chevallier", (0, 2), "09:00", "12:00", ("social-1", "aide", "logement")),
    ("oliveira", (0, 1, 3), "13:30", "16:30", ("droits", "social-1", "aide")),
    ("oliveira", (4,), "09:00", "12:00", ("droits", "logement")),
    ("benali", (0, 1, 3, 4), "09:00", "11:30", ("vaccin", "pesee")),
)


def motifs_json() -> list[dict[str, Any]]:
    """Its motifs as the data file has them: those of Ormeval by name and service, open to whoever prescribes."""
    return [
        motif_json(BY_KEY[key])
        | {
            "key": _key(key),
            "organisation": VIEUX_MOULIN,
            "color": color,
            "bookable_by": "agents_and_prescripteurs",
        }
        for key, color in _SHARED.items()
    ]


def plages_json(calendar: Calendar) -> list[dict[str, Any]]:
    """Its plages d’ouverture as the data file has them, weekly, since three months before the demonstration."""
    found = []
    for number, (agent, days, start, end, motifs) in enumerate(_OPEN, 1):
        weekdays = sorted(calendar.weekday(n) for n in days)
        found.append(
            {
                "key": f"plage-{VIEUX_MOULIN}-{number}",
                "agent": agent,
                "organisation": VIEUX_MOULIN,
                "lieu": _LIEU,
                "motifs": [_key(key) for key in motifs],
                "title": "Permanence",
                "first_day": calendar.first_of(weekdays).isoformat(),
                "start_time": start,
                "end_time": end,
                "recurrence": {
                    "every": "week",
                    "interval": 1,
                    "on": [DAYS[n] for n in weekdays],
                    "until": None,
                },
            }
        )
    return found


def _key(motif: str) -> str:
    return f"{motif}-{VIEUX_MOULIN}"
