"""Usagers: the four ways to read them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.http.lists import PAGE_SIZE, overlapping_page, page
from kiosk.platform_server.rules import visibility, wire
from kiosk.platform_server.rules.usagers import find_user, gone_user, referents, written_user
from kiosk.platform_server.values.leniency import record_id
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
        scope = set(call.agent.roles)
    elif organisation_id in call.agent.roles:
        scope = visibility.opened_by(call.reference, organisation_id)
    else:
        # Usagers named one by one are looked for in the agent's own organisations, as the platform does; without
        # names the platform lists those, and an empty list is the better answer.
        scope = set(call.agent.roles) if ids else set()
    number = call.query.page()
    # Who is attached, out of the index alone: fiches are read for one page. An anonymised fiche is attached nowhere.
    profile = schema.user_profiles.c
    listed = select(profile.user_id).where(profile.organisation_id.in_(sorted(scope)))
    if ids is not None:
        listed = listed.where(profile.user_id.in_(sorted(set(ids))[:_MOST_IDS]))
    if len(scope) > 1:
        listed = listed.distinct()
    total = int(call.connection.scalar(select(func.count()).select_from(listed.subquery())) or 0)
    if call.reference.like.ordered_lists:
        offset = min((number - 1) * PAGE_SIZE, total)
        found = list(call.connection.scalars(listed.order_by(profile.user_id).limit(PAGE_SIZE).offset(offset)))
    else:
        found = overlapping_page(list(call.connection.scalars(listed)), number)
    users = wire.load_users(call.connection, found)
    zone_name = call.reference.zone_of(call.agent)
    extra = referents(call, users)
    like = call.reference.like
    items = [wire.user(users[user_id], users, zone_name, like, extra) for user_id in found]
    return page("users", items, number, total)


def _show(call: Call) -> Answer:
    if call.query.text("organisation_id"):
        return _show_of(call, call.query.text("organisation_id"))
    if find_user(call, call.id()) is None:
        raise gone_user(call, call.id())
    if not _is_attached(call, visibility.opened_to(call.reference, call.agent)):
        raise forbidden(_NOT_YOURS)
    return Answer(written_user(call, call.id()))


def _show_of_organisation(call: Call) -> Answer:
    return _show_of(call, call.path["organisation_id"])


def _show_of(call: Call, named: str | None) -> Answer:
    """A usager looked for among those of one organisation; whoever has no role in it must see them from elsewhere."""
    organisation_id = record_id(named)
    if organisation_id not in call.reference.organisations:
        raise unknown_record("Organisation", named)
    if organisation_id not in call.agent.roles:
        # Before it is said whether they are of it: of other territories nobody learns that.
        if not _is_attached(call, call.agent.roles):
            raise forbidden(_NOT_YOURS)
        if not visibility.reaches_organisation(call.reference, call.agent, organisation_id):
            raise not_found("user")
    if not _is_attached(call, [organisation_id]):
        raise gone_user(call, call.id())
    own = organisation_id in call.agent.roles and not call.reference.like.all_profiles
    return Answer(written_user(call, call.id(), [organisation_id] if own else None))


def _is_attached(call: Call, organisation_ids: Collection[int]) -> bool:
    user = schema.users.c
    seen = visibility.users_in_sight(organisation_ids)
    return call.connection.scalar(select(user.id).where(user.id == call.id(), seen)) is not None


ENDPOINTS = (
    Endpoint("GET", "/users", _index),
    Endpoint("GET", "/organisations/{id}/users", _index_of_organisation),
    Endpoint("GET", "/users/{id}", _show),
    Endpoint("GET", "/organisations/{organisation_id}/users/{id}", _show_of_organisation),
)
