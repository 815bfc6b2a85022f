"""Usagers as the desk API lists them: whole within the caller's organisations, partly masked beyond."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Call
from kiosk.platform_server.rules import visibility, wire
from kiosk.platform_server.rules.usagers import referents

_DIGIT = re.compile(r"\d")
_TOLD = ("id", "first_name", "last_name")


@dataclass(frozen=True, slots=True)
class Scope:
    """Organisations: those whose usagers the caller sees ``whole``, and those of the ``territory`` that is searched."""

    whole: set[int]
    territory: set[int]


def scope_of(call: Call) -> Scope:
    """The territory is that of the organisation named, else all of the caller's. Raises Refusal (403)."""
    reference, agent, organisation_id = call.reference, call.agent, call.query.integer("organisation_id")
    if organisation_id is None:
        territories = reference.territories_of(agent)
    else:
        territories = {visibility.member(reference, agent, organisation_id).territory_id}
    return Scope(visibility.opened_to(reference, agent), reference.organisations_in(territories))


def write_users(call: Call, ids: Sequence[int], scope: Scope) -> list[dict[str, Any]]:
    """These usagers in their order, each with the organisations of the territory that know them."""
    users = wire.load_users(call.connection, ids)
    extra = referents(call, users)
    known_by: defaultdict[int, set[int]] = defaultdict(set)
    profile = schema.user_profiles.c
    for row in call.connection.execute(select(schema.user_profiles).where(profile.user_id.in_(ids))):
        known_by[row.user_id].add(row.organisation_id)
    zone_name = call.reference.zone_of(call.agent)
    answers = []
    for user_id in ids:
        if user_id in users:
            written = wire.user(users[user_id], users, zone_name, call.reference.like, extra)
            written["organisation_ids"] = sorted(known_by[user_id] & (scope.territory | scope.whole))
            written["masked"] = known_by[user_id].isdisjoint(scope.whole)
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
