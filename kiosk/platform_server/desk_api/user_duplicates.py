"""Likely duplicates of a usager about to be created, or changed.

The same e-mail is an error: the platform refuses it. The same first name, last name and birth date, or the same
telephone, is a warning.
"""

from __future__ import annotations

from kiosk.domain.people.phones import e164
from kiosk.domain.text.search_text import fold, national_digits
from kiosk.platform_server.desk_api.masked_users import attached_to, territory_scope, whole_scope, write_users
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.user_fields import read_fields
from kiosk.platform_server.rules.user_index import UserIndex
from kiosk.platform_server.values.instants import local_day
from kiosk.platform_server.values.validation import Faults

_MOST_ANSWERED = 10


def _duplicates(call: Call) -> Answer:
    organisation_id = call.query.integer("organisation_id")
    if organisation_id is not None:
        visibility.member(call.reference, call.agent, organisation_id)
    if not call.agent.roles:
        return Answer({"duplicates": []})
    seen_whole, territory = whole_scope(call), territory_scope(call, organisation_id)
    index = call.platform.user_index
    with index.lock:
        index.refresh(call.connection)
        reasons = _reasons(call, index, territory | seen_whole)
        ids = sorted(reasons, key=lambda user_id: ("email" not in reasons[user_id], user_id))[:_MOST_ANSWERED]
        written = {user["id"]: user for user in write_users(call, index, ids, seen_whole, territory)}
    return Answer(
        {
            "duplicates": [
                {
                    "severity": "error" if "email" in reasons[user_id] else "warning",
                    "attributes": reasons[user_id],
                    "user": written[user_id],
                }
                for user_id in ids
                if user_id in written
            ]
        }
    )


def _reasons(call: Call, index: UserIndex, in_reach: set[int]) -> dict[int, list[str]]:
    """By usager, what they have in common with the one described."""
    query = call.query
    reasons: dict[int, list[str]] = {}

    def note(users: set[int], attributes: list[str]) -> None:
        for user_id in users:
            reasons.setdefault(user_id, []).extend(attributes)

    email = (query.text("email") or "").strip().lower()
    if email:
        # An e-mail is one person's on the whole platform, however far.
        note(index.emails.whole(email), ["email"])
    names = fold(query.text("first_name") or ""), fold(query.text("last_name") or "")
    birth_date = _birth_date(call)
    if all(names) and birth_date:
        born_then = attached_to(index, in_reach, index.births.whole(birth_date))
        note({i for i in born_then if (index.entries[i].first_name, index.entries[i].last_name) == names},
             ["first_name", "last_name", "birth_date"])  # fmt: skip
    number = query.text("phone_number") or ""
    digits = national_digits(e164(number) or number)
    if digits:
        note(attached_to(index, in_reach, index.phones.whole(digits)), ["phone_number"])
    reasons.pop(query.integer("id") or 0, None)
    return reasons


def _birth_date(call: Call) -> str | None:
    text = call.query.text("birth_date")
    if not text:
        return None
    today = local_day(call.now, call.reference.zone_of(call.agent))
    read = read_fields({"birth_date": text}, today, call.reference.like, Faults())["birth_date"]
    return read if isinstance(read, str) else None


ENDPOINTS = (Endpoint("GET", "/users/duplicates", _duplicates),)
