"""How each call of the platform is made, on something that lies in Nord, in Sud or in Far.

A name is the call's method and path. After « < » stands what the body names there, while all the rest is of Nord: what
a call of one's own organisation does with the ids of others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.platform_server.rights.world import (
    CLOSED,
    COLLEAGUES,
    FREE,
    OPEN,
    ORGANISATIONS,
    PROCHES,
    RDVS,
    REDIRECT,
    SLOT,
    TAKEN_PART,
    USERS,
    World,
)

Sent = dict[str, Any]
Spec = Callable[[World, str], Sent]
SHARED = {"N": USERS["NF"], "S": USERS["NS"], "F": USERS["SF"]}
"""Usagers of several places: none of them is one agent's to take away from another."""
V1, DESK, SITE = "/api/v1", "/api/desk/v1", "/api/site/v1"


_SAID = "2026-11-23T10:19:00+01:00"


def _at(*ids: int, **sent: Any) -> Sent:
    """The ids of the path, in their order, and what else is sent."""
    return {"ids": ids, **sent}


def _org(place: str, **sent: Any) -> Sent:
    return _at(ORGANISATIONS[place], **sent)


def _absence(**given: Any) -> Sent:
    return {"title": "Réunion", "first_day": "2026-12-02", "start_time": "09:00", "end_time": "10:00", **given}


def _booking(place: str, **given: Any) -> Sent:
    body = {"motif_id": OPEN[place], "lieu_id": ORGANISATIONS[place], "starts_at": SLOT}
    return {**body, "agent_ids": [COLLEAGUES[place]], "participations": [{"user_id": FREE[place]}], **given}


def _booked(place: str, **given: Any) -> Sent:
    """By each with an usager of their own: a prescriber brings nobody else's."""
    return _org(place, json=_booking(place, **given), own="participations")


def _picked(world: World, place: str) -> Sent:
    plan = world.plans.get(place, (0, "x"))
    at = f"1795420800 {COLLEAGUES[place]} {ORGANISATIONS[place]}"
    return {"ids": (plan[1],), "data": {"motif_id": str(OPEN[place]), "slot": at}}


def _plan(world: World, place: str) -> Sent:
    return _at(world.plans.get(place, (0, ""))[0])


_SIGN_IN = {"email": "personne@exemple.test"}
_FORM = {"headers": {"Content-Type": "application/x-www-form-urlencoded"}}
_ASKED = {"client_id": "kiosk-demo", "redirect_uri": REDIRECT, "response_type": "code", "scope": "read"}

