"""Who sees what and who changes what, said a second time and without the platform's code: what the matrix goes by.

Secretary: all of their organisations. Admin: all of those they administer. Basic: what is of their service there, and
colleagues of it. Whoever administers a territory: the agents of all its organisations, with their absences. Usagers:
those of one's organisations, and of a territory that opens its fiches. Of the rest of the territory some calls tell
names, and who may be booked there.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from tests.platform_server.rights.world import (
    COLLEAGUES,
    INTERVENANT,
    ITS_USER,
    NOW,
    OPEN,
    ORGANISATIONS,
    PMI,
    ROLES,
    SOCIAL,
    SOCIAL_MOTIF,
    TAKEN_PART,
    TERRITORIES,
    Role,
    Word,
    World,
)

TAKES_PART = 1
PLACES = {organisation_id: place for place, organisation_id in ORGANISATIONS.items()}
_WORKS = {agent_id: {place} for place, agent_id in COLLEAGUES.items()}
_WORKS |= {role.agent_id: set(role.roles) for role in ROLES if role.agent_id} | {INTERVENANT: {"N"}}
_SERVICES = {role.agent_id: role.service for role in ROLES} | {INTERVENANT: SOCIAL}

# Calls that tell more than what is seen whole: of the caller's territories, these kinds of words.
_NEAR = {
    "GET /api/desk/v1/users/search": {"name"},
    "GET /api/desk/v1/users/duplicates": {"name"},
    "GET /api/desk/v1/organisations/{id}/creneaux": {"organisation", "lieu", "agent"},
    "POST /api/v1/user_profiles": {"organisation"},
    "POST /api/v1/referent_assignations": {"agent", "agent e-mail"},
    "GET /api/desk/v1/users/{id}/versions": {"agent"},
    # To whoever books there the platform answers what they booked, once.
    "POST /api/desk/v1/organisations/{id}/rdvs": {"organisation", "lieu", "agent", "motif"},
}
# Pages that are for everybody.
_PUBLIC = {"GET /org/{id}": {"organisation", "lieu"}, "GET /rdv/{uuid}": {"organisation", "lieu", "motif"}}


def told(world: World, role: Role, call: str, word: Word, known_in: Collection[str]) -> bool:
    """Whether that call may tell that word; ``known_in``: where the usager it is about is known."""
    if word.kind in _PUBLIC.get(call, ()):
        return True
    if not role.roles or role.sent in ("revoked", "expired"):
        return False
    near = {"organisation"} if "/absences" in call else _NEAR.get(call, ())
    if word.kind in near and not role.reach.isdisjoint(word.places):
        return True
    of_rdvs = "rdvs" in call or "participations" in call
    its_own = word.places == {"S"} and word.about in (0, ITS_USER) and word.kind != "hook"
    if role.agent_id == TAKES_PART and of_rdvs and its_own:
        return True  # who takes part in an RDV sees it, wherever it is
    if word.about == TAKES_PART and "S" in role.roles and of_rdvs:
        return True  # and whoever sees it sees them with it
    return _sees(world, role, word, known_in)


def _sees(world: World, role: Role, word: Word, known_in: Collection[str]) -> bool:
    mine = set(role.roles) & word.places
    match word.kind:
        case "secret":
            return False
        case "name" | "detail":
            return not world.with_fiches_of(role).isdisjoint(known_in)
        case "territory" | "team":
            return not role.reach.isdisjoint(word.places)
        case "organisation" | "lieu" | "hook":
            return bool(mine)
        case "agent" | "agent e-mail" | "absence":
            return sees_agent(role, word.about, word.places, word.service)
        case "plage":
            return bool(mine) and sees_agent(role, word.about, word.places, word.service)
        case "rdv" | "motif":
            return any(role.secretary or role.roles[p] == "admin" or role.service == word.service for p in mine)
    raise AssertionError(word.kind)


def sees_agent(role: Role, agent_id: int, places: Collection[str], service: int) -> bool:
    if role.agent_id == agent_id:
        return True
    if role.administers in {TERRITORIES[place] for place in places}:
        return True
    mine = set(role.roles).intersection(places)
    return any(role.secretary or role.roles[p] == "admin" or role.service == service for p in mine)


# Rows that a write brings along, none of which is anybody's: what desks and others are told, and what was answered.
_ALONG = {"changes", "versions", "deliveries", "idempotency_keys", "sqlite_sequence"}


def may_change(
    world: World, role: Role, call: str, table: str, old: dict[str, Any] | None, new: dict[str, Any] | None
) -> bool:
    """Whether that role may be the reason that a row is no longer what it was."""
    if table in ("rdvs", "participations", "user_profiles") and call.endswith("/users/merge"):
        # A merge goes with an usager of one's own wherever they are known in the territory, of whatever service.
        row = _rdv_of(world, old or new) if table == "participations" else old or new
        return row is not None and PLACES[row["organisation_id"]] in role.reach
    if not role.roles or role.sent in ("revoked", "expired"):
        return False
    return table in _ALONG or _CHANGES[table](world, role, old, new)


def _user(world: World, role: Role, old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    if old is None:
        return True
    return not set(role.roles).isdisjoint(world.organisations_of_users.get(old["id"], ()))


def _profile(world: World, role: Role, old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    if old is not None:
        return PLACES[old["organisation_id"]] in role.roles
    assert new is not None
    place = PLACES[new["organisation_id"]]
    before = world.organisations_of_users.get(new["user_id"], set())
    made = new["user_id"] not in world.organisations_of_users
    # Whom one sees may be sent to a neighbour, whom one does not see only received.
    seen = not set(role.roles).isdisjoint(before)
    received = place in role.roles and not role.reach.isdisjoint(before)
    return place in role.reach and (made or seen or received)


def _referent(world: World, role: Role, old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    row = old or new
    assert row is not None
    works = _WORKS.get(row["agent_id"], set())
    mine = row["user_id"] not in world.organisations_of_users or not set(role.roles).isdisjoint(
        world.organisations_of_users[row["user_id"]]
    )
    return mine and not role.reach.isdisjoint(works)


def _rdv(world: World, role: Role, old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    row = old or new
    assert row is not None
    place, motif_id = PLACES[row["organisation_id"]], row["motif_id"]
    if row["id"] == TAKEN_PART and role.agent_id == TAKES_PART:
        # Whether who was expected came is for who receives them to say; when and with whom is not.
        return old is not None and new is not None and all(old[n] == new[n] for n in ("starts_at", "duration_in_min"))
    if place in role.roles:
        service = SOCIAL if motif_id == SOCIAL_MOTIF else PMI
        return role.secretary or role.roles[place] == "admin" or role.service == service
    # A prescriber: one slot that is offered, whole.
    offered = old is None and place in role.reach and motif_id == OPEN[place] and row["duration_in_min"] == 30
    at = datetime.fromtimestamp(row["starts_at"], NOW.tzinfo)
    return offered and at > NOW and at.weekday() == 1 and 9 <= at.hour < 12 and at.minute in (0, 30)


def _of_rdv(world: World, role: Role, old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    row, rdv = old or new, _rdv_of(world, old or new)
    assert row is not None
    made = (rdv["id"],) not in world.before["rdvs"]
    place = PLACES[rdv["organisation_id"]]
    if made and place not in role.roles:
        # With whom it is offered, for an usager whose fiche the prescriber sees.
        known_in = world.organisations_of_users.get(row.get("user_id", 0), set())
        if row.get("agent_id", COLLEAGUES[place]) != COLLEAGUES[place]:
            return False
        if "user_id" in row and known_in.isdisjoint(world.with_fiches_of(role)):
            return False
    if made and "user_id" in row and role.reach.isdisjoint(world.organisations_of_users.get(row["user_id"], ())):
        return False
    return _rdv(world, role, None if made else rdv, rdv)


def _rdv_of(world: World, row: dict[str, Any] | None) -> dict[str, Any]:
    assert row is not None
    key = (row["rdv_id"],)
    return dict(zip(world.columns("rdvs"), world.rows()["rdvs"].get(key) or world.before["rdvs"][key], strict=True))


def _own(name: str) -> Any:
    return lambda world, role, old, new: (old or new)[name] == role.agent_id


def _absence(world: World, role: Role, old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    row = old or new
    assert row is not None
    agent_id = row["agent_id"]
    service = _SERVICES.get(agent_id, PMI)
    return sees_agent(role, agent_id, _WORKS.get(agent_id, set()), service) and (
        old is None or new is None or old["agent_id"] == new["agent_id"]
    )


def _organisation(world: World, role: Role, old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    return old is not None and new is not None and role.roles.get(PLACES[old["id"]]) == "admin"


def _webhook(world: World, role: Role, old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    row = old or new
    assert row is not None
    return TERRITORIES[PLACES[row["organisation_id"]]] == role.administers


def _of_organisation(world: World, role: Role, old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    row = old or new
    assert row is not None
    return PLACES[row["organisation_id"]] in role.roles


_CHANGES: dict[str, Any] = {
    "agents_told_who_waits": _own("agent_id"),
    "site_walk_ins": _of_organisation,
    "site_calls": _of_organisation,
    "site_notices": _of_organisation,
    "users": _user,
    "user_profiles": _profile,
    "referents": _referent,
    "rdvs": _rdv,
    "rdv_agents": _of_rdv,
    "participations": _of_rdv,
    "rdv_plans": _own("agent_id"),
    "absences": _absence,
    "agents": _own("id"),
    "agent_calendars": _own("agent_id"),
    "tokens": _own("agent_id"),
    "organisations": _organisation,
    "webhook_endpoints": _webhook,
}
