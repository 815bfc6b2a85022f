"""A morning at one counter, with names that occur nowhere else: what a log must never hold can be looked for in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kiosk.clock import PARIS

NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
PASSWORD = "Mirabelle-41-Quenouille"
CLIENT_ID = "kiosk-des-mauvais-jours"
WRONG_PASSWORD = "Framboise-77-Fuseau"
DESK = "ondine.falguiere@vaucresson-test.fr"
SECOND_DESK = "sidonie.brachet@vaucresson-test.fr"

# What would tell who came, or who works there.
PERSONAL = (
    "QUILLERON",
    "Apolline",
    "VAUZELLE",
    "Barnabé",
    "ESTOUBLON",
    "Clémence",
    "TRAMEZAYGUES",
    "Hyacinthe",
    "Falguière",
    "Ondine",
    "Brachet",
    "Sidonie",
    "Ferrandon",
    "0639980117",
    "06 39 98 01 17",
    "impasse des Orchis",
    DESK,
    SECOND_DESK,
    PASSWORD,
    WRONG_PASSWORD,
    "vaucresson-test",
)

PRIVATE = {
    "notes": "SECRET remarque",
    "caisse_affiliation": "msa",
    "affiliation_number": "SECRET allocataire",
    "family_situation": "divorced",
    "number_of_children": 7,
    "logement": "locataire",
    "address_details": "SECRET bâtiment",
}
"""What everybody's fiche also says, and no desk may keep."""

APOLLINE, BARNABE, CLEMENCE, HYACINTHE = "rdv-1", "rdv-2", "rdv-3", "rdv-4"
"""The board's lines: nine o'clock, twenty past nine, ten o'clock, eleven o'clock."""


def territory() -> dict[str, Any]:
    """A data file of the embedded platform."""
    return {
        "timezone": "Europe/Paris",
        "territories": [{"key": "t", "name": "Ormeval", "departement_number": "99"}],
        "organisations": [{"key": "o", "id": 1, "territory": "t", "name": "MDS Nord"}],
        "services": [
            {"key": "pmi", "id": 1, "name": "PMI", "short_name": "PMI"},
            {"key": "sec", "id": 2, "name": "Secrétariat", "secretariat": True},
        ],
        "agents": [
            _agent("desk", 1, "Ondine", "Falguière", DESK, "sec"),
            _agent("desk2", 2, "Sidonie", "Brachet", SECOND_DESK, "sec"),
            _agent("nurse", 3, "Irène", "Ferrandon", "irene.ferrandon@vaucresson-test.fr", "pmi"),
        ],
        "lieux": [{"key": "l", "id": 1, "organisation": "o", "name": "Centre", "address": "1 place du Marché"}],
        "motifs": [
            {"key": "m", "id": 1, "organisation": "o", "service": "pmi", "name": "Consultation", "color": "#aa3366"}
        ],
        "users": [
            _user(1, "Apolline", "QUILLERON"),
            _user(2, "Barnabé", "VAUZELLE"),
            _user(3, "Clémence", "ESTOUBLON"),
            _user(4, "Hyacinthe", "TRAMEZAYGUES"),
        ],
        "oauth_applications": [
            {"key": "kiosk", "name": "Kiosk", "client_id": CLIENT_ID, "redirect_uris": ["urn:ietf:wg:oauth:2.0:oob"]}
        ],
        "rdvs": [_rdv(1, "09:00"), _rdv(2, "09:20"), _rdv(3, "10:00"), _rdv(4, "11:00")],
    }


def _agent(key: str, number: int, first: str, last: str, email: str, service: str) -> dict[str, Any]:
    return {
        "key": key,
        "id": number,
        "first_name": first,
        "last_name": last,
        "email": email,
        "password": PASSWORD,
        "services": [service],
        "roles": {"o": "basic"},
    }


def _user(number: int, first: str, last: str) -> dict[str, Any]:
    return {
        "key": f"u{number}",
        "id": number,
        "organisations": ["o"],
        "first_name": first,
        "last_name": last,
        "phone_number": "06 39 98 01 17",
        "address": "12 impasse des Orchis",
        **PRIVATE,
    }


def _rdv(number: int, hour: str) -> dict[str, Any]:
    return {
        "key": f"r{number}",
        "id": number,
        "organisation": "o",
        "motif": "m",
        "lieu": "l",
        "starts_at": f"2026-11-23T{hour}:00+01:00",
        "duration_in_min": 20,
        "agents": ["nurse"],
        "created_by": "nurse",
        "participations": [{"id": number * 10, "user": f"u{number}"}],
    }
