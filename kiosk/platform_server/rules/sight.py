"""How far the author of a write sees what an answer tells of: an answer given again is judged as it would be now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any

from sqlalchemy import select

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.rdvs import in_sight
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.rules.usagers import is_of_territory, sees_user
from kiosk.platform_server.values.leniency import record_id


class Sight(IntEnum):
    """The least comes first."""

    NONE = 0
    NEAR = 1  # of their territory: what may be written for a neighbour, and is not read afterwards
    SEEN = 2


def of_answer(transaction: Transaction, answer: Any) -> Sight:
    """That of whatever ``answer``, read from JSON, is about; of nothing in particular: SEEN."""
    if not isinstance(answer, Mapping):
        return Sight.SEEN
    found = [Sight.SEEN]
    for name, one in answer.items():
        judge = _JUDGES.get(name)
        if judge is not None and isinstance(one, Mapping):
            found.append(judge(transaction, one))
        elif name in _HOLDERS:
            found += [of_answer(transaction, inside) for inside in (one if isinstance(one, list) else [one])]
    return min(found)


def _user(transaction: Transaction, user: Mapping[str, Any]) -> Sight:
    user_id = record_id(user.get("id"))
    if sees_user(transaction, user_id):
        return Sight.SEEN
    return Sight.NEAR if is_of_territory(transaction, user_id) else Sight.NONE


def _rdv(transaction: Transaction, rdv: Mapping[str, Any]) -> Sight:
    rdv_id, column = record_id(rdv.get("id")), schema.rdvs.c
    if transaction.connection.execute(in_sight(transaction).where(column.id == rdv_id).limit(1)).first() is not None:
        return Sight.SEEN
    reference = transaction.reference
    near = reference.organisations_in(reference.territories_of(transaction.agent))
    organisation_id = transaction.connection.scalar(select(column.organisation_id).where(column.id == rdv_id))
    return Sight.NEAR if organisation_id in near else Sight.NONE


def _absence(transaction: Transaction, absence: Mapping[str, Any]) -> Sight:
    column, reference = schema.absences.c, transaction.reference
    whose = transaction.connection.scalar(select(column.agent_id).where(column.id == record_id(absence.get("id"))))
    seen = whose is not None and visibility.sees_agent(reference, transaction.agent, reference.agents[whose])
    return Sight.SEEN if seen else Sight.NONE


def _webhook_endpoint(transaction: Transaction, endpoint: Mapping[str, Any]) -> Sight:
    return Sight.SEEN if record_id(endpoint.get("organisation_id")) in transaction.agent.roles else Sight.NONE


_JUDGES: dict[str, Callable[[Transaction, Mapping[str, Any]], Sight]] = {
    "user": _user,
    "rdv": _rdv,
    "absence": _absence,
    "webhook_endpoint": _webhook_endpoint,
}
# What is about what is in it.
_HOLDERS = ("user_profile", "referent_assignation", "rdv_plan")
