"""A small invented platform: two organisations, one agent of each role, a few RDVs of one Monday."""

from __future__ import annotations

from typing import Any

NOW = "2026-11-23T10:20:00+01:00"
PASSWORD = "un-mot-de-passe-d-essai"
CLIENT_SECRET = "un-secret-d-essai-qui-est-bien-long"
SECRETARY = "accueil@bocage.test"
SECOND_DESK = "accueil2@bocage.test"
ADMIN = "admin@bocage.test"
NURSE = "pmi@bocage.test"
SOCIAL = "social@bocage.test"
ELSEWHERE = "ailleurs@bocage.test"
INVITED = "invite@bocage.test"


def small_platform() -> dict[str, Any]:
    """A fresh data file."""
    return {
        "timezone": "Europe/Paris",
        "territories": [{"key": "t", "name": "Bocage", "departement_number": "99"}],
        "organisations": [
            {"key": "nord", "id": 1, "territory": "t", "name": "MDS Nord", "email": "nord@bocage.test"},
            {"key": "sud", "id": 2, "territory": "t", "name": "MDS Sud"},
        ],
        "services": [
            {"key": "pmi", "id": 1, "name": "PMI", "short_name": "PMI"},
            {"key": "social", "id": 2, "name": "Service social"},
            {"key": "sec", "id": 3, "name": "Secrétariat", "secretariat": True},
        ],
        "teams": [{"key": "equipe", "id": 1, "territory": "t", "name": "Équipe du Nord"}],
        "agents": [
            _agent("desk", 1, SECRETARY, "sec", {"nord": "basic"}),
            _agent("desk2", 2, SECOND_DESK, "sec", {"nord": "basic"}),
            _agent("admin", 3, ADMIN, "social", {"nord": "admin"}) | {"territorial_admin": ["t"]},
            _agent("nurse", 4, NURSE, "pmi", {"nord": "basic"}) | {"teams": ["equipe"]},
            _agent("social", 5, SOCIAL, "social", {"nord": "basic"}),
            _agent("elsewhere", 6, ELSEWHERE, "pmi", {"sud": "admin"}),
            _agent("invited", 7, INVITED, "pmi", {"nord": "basic"}) | {"invited": True},
            {"key": "caf", "id": 8, "last_name": "CAF", "services": ["social"], "roles": {"nord": "intervenant"}},
        ],
        "lieux": [
            {"key": "centre", "id": 1, "organisation": "nord", "name": "Centre", "address": "1 place du Marché"},
            {"key": "autre", "id": 2, "organisation": "sud", "name": "Sud", "address": "2 rue du Sud"},
        ],
        "motifs": [
            {
                "key": "consult",
                "id": 1,
                "organisation": "nord",
                "service": "pmi",
                "name": "Consultation",
                "color": "#aa3366",
                "bookable_by": "agents_and_prescripteurs",
            },
            {"key": "droits", "id": 2, "organisation": "nord", "service": "social", "name": "Accès aux droits"},
            {"key": "atelier", "id": 3, "organisation": "nord", "service": "pmi", "name": "Atelier", "collectif": True},
            {
                "key": "visite",
                "id": 4,
                "organisation": "nord",
                "service": "pmi",
                "name": "Visite",
                "location_type": "home",
            },
            {
                "key": "sud",
                "id": 5,
                "organisation": "sud",
                "service": "pmi",
                "name": "Consultation",
                "bookable_by": "agents_and_prescripteurs",
            },
        ],
        "plage_ouvertures": [
            {
                "key": "p",
                "id": 1,
                "agent": "nurse",
                "organisation": "nord",
                "lieu": "centre",
                "motifs": ["consult"],
                "title": "Matinées",
                "first_day": "2026-11-02",
                "start_time": "09:00",
                "end_time": "12:00",
                "recurrence": {"every": "week", "interval": 1, "on": ["monday", "thursday"], "until": None},
            },
            {
                "key": "p-sud",
                "id": 2,
                "agent": "elsewhere",
                "organisation": "sud",
                "lieu": "autre",
                "motifs": ["sud"],
                "title": "Mardis",
                "first_day": "2026-11-03",
                "start_time": "09:00",
                "end_time": "10:00",
                "recurrence": {"every": "week", "interval": 1, "on": ["tuesday"], "until": None},
            },
        ],
        "absences": [
            {
                "key": "ab",
                "id": 1,
                "agent": "nurse",
                "title": "Formation",
                "first_day": "2026-11-27",
                "start_time": "09:00",
                "end_time": "12:00",
            }
        ],
        "users": [
            _user("lea", 1, "Léa", "DUPONT")
            | {"phone_number": "06 12 34 56 78", "address": "3 rue Haute", "referents": ["nurse"]},
            _user("tom", 2, "Tom", "DUPONT") | {"responsible": "lea"},
            _user("paul", 3, "Paul", "MARTIN"),
            _user("zoe", 4, "Zoé", "MARTIN"),
            _user("sud", 5, "Sandra", "SUD") | {"organisations": ["sud"]},
        ],
        "rdvs": [
            _rdv("passe", 1, "consult", "09:00", "nurse", "lea"),
            _rdv("bientot", 2, "consult", "10:30", "nurse", "tom"),
            _rdv("couple", 3, "droits", "11:00", "social", "paul", "zoe") | {"agents": ["social", "admin"]},
            _rdv("atelier", 4, "atelier", "14:00", "nurse", "lea", "paul", "zoe")
            | {"max_participants_count": 6, "name": "Portage"},
            _rdv("visite", 5, "visite", "16:00", "nurse", "tom") | {"lieu": None},
            _rdv("sud", 6, "sud", "11:00", "elsewhere", "sud") | {"organisation": "sud", "lieu": "autre"},
        ],
        "oauth_applications": [
            {
                "key": "desk",
                "name": "Logiciel d’accueil",
                "client_id": "kiosk-demo",
                "redirect_uris": [
                    "fr.rdv.kiosk:/callback",
                    "urn:ietf:wg:oauth:2.0:oob",
                    "https://logiciel.test/retour?x=1",
                    "http://127.0.0.1/callback",
                ],
            },
            {
                "key": "server",
                "name": "Serveur <b>partenaire</b>",
                "client_id": "partenaire",
                "client_secret": CLIENT_SECRET,
                "confidential": True,
                "redirect_uris": ["https://partenaire.test/retour"],
            },
        ],
    }


def _agent(key: str, agent_id: int, email: str, service: str, roles: dict[str, str]) -> dict[str, Any]:
    return {
        "key": key,
        "id": agent_id,
        "first_name": key.capitalize(),
        "last_name": "Essai",
        "email": email,
        "password": PASSWORD,
        "services": [service],
        "roles": roles,
    }


def _user(key: str, user_id: int, first_name: str, last_name: str) -> dict[str, Any]:
    return {"key": key, "id": user_id, "organisations": ["nord"], "first_name": first_name, "last_name": last_name}


def _rdv(key: str, rdv_id: int, motif: str, hour: str, agent: str, *users: str) -> dict[str, Any]:
    return {
        "key": key,
        "id": rdv_id,
        "organisation": "nord",
        "motif": motif,
        "lieu": "centre",
        "starts_at": f"2026-11-23T{hour}:00+01:00",
        "duration_in_min": 30,
        "agents": [agent],
        "created_by": agent,
        "participations": [{"user": user} for user in users],
    }
