"""Usagers found by what one hears at the counter: names, birth names, telephone, e-mail, birth date, case number.

Accents, case and small slips are forgiven. Beyond the caller's organisations a usager is found by their names, and by a
telephone number, an e-mail or a birth date only when it is given whole: parts of what is masked cannot be tried out.

``responsible_id`` asks instead for the proches of an usager, those whom the caller sees whole.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from kiosk.domain.search.reach import Reach
from kiosk.domain.search.usager_query import LONGEST, read_query
from kiosk.platform_server.data import schema
from kiosk.platform_server.desk_api.masked_users import Scope, scope_of, write_users
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.values.refusals import failure

MOST_ANSWERED = 20
_MOST_PROCHES = 100
_NOBODY_FIRST: Mapping[int, int] = {}


def _search(call: Call) -> Answer:
    scope = scope_of(call)
    responsible_id = call.query.integer("responsible_id")
    if responsible_id is not None:
        return _answer(call, _proches(call, responsible_id, scope), scope, _MOST_PROCHES)
    text = call.query.text("q") or ""
    if len(text) > LONGEST:
        raise failure(422, "La recherche est trop longue.")
    return _answer(call, _found(call, text, scope), scope, MOST_ANSWERED)


def _answer(call: Call, ids: list[int], scope: Scope, most: int) -> Answer:
    return Answer({"users": write_users(call, ids[:most], scope), "more": len(ids) > most})


def _found(call: Call, text: str, scope: Scope) -> list[int]:
    query = read_query(text, call.platform.clock.now().date())
    if not query or not call.agent.roles:
        return []
    whole = scope.whole & scope.territory
    circles = [whole, scope.territory]
    organisation_id = call.query.integer("organisation_id")
    if organisation_id is not None:
        circles.insert(0, {organisation_id})
    with call.platform.user_index.seen_by(call.connection) as index:
        found = index.search(query, _NOBODY_FIRST, MOST_ANSWERED + 1, Reach(circles, whole))
    return [one.usager_id for one in found]


def _proches(call: Call, responsible_id: int, scope: Scope) -> list[int]:
    user = schema.users.c
    theirs = select(user.id).where(user.responsible_id == responsible_id, visibility.users_in_sight(scope.whole))
    return list(call.connection.scalars(theirs.order_by(user.id).limit(_MOST_PROCHES + 1)))


ENDPOINTS = (Endpoint("GET", "/users/search", _search),)
