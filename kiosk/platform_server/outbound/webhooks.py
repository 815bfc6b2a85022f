"""Webhooks: what is posted to the addresses that an organisation subscribed, and how it is signed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.outbound.deliveries import WEBHOOK, Delivery
from kiosk.platform_server.rules import wire
from kiosk.platform_server.rules.absences import written_absence
from kiosk.platform_server.rules.reference import Reference, written_organisation
from kiosk.platform_server.values.instants import written

SIGNATURE = "X-Lapin-Signature"
# What calls can change here. Motifs, lieux, plages, agents and their roles come with the data alone.
_MODELS = {
    "rdv": "Rdv",
    "user": "User",
    "absence": "Absence",
    "organisation": "Organisation",
    "user_profile": "UserProfile",
    "referent_assignation": "ReferentAssignation",
}

# What ties an usager to others.
_TIES = {
    "user_profile": (schema.user_profiles, "organisation_id"),
    "referent_assignation": (schema.referents, "agent_id"),
}


class _Subject(NamedTuple):
    what: str
    id: int
    tied_to: int = 0  # of what ties an usager: the organisation of a profile, the agent of a référent


def signature(secret: str, content: bytes) -> str:
    """HMAC-SHA256 of the body, in hexadecimal: the receiver computes the same with the secret they share."""
    return hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()


def posts(
    earlier: Connection,
    connection: Connection,
    reference: Reference,
    changed: Collection[tuple[int, str, int, bool]],
    now: int,
) -> list[Delivery]:
    """What is to be posted of these changes: ``earlier`` still sees what the write took away."""
    endpoint = schema.webhook_endpoints.c
    organisations = sorted({organisation_id for organisation_id, *_ in changed})
    found: list[Delivery] = []
    bodies: dict[tuple[_Subject, int, bool], bytes | None] = {}
    for row in connection.execute(
        select(schema.webhook_endpoints).where(endpoint.organisation_id.in_(organisations)).order_by(endpoint.id)
    ):
        for organisation_id, what, object_id, deleted in dict.fromkeys(changed):
            if organisation_id != row.organisation_id:
                continue
            for subject in _subjects(earlier, connection, what, object_id, organisation_id, row.subscriptions):
                key = (subject, organisation_id, deleted)
                if key not in bodies:
                    bodies[key] = _body(earlier, connection, reference, subject, organisation_id, deleted, now)
                body = bodies[key]
                if body is not None:
                    found.append(Delivery(WEBHOOK, None, body, row.id))
    return found


def _subjects(
    earlier: Connection, connection: Connection, what: str, object_id: int, organisation_id: int, wanted: Sequence[str]
) -> Iterator[_Subject]:
    """What of a change an endpoint wants to know: the object, and for an usager what ties them to others."""
    if what in wanted and what in _MODELS:
        yield _Subject(what, object_id)
    if what == "user" and "user_profile" in wanted:
        yield _Subject("user_profile", object_id, organisation_id)
    if what == "user" and "referent_assignation" in wanted:
        referent = schema.referents.c
        mine = select(referent.agent_id).where(referent.user_id == object_id)
        for agent_id in sorted({*earlier.scalars(mine), *connection.scalars(mine)}):
            yield _Subject("referent_assignation", object_id, agent_id)


def _body(
    earlier: Connection,
    connection: Connection,
    reference: Reference,
    subject: _Subject,
    organisation_id: int,
    deleted: bool,
    now: int,
) -> bytes | None:
    gone = deleted and not subject.tied_to
    before = _data(earlier, reference, subject, organisation_id, now)
    after = None if gone else _data(connection, reference, subject, organisation_id, now)
    data = before if after is None else after
    if data is None or (subject.tied_to and before is not None and after is not None):
        return None
    event = "created" if before is None else "destroyed" if after is None else "updated"
    zone_name = reference.timezone(organisation_id)
    meta = {
        "model": _MODELS[subject.what],
        "event": event,
        "webhook_reason": None,
        "timestamp": written(now, zone_name),
    }
    return msgspec.json.encode({"data": data, "meta": meta})


def _data(
    connection: Connection, reference: Reference, subject: _Subject, organisation_id: int, now: int
) -> Mapping[str, Any] | msgspec.Raw | None:
    """The object as API v1 answers it, None when it is not there."""
    what, object_id, other_id = subject
    if what in _TIES:
        table, column = _TIES[what]
        tie = (table.c.user_id == object_id) & (table.c[column] == other_id)
        if connection.execute(select(table).where(tie)).first() is None:
            return None
        tied = reference.organisations[other_id] if what == "user_profile" else reference.agents[other_id]
        user = _user(connection, reference, object_id, organisation_id)
        return {column.removesuffix("_id"): tied.wire, "user": user}
    if what == "rdv":
        row = connection.execute(select(schema.rdvs).where(schema.rdvs.c.id == object_id)).first()
        return None if row is None else wire.rdvs(connection, reference, [row], now)[0]
    if what == "user":
        return _user(connection, reference, object_id, organisation_id)
    if what == "organisation":
        row = connection.execute(select(schema.organisations).where(schema.organisations.c.id == object_id)).first()
        return None if row is None else written_organisation(row)
    row = connection.execute(select(schema.absences).where(schema.absences.c.id == object_id)).first()
    return None if row is None else written_absence(reference, row, now, _near(reference, organisation_id))


def _near(reference: Reference, organisation_id: int) -> set[int]:
    return reference.organisations_in({reference.organisations[organisation_id].territory_id})


def _user(connection: Connection, reference: Reference, user_id: int, organisation_id: int) -> Mapping[str, Any] | None:
    users = wire.load_users(connection, [user_id])
    row = users.get(user_id)
    return None if row is None else wire.user(row, users, reference.timezone(organisation_id), reference.like)