SPECS: dict[str, Spec] = {
    f"GET {DESK}/openapi": lambda w, p: _at(),
    f"POST {V1}/auth/sign_in": lambda w, p: _at(json=_SIGN_IN),
    f"GET {V1}/auth/sign_in": lambda w, p: _at(),
    f"GET {V1}/auth/validate_token": lambda w, p: _at(),
    f"DELETE {V1}/auth/sign_out": lambda w, p: _at(),
    f"GET {V1}/auth/sign_out": lambda w, p: _at(),
    f"POST {V1}/auth/password": lambda w, p: _at(json={"email": "personne@exemple.test"}),
    f"GET {V1}/organisations": lambda w, p: _at(),
    f"GET {V1}/organisations/{{id}}": lambda w, p: _org(p),
    f"PATCH {V1}/organisations/{{id}}": lambda w, p: _org(p, json={"name": "Autre nom"}),
    f"PUT {V1}/organisations/{{id}}": lambda w, p: _org(p, json={"name": "Autre nom"}),
    f"GET {V1}/agents": lambda w, p: _at(params={"organisation_id": ORGANISATIONS[p]}),
    f"GET {V1}/agents/me": lambda w, p: _at(),
    f"GET {V1}/organisations/{{id}}/motifs": lambda w, p: _org(p),
    f"GET {V1}/lieux": lambda w, p: _at(params={"organisation_id": ORGANISATIONS[p]}),
    f"GET {V1}/organisations/{{id}}/rdvs": lambda w, p: _org(p),
    f"GET {V1}/rdvs": lambda w, p: _at(params={"organisation_id": ORGANISATIONS[p]}),
    f"GET {V1}/rdvs <user_id": lambda w, p: _at(params={"user_id": USERS[p]}),
    f"GET {V1}/rdvs <agent_id": lambda w, p: _at(params={"agent_id": COLLEAGUES[p]}),
    f"PATCH {V1}/participations/{{id}}": lambda w, p: _at(RDVS[p], json={"status": "excused"}),
    f"PATCH {V1}/participations/{{id}} <taken part": lambda w, p: _at(TAKEN_PART, json={"status": "seen"}),
    f"PUT {V1}/participations/{{id}}": lambda w, p: _at(RDVS[p], json={"status": "seen"}),
    f"PATCH {V1}/rdvs/{{id}}/update_status": lambda w, p: _at(RDVS[p], json={"status": "seen"}),
    f"GET {V1}/users": lambda w, p: _at(params={"organisation_id": ORGANISATIONS[p]}),
    f"GET {V1}/users <ids": lambda w, p: _at(params={"ids[]": [USERS[p], FREE[p], PROCHES[p]]}),
    f"GET {V1}/organisations/{{id}}/users": lambda w, p: _org(p),
    f"GET {V1}/users/{{id}}": lambda w, p: _at(USERS[p]),
    f"GET {V1}/users/{{id}} <organisation_id": lambda w, p: _at(4, params={"organisation_id": ORGANISATIONS[p]}),
    f"GET {V1}/organisations/{{organisation_id}}/users/{{id}}": lambda w, p: _at(ORGANISATIONS[p], USERS[p]),
    f"POST {V1}/users": lambda w, p: _at(json=_person(organisation_ids=[ORGANISATIONS[p]])),
    f"POST {V1}/users <responsible_id": lambda w, p: _at(json=_person(responsible_id=USERS[p])),
    f"POST {V1}/users <referent_agent_ids": lambda w, p: _at(json=_person(referent_agent_ids=[COLLEAGUES[p]])),
    f"POST {V1}/users <email": lambda w, p: _at(json=_person(email=_email(w, USERS[p]))),
    f"PATCH {V1}/users/{{id}}": lambda w, p: _at(USERS[p], json={"address": "5 rue Basse"}),
    f"PATCH {V1}/users/{{id}} <organisation_ids": lambda w, p: _at(FREE["N"], json={"organisation_ids": [_id(p)]}),
    f"PATCH {V1}/users/{{id}} <referent_agent_ids": lambda w, p: _at(1, json={"referent_agent_ids": [COLLEAGUES[p]]}),
    f"PATCH {V1}/users/{{id}} <responsible_id": lambda w, p: _at(1, json={"responsible_id": FREE[p]}),
    f"PATCH {V1}/users/{{id}} <shared": lambda w, p: _at(SHARED[p], json={"organisation_ids": [1]}),
    f"PATCH {V1}/users/{{id}} <shared, nobody": lambda w, p: _at(SHARED[p], json={"referent_agent_ids": []}),
    f"PUT {V1}/users/{{id}}": lambda w, p: _at(USERS[p], json={"address": "5 rue Basse"}),
    f"POST {V1}/user_profiles": lambda w, p: _at(json={"organisation_id": 1, "user_id": FREE[p]}),
    f"POST {V1}/user_profiles <stale": lambda w, p: _at(
        json={"organisation_id": 1, "user_id": FREE[p]}, headers={"If-Match": '"99"'}
    ),
    f"POST {V1}/user_profiles <organisation_id": lambda w, p: _at(json={"organisation_id": _id(p), "user_id": 1}),
    f"DELETE {V1}/user_profiles": lambda w, p: _at(json={"organisation_id": _id(p), "user_id": FREE[p]}),
    f"DELETE {V1}/user_profiles <shared": lambda w, p: _at(json={"organisation_id": 1, "user_id": SHARED[p]}),
    f"DELETE {V1}/user_profiles <user_id": lambda w, p: _at(json={"organisation_id": 1, "user_id": FREE[p]}),
    f"POST {V1}/referent_assignations": lambda w, p: _at(json={"agent_id": 11, "user_id": FREE[p]}),
    f"POST {V1}/referent_assignations <agent_id": lambda w, p: _at(json={"agent_id": COLLEAGUES[p], "user_id": 11}),
    f"DELETE {V1}/referent_assignations": lambda w, p: _at(json={"agent_id": COLLEAGUES[p], "user_id": USERS[p]}),
    f"GET {V1}/absences": lambda w, p: _at(),
    f"GET {V1}/absences/{{id}}": lambda w, p: _org(p),
    f"POST {V1}/absences": lambda w, p: _at(json=_absence(agent_id=COLLEAGUES[p])),
    f"POST {V1}/absences <agent_email": lambda w, p: _at(json=_absence(agent_email=_mail_of(w, COLLEAGUES[p]))),
    f"PATCH {V1}/absences/{{id}}": lambda w, p: _org(p, json={"title": "Autre"}),
    f"PATCH {V1}/absences/{{id}} <agent_id": lambda w, p: _at(1, json={"agent_id": COLLEAGUES[p]}),
    f"PUT {V1}/absences/{{id}}": lambda w, p: _org(p, json={"title": "Autre"}),
    f"DELETE {V1}/absences/{{id}}": lambda w, p: _org(p),
    f"GET {V1}/teams": lambda w, p: _at(),
    f"GET {V1}/organisations/{{id}}/webhook_endpoints": lambda w, p: _org(p),
    f"POST {V1}/organisations/{{id}}/webhook_endpoints": lambda w, p: _org(
        p, json={"target_url": "https://autre.test/", "secret": "un secret"}
    ),
    f"PATCH {V1}/organisations/{{organisation_id}}/webhook_endpoints/{{id}}": lambda w, p: _at(
        _id(p), _id(p), json={"subscriptions": ["user"]}
    ),
    f"PATCH {V1}/organisations/{{organisation_id}}/webhook_endpoints/{{id}} <id": lambda w, p: _at(
        1, _id(p), json={"subscriptions": ["user"]}
    ),
    f"PUT {V1}/organisations/{{organisation_id}}/webhook_endpoints/{{id}}": lambda w, p: _at(
        _id(p), _id(p), json={"subscriptions": ["user"]}
    ),
    f"GET {V1}/public_links": lambda w, p: _at(params={"territory": "98" if p == "F" else "99"}),
    "GET /public_api/public_links": lambda w, p: _at(params={"territory": "98" if p == "F" else "99"}),
    f"POST {V1}/rdv_plans": lambda w, p: _at(json={"user": {"id": USERS[p]}}),
    f"POST {V1}/rdv_plans <email": lambda w, p: _at(
        json={"user": {"first_name": "A", "last_name": "B", "email": _email(w, USERS[p])}}
    ),
    f"GET {V1}/rdv_plans/{{id}}": _plan,
    f"GET {DESK}/capabilities": lambda w, p: _at(),
    f"GET {DESK}/organisations/{{id}}/creneaux": lambda w, p: _org(p, params=_searched(p)),
    f"GET {DESK}/organisations/{{id}}/creneaux <motif_id": lambda w, p: _at(1, params=_searched(p, OPEN)),
    f"GET {DESK}/organisations/{{id}}/creneaux <closed motif_id": lambda w, p: _at(1, params=_searched(p, CLOSED)),
    f"GET {DESK}/organisations/{{id}}/directory": lambda w, p: _org(p),
    f"GET {DESK}/organisations/{{id}}/plage_ouvertures": lambda w, p: _org(p),
    f"GET {DESK}/organisations/{{id}}/changes": lambda w, p: _org(p),
    f"POST {DESK}/organisations/{{id}}/rdvs": lambda w, p: _booked(p),
    f"POST {DESK}/organisations/{{id}}/rdvs <user_id": lambda w, p: _org(
        "N", json=_booking("N", participations=[{"user_id": FREE[p]}])
    ),
    f"POST {DESK}/organisations/{{id}}/rdvs <prescribed user_id": lambda w, p: _org(
        "S", json=_booking("S", participations=[{"user_id": FREE[p]}])
    ),
    f"POST {DESK}/organisations/{{id}}/rdvs <agent_ids": lambda w, p: _org(
        "N", json=_booking("N", agent_ids=[COLLEAGUES[p]])
    ),
    f"POST {DESK}/organisations/{{id}}/rdvs <lieu_id": lambda w, p: _org("N", json=_booking("N", lieu_id=_id(p))),
    f"POST {DESK}/organisations/{{id}}/rdvs <motif_id": lambda w, p: _org("N", json=_booking("N", motif_id=OPEN[p])),
    f"POST {DESK}/organisations/{{id}}/rdvs <closed motif": lambda w, p: _booked(p, motif_id=CLOSED[p]),
    f"POST {DESK}/organisations/{{id}}/rdvs <no slot": lambda w, p: _booked(
        p, starts_at="2026-11-24T09:10:00+01:00", overlap="accepted"
    ),
    f"POST {DESK}/organisations/{{id}}/rdvs <no opening": lambda w, p: _booked(
        p, starts_at="2026-11-24T20:00:00+01:00", overlap="accepted"
    ),
    f"POST {DESK}/organisations/{{id}}/rdvs <duration": lambda w, p: _booked(p, duration_in_min=60),
    f"GET {DESK}/rdvs/{{id}}": lambda w, p: _at(RDVS[p]),
    f"GET {DESK}/rdvs/{{id}} <taken part": lambda w, p: _at(TAKEN_PART),
    f"PATCH {DESK}/rdvs/{{id}} <taken part": lambda w, p: _at(
        TAKEN_PART, json={"starts_at": SLOT, "overlap": "accepted", "agent_ids": [COLLEAGUES[p]]}
    ),
    f"DELETE {DESK}/rdvs/{{id}} <taken part": lambda w, p: _at(TAKEN_PART),
    f"PATCH {DESK}/rdvs/{{id}}": lambda w, p: _at(RDVS[p], json={"starts_at": SLOT, "overlap": "accepted"}),
    f"PATCH {DESK}/rdvs/{{id}} <user_ids": lambda w, p: _at(1, json={"user_ids": [1, FREE[p]]}),
    f"PATCH {DESK}/rdvs/{{id}} <agent_ids": lambda w, p: _at(1, json={"agent_ids": [11, COLLEAGUES[p]]}),
    f"PATCH {DESK}/rdvs/{{id}} <lieu_id": lambda w, p: _at(1, json={"lieu_id": _id(p)}),
    f"PATCH {DESK}/rdvs/{{id}} <organisation_id": lambda w, p: _at(
        1, json={"organisation_id": _id(p), "motif_id": CLOSED[p]}
    ),
    f"DELETE {DESK}/rdvs/{{id}}": lambda w, p: _at(RDVS[p]),
    f"GET {DESK}/rdvs/{{id}}/versions": lambda w, p: _at(RDVS[p]),
    f"GET {DESK}/users/{{id}}/versions": lambda w, p: _at(USERS[p]),
    f"PUT {DESK}/rdvs/{{id}}/waiting_room": lambda w, p: _at(RDVS[p], json={}),
    f"PUT {DESK}/rdvs/{{id}}/waiting_room <participation_ids": lambda w, p: _at(
        1, json={"participation_ids": [RDVS[p]]}
    ),
    f"DELETE {DESK}/rdvs/{{id}}/waiting_room": lambda w, p: _at(RDVS[p]),
    f"POST {DESK}/reset": lambda w, p: _at(json={}),
    f"GET {DESK}/users/search": lambda w, p: _at(params={"organisation_id": _id(p), "q": _name(w, USERS[p])}),
    f"GET {DESK}/users/search <q": lambda w, p: _at(params={"q": _name(w, USERS[p])}),
    f"GET {DESK}/users/search <responsible_id": lambda w, p: _at(params={"responsible_id": FREE[p]}),
    f"GET {DESK}/users/duplicates": lambda w, p: _at(params={"email": _email(w, USERS[p])}),
    f"GET {DESK}/users/duplicates <organisation_id": lambda w, p: _at(params={"organisation_id": _id(p)}),
    f"POST {DESK}/users/merge": lambda w, p: _at(json={"kept_id": FREE[p], "merged_id": USERS[p]}),
    f"POST {DESK}/users/merge <merged_id": lambda w, p: _at(json={"kept_id": 11, "merged_id": USERS[p]}),
    f"POST {DESK}/users/merge <kept_id": lambda w, p: _at(json={"kept_id": FREE[p], "merged_id": 1}),
    f"POST {DESK}/users/merge <shared": lambda w, p: _at(json={"kept_id": 11, "merged_id": SHARED[p]}),
    f"POST {DESK}/users/merge <shared, kept": lambda w, p: _at(json={"kept_id": SHARED[p], "merged_id": 11}),
    f"DELETE {DESK}/users/{{id}}": lambda w, p: _at(FREE[p], params={"organisation_id": _id(p)}),
    f"GET {DESK}/agents/me/calendar": lambda w, p: _at(),
    f"POST {DESK}/agents/me/calendar": lambda w, p: _at(json={}),
    f"DELETE {DESK}/agents/me/calendar": lambda w, p: _at(),
    f"GET {DESK}/agents/me/preferences": lambda w, p: _at(),
    f"PATCH {DESK}/agents/me/preferences": lambda w, p: _at(
        json={"rdv_notifications_level": "none", "told_who_waits": True}
    ),
    f"GET {SITE}/capabilities": lambda w, p: _at(),
    f"GET {SITE}/organisations/{{id}}/day": lambda w, p: _org(p),
    f"PUT {SITE}/organisations/{{id}}/walk_ins": lambda w, p: _org(
        p, json={"walk_ins": [{"key": "w", "arrived_at": _SAID, "acted_at": _SAID, "outcome": "waiting"}]}
    ),
    f"PUT {SITE}/organisations/{{id}}/calls": lambda w, p: _org(
        p,
        json={
            "calls": [{"key": "c", "walk_in": "w", "called_at": _SAID, "acted_at": _SAID, "outcome": "called"}],
        },
    ),
    f"PUT {SITE}/organisations/{{id}}/notices": lambda w, p: _org(
        p, json={"notices": [{"agent_id": 11, "text": "dix minutes de retard", "acted_at": _SAID}]}
    ),
    f"GET {SITE}/organisations/{{id}}/changes": lambda w, p: _org(p),
    "GET /rdv/{uuid}": lambda w, p: {"ids": (f"00000000-0000-4000-8000-00000000000{RDVS[p]}",)},
    "GET /org/{id}": lambda w, p: _org(p),
    "GET /calendrier/{uid}.ics": lambda w, p: {"ids": ("nobody" + w.calendars.get(p, "x")[:9],)},
    "GET /rdv_plans/{token}": lambda w, p: {"ids": ("nobody" + w.plans.get(p, (0, "x"))[1][:9],)},
    "POST /rdv_plans/{token}": lambda w, p: {**_picked(w, p), "ids": ("nobody",)},
    "GET /oauth/authorized_applications": lambda w, p: _at(),
    "POST /oauth/authorized_applications": lambda w, p: _at(data={"client_id": "kiosk-demo"}),
    "GET /oauth/authorize": lambda w, p: _at(params=_ASKED),
    "POST /oauth/authorize": lambda w, p: _at(params=_ASKED, data={"answer": "yes"}),
    "GET /oauth/authorize/native": lambda w, p: _at(params={"code": "deviné"}),
    "GET /agents/sign_in": lambda w, p: _at(),
    "POST /agents/sign_in": lambda w, p: _at(data=_SIGN_IN),
    "POST /agents/sign_out": lambda w, p: _at(data={}),
    "POST /oauth/token": lambda w, p: _at(data={"grant_type": "refresh_token", "refresh_token": "deviné"}),
    "POST /oauth/revoke": lambda w, p: _at(data={"token": "deviné"}),
}


