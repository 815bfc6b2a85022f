"""Bookings begun through API v1 and finished on a page of the platform, where the agent picks the slot."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, select, update

from kiosk.platform_server.api_v1 import user_writes
from kiosk.platform_server.data import changes, schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules import visibility, wire
from kiosk.platform_server.rules.rdvs import in_sight
from kiosk.platform_server.rules.usagers import sees_user
from kiosk.platform_server.values import secrets
from kiosk.platform_server.values.instants import iso, written
from kiosk.platform_server.values.leniency import record_id
from kiosk.platform_server.values.redirects import is_http
from kiosk.platform_server.values.refusals import forbidden, missing_parameter, not_found
from kiosk.platform_server.values.validation import refused

_FIELDS = ("first_name", "last_name", "email", "phone_number", "address", "birth_date")


def _create(call: Call) -> Answer:
    sent = call.body.get("user")
    if not isinstance(sent, Mapping) or not sent:
        raise missing_parameter("user")
    return_url = call.body.get("return_url")
    if return_url not in (None, "") and not is_http(return_url):
        raise refused("return_url", "invalid")
    user_id = _user(call, sent)
    values = {
        "agent_id": call.agent.id,
        "user_id": user_id,
        "return_url": return_url or None,
        "token_hash": b"",
        "created_at": call.now,
    }
    plan_id = call.insert(schema.rdv_plans, values)
    # The token is made of the id, which is known only now.
    hashed = {"token_hash": secrets.hashed(_token(call, plan_id, call.now))}
    call.connection.execute(update(schema.rdv_plans).where(schema.rdv_plans.c.id == plan_id).values(hashed))
    return Answer(_written(call, _find(call, plan_id)), 201)


def _show(call: Call) -> Answer:
    return Answer(_written(call, _find(call, call.id())))


def _find(call: Call, plan_id: int) -> Row[Any]:
    column = schema.rdv_plans.c
    row = call.connection.execute(
        select(schema.rdv_plans).where(column.id == plan_id, column.agent_id == call.agent.id)
    ).first()
    if row is None:
        raise not_found("rdv_plan")
    return row


def _user(call: Call, sent: Mapping[str, Any]) -> int:
    """The usager named by ``id``, else one made of the fields; one who has the same e-mail is taken for them."""
    user = schema.users.c
    if sent.get("id") not in (None, ""):
        user_id = record_id(sent["id"])
        if not sees_user(call, user_id):
            raise not_found("user")
        return user_id
    email = sent.get("email")
    if isinstance(email, str) and email.strip():
        seen = visibility.users_in_sight(call.agent.roles)
        known: int | None = call.connection.scalar(select(user.id).where(user.email == email.strip().lower(), seen))
        if known is not None:
            return known
    if not call.agent.roles:
        raise forbidden()
    fields = {name: sent[name] for name in _FIELDS if name in sent}
    if call.reference.like.bare_plans and "email" in fields:
        fields["notification_email"] = fields.pop("email")
    made = user_writes.create(replace(call, body={**fields, "organisation_ids": [min(call.agent.roles)]}))
    return int(made.content["user"]["id"])


def _written(call: Call, row: Row[Any]) -> dict[str, Any]:
    rdv: Any = None
    updated_at = row.created_at
    if row.rdv_id is not None:
        found = call.connection.execute(select(schema.rdvs).where(schema.rdvs.c.id == row.rdv_id)).one()
        bare = call.reference.like.bare_plans or not _sees_rdv(call, found.id)
        rdv = _in_few_words(call, found) if bare else wire.rdvs(call.connection, call.reference, [found], call.now)[0]
        updated_at = found.created_at
    token = _token(call, row.id, row.created_at)
    zone_name = call.reference.zone_of(call.agent)
    plan = {
        "id": row.id,
        "rdv": rdv,
        "user_id": row.user_id,
        # Only the process that made it can tell the address again: none of it is kept.
        "url": f"{call.platform.public_url}/rdv_plans/{token}" if secrets.hashed(token) == row.token_hash else None,
        "created_at": written(row.created_at, zone_name),
        "updated_at": written(updated_at, zone_name),
    }
    return {"rdv_plan": plan}


def _sees_rdv(call: Call, rdv_id: int) -> bool:
    """Whether who began the plan sees its RDV still."""
    found = in_sight(call).where(schema.rdvs.c.id == rdv_id).limit(1)
    return call.connection.execute(found).first() is not None


def _in_few_words(call: Call, rdv: Row[Any]) -> dict[str, Any]:
    return {
        "id": rdv.id,
        "status": rdv.status,
        "starts_at": iso(rdv.starts_at, call.reference.timezone(rdv.organisation_id)),
        "location_type": call.reference.motifs[rdv.motif_id].location_type,
    }


def _token(call: Call, plan_id: int, created_at: int) -> str:
    return hmac.new(changes.plan_key(call.connection), f"{plan_id} {created_at}".encode(), hashlib.sha256).hexdigest()


ENDPOINTS = (
    Endpoint("POST", "/rdv_plans", _create, Kind.WRITE),
    Endpoint("GET", "/rdv_plans/{id}", _show),
)
