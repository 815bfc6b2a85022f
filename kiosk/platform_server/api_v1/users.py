"""Usagers: the four ways to read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import func, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import PAGE_SIZE, Answer, Call, Endpoint, page
from kiosk.platform_server.http.params import record_id
from kiosk.platform_server.http.unordered import page_of_ids
from kiosk.platform_server.rules import visibility, wire
from kiosk.platform_server.values.refusals import forbidden, not_found, unknown_record

_NOT_YOURS = (
    "Vous n’avez pas les droits suffisants pour voir cette fiche usager. "
    "Une raison fréquente est que cet usager ne fait pas partie d’une de vos organisations."
)
_MOST_IDS = 1000


def _index(call: Call) -> Answer:
    return _list(call, call.query.integer("organisation_id"))


def _index_of_organisation(call: Call) -> Answer:
    return _list(call, call.id())


def _list(call: Call, organisation_id: int | None) -> Answer:
    ids = call.query.integers("ids")
    if organisation_id is None:
        scope = sorted(call.agent.roles)
    elif organisation_id in call.agent.roles:
        scope = visibility.opened_by(call.reference, organisation_id)
    else:
        # Usagers named one by one are looked for in the agent's own organisations, as the platform does; without
        # names the platform lists those, and an empty list is the better answer.
        scope = sorted(call.agent.roles) if ids else []
    number = call.query.page()
    # Who is attached, out of the index alone: fiches are read for one page. An anonymised fiche is attached nowhere.
    profile = schema.user_profiles.c
    listed = select(profile.user_id).where(profile.organisation_id.in_(scope))
    if ids is not None:
        listed = listed.where(profile.user_id.in_(sorted(set(ids))[:_MOST_IDS]))
    if len(scope) > 1:
        listed = listed.distinct()
    total = int(call.connection.scalar(select(func.count()).select_from(listed.subquery())) or 0)
    if call.reference.like.ordered_lists:
        offset = min((number - 1) * PAGE_SIZE, total)
        found = list(call.connection.scalars(listed.order_by(profile.user_id).limit(PAGE_SIZE).offset(offset)))
    else:
        found = page_of_ids(list(call.connection.scalars(listed)), number)
    users = wire.load_users(call.connection, found)
    zone_name = call.reference.zone_of(call.agent)
    extra = referents(call, users)
    like = call.reference.like
    items = [wire.user(users[user_id], users, zone_name, like, extra) for user_id in found]
    return page("users", items, number, total)


def _show(call: Call) -> Answer:
    user = schema.users.c
    if call.query.text("organisation_id"):
        return _show_of(call, call.query.text("organisation_id"))
    row = call.connection.execute(select(user.id, user.deleted_at).where(user.id == call.id())).first()
    if row is None or row.deleted_at is not None:
        raise not_found("user")
    in_sight = visibility.users_in_sight(call.reference, call.agent) | visibility.shares_territory(
        call.reference, call.agent
    )
    if call.connection.scalar(select(user.id).where(user.id == row.id, in_sight)) is None:
        raise forbidden(_NOT_YOURS)
    return Answer(written_user(call, row.id))


def _show_of_organisation(call: Call) -> Answer:
    return _show_of(call, call.path["organisation_id"])


def _show_of(call: Call, named: str | None) -> Answer:
    """A usager looked for among those of one organisation; whoever has no role in it must see them from elsewhere."""
    organisation_id, user = record_id(named), schema.users.c
    if organisation_id not in call.reference.organisations:
        raise unknown_record("Organisation", named)

    def attached(organisation_ids: Collection[int]) -> bool:
        seen = visibility.users_in_sight(call.reference, call.agent, organisation_ids)
        return call.connection.scalar(select(user.id).where(user.id == call.id(), seen)) is not None

    if not attached([organisation_id]):
        raise not_found("user")
    if organisation_id not in call.agent.roles and not attached(call.agent.roles):
        raise forbidden(_NOT_YOURS)
    own = organisation_id in call.agent.roles and not call.reference.like.all_profiles
    return Answer(written_user(call, call.id(), [organisation_id] if own else None))


def written_user(call: Call, user_id: int, told: Collection[int] | None = None) -> dict[str, Any]:
    """``{"user": …}`` with their référents and those of their organisations that are ``told`` (the agent's), as it is
    now.
    """
    users = wire.load_users(call.connection, [user_id])
    extra = referents(call, users)
    profile = schema.user_profiles.c
    of = profile.organisation_id.in_(sorted(call.agent.roles if told is None else told))
    for row in call.connection.execute(
        select(schema.user_profiles).where(profile.user_id.in_(sorted(users)), of).order_by(profile.organisation_id)
    ):
        profiles = extra[row.user_id].setdefault("user_profiles", [])
        profiles.append({"organisation": call.reference.organisations[row.organisation_id].wire})
    for values in extra.values():
        values.setdefault("user_profiles", [])
    zone_name = call.reference.zone_of(call.agent)
    return {"user": wire.user(users[user_id], users, zone_name, call.reference.like, extra)}


def referents(call: Call, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """By usager, what the reading calls add: ``referent_agent_ids``."""
    if not call.reference.like.referent_ids:
        return {user_id: {} for user_id in ids}
    found: defaultdict[int, list[int]] = defaultdict(list)
    wanted = sorted(ids)
    referent = schema.referents.c
    for part in wire.batches(wanted):
        for user_id, agent_id in call.connection.execute(
            select(referent.user_id, referent.agent_id).where(referent.user_id.in_(part)).order_by(referent.agent_id)
        ):
            found[user_id].append(agent_id)
    return {user_id: {"referent_agent_ids": found[user_id]} for user_id in wanted}


ENDPOINTS = (
    Endpoint("GET", "/users", _index),
    Endpoint("GET", "/organisations/{id}/users", _index_of_organisation),
    Endpoint("GET", "/users/{id}", _show),
    Endpoint("GET", "/organisations/{organisation_id}/users/{id}", _show_of_organisation),
)