def _id(place: str) -> int:
    return ORGANISATIONS[place]


def _person(**given: Any) -> Sent:
    return {"organisation_ids": [1], "first_name": "Une", "last_name": "AUTRE", **given}


def _email(world: World, user_id: int) -> str | None:
    return next((row[1] for row in _rows(world, "users", "email") if row[0] == user_id), None)


def _name(world: World, user_id: int) -> str | None:
    return next((row[1] for row in _rows(world, "users", "last_name") if row[0] == user_id), None)


def _mail_of(world: World, agent_id: int) -> str | None:
    return next((row[1] for row in _rows(world, "agents", "email") if row[0] == agent_id), None)


def _rows(world: World, table: str, column: str) -> list[tuple[int, str | None]]:
    at = world.columns(table).index(column)
    return [(row[0], row[at]) for row in world.before[table].values()]


def _searched(place: str, motifs: dict[str, int] = OPEN) -> Sent:
    return {"motif_id": motifs[place], "from": "2026-11-24", "territory": "true"}


def made(world: World, name: str, place: str, user_id: int | None) -> tuple[str, str, Sent]:
    """Method, path and the rest of a call; where each brings an usager of their own, that is ``user_id``."""
    method, path = name.partition(" <")[0].split(" ")
    sent = dict(SPECS[name](world, place))
    for one in sent.pop("ids"):
        before, _, after = path.partition("{")
        path = f"{before}{one}{after.partition('}')[2]}"
    if sent.pop("own", None) is not None:
        sent["json"] = {**sent["json"], "participations": [{"user_id": user_id}]}
    return method, path, sent
