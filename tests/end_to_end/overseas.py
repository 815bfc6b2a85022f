"""A maison des solidarités of La Réunion, on a Monday: hours that are none of Paris's."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Indian/Reunion")
NOW = datetime(2026, 11, 23, 10, 20, tzinfo=ZONE)
PASSWORD = "un-mot-de-passe-d-essai"
SECRETARY = "accueil@reunion.test"
MEETING = "https://visio.test/salle"


def data_file() -> dict[str, Any]:
    """What the platform is filled with."""
    hours = (
        ("hier", "2026-11-22T23:30"),
        ("nuit", "2026-11-23T00:15"),
        ("matin", "2026-11-23T09:30"),
        ("tantot", "2026-11-23T11:30"),
        ("soir", "2026-11-23T23:30"),
        ("demain", "2026-11-24T00:15"),
    )
    usagers = [
        {"key": key, "organisations": ["mds"], "first_name": "Léa", "last_name": key.upper(), "notify_by_sms": False}
        for key, _ in (*hours, ("ecran", ""), ("fetes", ""))
    ]
    rdvs = [_rdv(key, "consult", f"{at}:00+04:00", lieu="centre") for key, at in hours]
    rdvs.append(_rdv("ecran", "visio", "2026-11-23T14:00:00+04:00") | {"visio_url": MEETING})
    rdvs.append(_rdv("fetes", "consult", "2026-11-23T15:00:00+04:00", lieu="salle"))
    return {
        "timezone": "Indian/Reunion",
        "territories": [{"key": "t", "name": "La Réunion", "departement_number": "974", "holiday_zone": "La Réunion"}],
        "organisations": [{"key": "mds", "id": 1, "territory": "t", "name": "MDS de Saint-Paul"}],
        "services": [
            {"key": "pmi", "name": "PMI"},
            {"key": "sec", "name": "Secrétariat", "secretariat": True},
        ],
        "agents": [
            _agent("desk", SECRETARY, "Claire", "RENAUD", "sec"),
            _agent("nurse", "pmi@reunion.test", "Béatrice", "MARTIN", "pmi"),
        ],
        "lieux": [
            {"key": "centre", "organisation": "mds", "name": "Centre", "address": "1 rue de la Mer"},
            {"key": "salle", "organisation": "mds", "name": "Salle des fêtes", "address": "2 rue de la Mer"}
            | {"availability": "single_use"},
        ],
        "motifs": [
            {"key": "consult", "organisation": "mds", "service": "pmi", "name": "Consultation"},
            {"key": "visio", "organisation": "mds", "service": "pmi", "name": "Entretien", "location_type": "visio"},
        ],
        "absences": [
            {"key": "ab", "agent": "nurse", "title": "Réunion", "first_day": "2026-11-23", "start_time": "16:00"}
            | {"end_day": "2026-11-23", "end_time": "17:30"}
        ],
        "users": usagers,
        "rdvs": rdvs,
    }


def _rdv(key: str, motif: str, at: str, **more: str) -> dict[str, Any]:
    whole = {"key": key, "organisation": "mds", "motif": motif, "starts_at": at, "duration_in_min": 30}
    return whole | {"agents": ["nurse"], "participations": [{"user": key}]} | more


def _agent(key: str, email: str, first: str, last: str, service: str) -> dict[str, Any]:
    return {"key": key, "first_name": first, "last_name": last, "email": email, "password": PASSWORD} | {
        "services": [service],
        "roles": {"mds": "basic"},
    }
