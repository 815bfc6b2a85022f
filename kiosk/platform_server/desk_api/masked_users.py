"""Usagers as the desk API lists them: whole within the caller's organisations, partly masked beyond."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kiosk.platform_server.api_v1.users import referents
from kiosk.platform_server.http.calls import Call
from kiosk.platform_server.rules import wire
from kiosk.platform_server.rules.user_index import UserIndex

_DIGIT = re.compile(r"\d")
_TOLD = ("id", "first_name", "last_name")


def whole_scope(call: Call) -> set[int]:
    """Whose usagers the caller sees whole: their own organisations, and all of a territory that opens its fiches."""
    organisations = call.reference.organisations
    territories = {organisations[o].territory_id for o in call.agent.roles}
    opened = {t for t in territories if call.reference.territories[t].visible_users_throughout_the_territory}
    return set(call.agent.roles) | {o.id for o in organisations.values() if o.territory_id in opened}


def territory_scope(call: Call, organisation_id: int | None) -> set[int]:
    """The organisations of the territory of that organisation; of all the caller's territories when None."""
    organisations = call.reference.organisations
    mine = call.agent.roles if organisation_id is None else [organisation_id]
    territories = {organisations[o].territory_id for o in mine}
    return {o.id for o in organisations.values() if o.territory_id in territories}


def attached_to(index: UserIndex, organisation_ids: Iterable[int], users: set[int]) -> set[int]:
    """Those of ``users`` who are attached to one of these organisations."""
    return set().union(*[users & index.of_organisation.get(o, set()) for o in organisation_ids])


def write_users(
    call: Call, index: UserIndex, ids: list[int], whole: set[int], territory: set[int]
) -> list[dict[str, Any]]:
    """These usagers in their order, each with the organisations of the territory that know them."""
    users = wire.load_users(call.connection, ids)
    extra = referents(call, users)
    zone_name = call.reference.zone_of(call.agent)
    answers = []
    for user_id in ids:
        if user_id not in users:
            continue
        written = wire.user(users[user_id], users, zone_name, call.reference.like, extra)
        known_by = index.entries[user_id].organisation_ids
        written["organisation_ids"] = sorted(known_by & (territory | whole))
        written["masked"] = known_by.isdisjoint(whole)
        answers.append(_mask(written) if written["masked"] else written)
    return answers


def _mask(user: dict[str, Any]) -> dict[str, Any]:
    """Enough to recognise somebody one talks with, not enough to learn about them."""
    kept = {name: user[name] for name in (*_TOLD, "organisation_ids", "masked")}
    birth_date = user["birth_date"]
    return {
        **dict.fromkeys(user),
        **kept,
        "birth_year": int(birth_date[:4]) if birth_date else None,
        "email": _masked_email(user["email"]),
        "phone_number": _masked_number(user["phone_number"]),
    }


def _masked_email(email: str | None) -> str | None:
    if not email:
        return None
    local, _, domain = email.partition("@")
    return f"{local[:1]}•••@{domain}"


def _masked_number(number: str | None) -> str | None:
    if not number:
        return None
    shown = max(0, len(number) - 2)
    return _DIGIT.sub("•", number[:shown]) + number[shown:]
