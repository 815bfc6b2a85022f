"""Likely duplicates of a usager about to be created, or changed.

The same e-mail is an error: the platform refuses it. The same first name, last name and birth date, or the same
telephone, is a warning. Who is of another territory is told of in no way: an e-mail of theirs is refused when it is
written, without a word of whose it is.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import Likeness, UsagerDraft
from kiosk.domain.search.likenesses import likenesses
from kiosk.platform_server.data import schema
from kiosk.platform_server.desk_api.masked_users import Scope, scope_of, write_users
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.rules.user_fields import read_fields
from kiosk.platform_server.rules.visibility import users_in_sight
from kiosk.platform_server.values.instants import local_day
from kiosk.platform_server.values.validation import Faults

_MOST_ANSWERED = 10
_ATTRIBUTES = {
    Likeness.EMAIL: ["email"],
    Likeness.IDENTITY: ["first_name", "last_name", "birth_date"],
    Likeness.PHONE: ["phone_number"],
}  # those that the desk API tells


def _duplicates(call: Call) -> Answer:
    scope = scope_of(call)
    if not call.agent.roles:
        return Answer({"duplicates": []})
    reasons = _reasons(call, scope)
    ids = sorted(reasons, key=lambda user_id: ("email" not in reasons[user_id], user_id))[:_MOST_ANSWERED]
    return Answer(
        {
            "duplicates": [
                {
                    "severity": "error" if "email" in reasons[user["id"]] else "warning",
                    "attributes": reasons[user["id"]],
                    "user": user,
                }
                for user in write_users(call, ids, scope)
            ]
        }
    )


def _reasons(call: Call, scope: Scope) -> dict[int, list[str]]:
    """By usager, what they have in common with the one described."""
    query = call.query
    draft = UsagerDraft(
        first_name=query.text("first_name") or "",
        last_name=query.text("last_name") or "",
        birth_date=_birth_date(call),
        email=query.text("email"),
        phone_number=query.text("phone_number"),
    )
    with call.platform.user_index.seen_by(call.connection) as index:
        alike = index.like(draft) - {query.integer("id")}
    user = schema.users.c
    names = ("id", "first_name", "last_name", "birth_name", "email", "phone_number", "phone_number_formatted")
    near = users_in_sight(scope.territory | scope.whole)
    rows = select(user.birth_date, *(user[name] for name in names)).where(user.id.in_(sorted(alike)), near)
    reasons: dict[int, list[str]] = {}
    for row in call.connection.execute(rows):
        born = date.fromisoformat(row.birth_date) if row.birth_date else None
        usager = Usager(birth_date=born, **{name: getattr(row, name) for name in names})
        attributes = [attribute for one in likenesses(draft, usager) for attribute in _ATTRIBUTES.get(one, ())]
        if attributes:
            reasons[row.id] = attributes
    return reasons


def _birth_date(call: Call) -> date | None:
    text = call.query.text("birth_date")
    if not text:
        return None
    today = local_day(call.now, call.reference.zone_of(call.agent))
    read = read_fields({"birth_date": text}, today, call.reference.like, Faults())["birth_date"]
    return date.fromisoformat(read) if isinstance(read, str) else None


ENDPOINTS = (Endpoint("GET", "/users/duplicates", _duplicates),)
