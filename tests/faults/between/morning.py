"""One organisation for each case, with an RDV or an usager for each thing that is written."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.day.status import Action, Status
from tests.faults.territory import NOW, territory
from tests.support.arriving import REGISTERED

FIRST = NOW.replace(hour=8, minute=0)
AFTERNOON = NOW.replace(hour=15, minute=0)
EVENING = NOW.replace(hour=17, minute=0)
GESTURES = {
    1: (Action.WAITING, Status.UNKNOWN),
    2: (Action.SEEN, Status.SEEN),
    3: (Action.NOSHOW, Status.NOSHOW),
    4: (Action.EXCUSED, Status.EXCUSED),
    5: (Action.REVOKED, Status.REVOKED),
    6: (Action.RESET, Status.UNKNOWN),  # of one who was seen
    7: (Action.RESET, Status.UNKNOWN),  # of one who waits
}
"""By the place of their RDV: what is done, and what its status is then."""
CHANGED, DELETED = 8, 9
"""The RDV that is moved, the one that is deleted."""
BOOKED, RENAMED, PRIVATE, LEAVING, KEPT, MERGED = range(1, 7)
"""The usagers: who is booked for, whose fiche is changed in two ways, who is taken out, who are made one."""
_EACH = 20


def of(case: int, place: int) -> int:
    """The id of an RDV or an usager of a case."""
    return case * _EACH + place


def organisation(case: int) -> int:
    return case + 2  # the first is the usual morning's


def hour(place: int) -> datetime:
    return FIRST + timedelta(minutes=5 * place)


def mornings(cases: int) -> dict[str, Any]:
    """The data file: the usual morning, and one for each case."""
    data = territory()
    parts = [_morning(case, data) for case in range(1, cases + 1)]
    joined = {name: [*data[name], *(one for part in parts for one in part[name])] for name in parts[0]}
    everywhere = {f"o{case}": "admin" for case in range(1, cases + 1)} | {"o": "admin"}
    desks = [{**agent, "roles": everywhere} for agent in data["agents"][:2]]
    return {**data, **joined, "agents": [*desks, *joined["agents"][2:]], "oauth_applications": [REGISTERED]}


def _morning(case: int, usual: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    names = {name: f"{name}{case}" for name in ("o", "m", "l", "nurse")}
    users = [
        {
            **usual["users"][0],
            "key": f"u{of(case, place)}",
            "id": of(case, place),
            "organisations": [names["o"]],
            "last_name": f"GRIVE{place}",
            "phone_number": None,
        }
        for place in range(1, 10)
    ]
    rdvs = [
        {
            **usual["rdvs"][0],
            "key": f"r{of(case, place)}",
            "id": of(case, place),
            "organisation": names["o"],
            "motif": names["m"],
            "lieu": names["l"],
            "agents": [names["nurse"]],
            "created_by": names["nurse"],
            "starts_at": hour(place).isoformat(),
            "duration_in_min": 5,
            **({"waiting_since": hour(place).isoformat()} if place == 7 else {}),
            **({"status": "seen"} if place == 6 else {}),
            "participations": [
                {
                    "id": of(case, place),
                    "user": f"u{of(case, 7 + place % 3)}",
                    **({"status": "seen"} if place == 6 else {}),
                }
            ],
        }
        for place in range(1, 10)
    ]
    number = organisation(case)
    agent = usual["agents"][2]
    return {
        "organisations": [{"key": names["o"], "id": number, "territory": "t", "name": f"MDS {case}"}],
        "agents": [
            {
                **agent,
                "key": names["nurse"],
                "id": number + 10,
                "email": f"soin{case}@vaucresson-test.fr",
                "roles": {names["o"]: "basic"},
            }
        ],
        "lieux": [{**usual["lieux"][0], "key": names["l"], "id": number, "organisation": names["o"]}],
        "motifs": [{**usual["motifs"][0], "key": names["m"], "id": number, "organisation": names["o"]}],
        "users": users,
        "rdvs": rdvs,
    }
