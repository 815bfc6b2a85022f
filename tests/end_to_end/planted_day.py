"""A day of the demonstration whose people bear values that are nowhere else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.platform_server.data.demo import build_demo
from tests.support.planted import date_forms, phone_forms

FIRST = (
    "Théodosine",
    "Wenceslasse",
    "Zéphyrinette",
    "Hildegardine",
    "Ludivinette",
    "Barnabéon",
    "Euphrasine",
    "Quitterine",
)
LAST = (
    "VANDERQUEMEUL",
    "ESTRAMBOURNE",
    "PLOUMAZÉRAC",
    "KERGLOUSTIN",
    "BOURDEZACQ",
    "TRIQUEMADÈRE",
    "HOUZARDÉLIS",
    "OSTREVANTEAU",
)
PASSWORDS = ("Lapin-des-neiges-4821", "Grenouille-polaire-9037")
AGENTS = (("Nolwennaïg", "CASTELNODARY"), ("Ferdinande", "MONTSOURISSE"))
EMAILS = ("nolwennaig.castelnodary@planted.test", "ferdinande.montsourisse@planted.test")
CODES = ("renard49", "loutre85")
TYPED = "chuchotements sous scelles"


@dataclass(frozen=True, slots=True)
class PlantedDay:
    """Where the data is, who is expected later that day, and every value that may be nowhere."""

    file: Path
    expected: tuple[str, ...]
    values: tuple[str, ...]
    contexts: tuple[str, ...]


def planted_day(folder: Path, now: datetime) -> PlantedDay:
    """Writes the data file of such a day into ``folder``."""
    data = build_demo(now)
    values = [*FIRST, *LAST, *PASSWORDS, *CODES, *EMAILS, *(name for agent in AGENTS for name in agent), TYPED]
    for agent, (first, last), email, password in zip(_desks(data), AGENTS, EMAILS, PASSWORDS, strict=True):
        agent |= {"first_name": first, "last_name": last, "email": email, "password": password}
    users = {user["key"]: user for user in data["users"]}
    expected = []
    for number, rdv in enumerate(_later(data, now)[: len(FIRST)]):
        user = users[rdv["participations"][0]["user"]]
        phone, birth = f"06399{81200 + 7 * number:05d}", f"19{71 + number}-03-{14 + number}"
        case, street = f"DOSSIER-{918273 + number}", f"{31 + number} venelle des Cormorandiers"
        email, context = f"courrier.{FIRST[number].lower()}@planted.test", f"Confidence murmurée {number} au guichet"
        email = email.encode("ascii", "ignore").decode()
        user |= {
            "first_name": FIRST[number],
            "last_name": LAST[number],
            "birth_date": birth,
            "phone_number": phone,
            "phone_number_formatted": f"+33{phone[1:]}",
            "email": email,
            "address": f"{street}, 99000 Ormeval",
            "case_number": case,
            "notes": f"Remarque scellée {number}",
        }
        rdv["context"] = context
        values += [*phone_forms(phone), *date_forms(birth), case, street, email, context, user["notes"]]
        expected.append(f"{LAST[number]} {FIRST[number]}")
    file = folder / "planted.json"
    file.write_text(json.dumps(data), "utf-8")
    return PlantedDay(file, tuple(expected), tuple(values), tuple(one for one in values if "Confidence" in one))


def _desks(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [agent for agent in data["agents"] if agent["key"] in ("lemoine", "belkacem")]


def _later(data: dict[str, Any], now: datetime) -> list[dict[str, Any]]:
    """The RDVs of somebody alone at the MDS, later that day, each of somebody else who has no other that day."""
    today = [rdv for rdv in data["rdvs"] if rdv["starts_at"].startswith(now.date().isoformat())]
    of = [one["user"] for rdv in today for one in rdv["participations"]]
    responsibles = {user["responsible"] for user in data["users"]}
    proches = {user["key"] for user in data["users"] if user["responsible"]}
    return [
        rdv
        for rdv in today
        if rdv["organisation"] == "mds"
        and rdv["starts_at"] > now.isoformat()
        and rdv["status"] == "unknown"
        and not rdv["waiting_since"]
        if len(rdv["participations"]) == 1 and of.count(rdv["participations"][0]["user"]) == 1
        if rdv["participations"][0]["user"] not in responsibles | proches
    ]
