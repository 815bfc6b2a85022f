"""Webhook endpoints: the addresses that an organisation has told of what changes in it.

Its agents see them; those who administer its territory make and change them, as on the platform.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.lists import page, page_of_rows
from kiosk.platform_server.values.redirects import can_be_posted_to
from kiosk.platform_server.values.refusals import forbidden, unknown_record
from kiosk.platform_server.values.validation import Faults

SUBSCRIPTIONS = ("rdv", "absence", "plage_ouverture", "user", "user_profile", "organisation", "motif", "lieu",
                 "agent", "agent_role", "referent_assignation")  # fmt: skip
_UNLESS_TOLD = ["rdv", "absence", "plage_ouverture"]
_WRONG_SUBSCRIPTIONS = "la liste des abonnements choisis contient une ou plusieurs valeurs incorrectes"
_LONGEST = 2000


def _index(call: Call) -> Answer:
    endpoint, organisation_id = schema.webhook_endpoints.c, call.id()
    if organisation_id not in call.agent.roles:
        return page("webhook_endpoints", [], call.query.page(), 0)
    listed = select(schema.webhook_endpoints).where(endpoint.organisation_id == organisation_id)
    target_url = call.query.text("target_url")
    if target_url:
        listed = listed.where(endpoint.target_url == target_url)
    return page_of_rows(call, "webhook_endpoints", listed, (endpoint.id,), lambda rows: list(map(_written, rows)))


def _create(call: Call) -> Answer:
    if call.id() not in call.reference.organisations:
        raise unknown_record("Organisation", call.path["id"])
    organisation_id = _administered(call, call.id())
    values = {"target_url": None, "secret": None, "subscriptions": _UNLESS_TOLD, **_sent(call)}
    _check(call, values, organisation_id, None)
    values["organisation_id"] = organisation_id
    return _answer(call, call.insert(schema.webhook_endpoints, values))


def _update(call: Call) -> Answer:
    endpoint = schema.webhook_endpoints.c
    # The id alone tells which: it is looked for among those of the agent's organisations.
    row = call.connection.execute(
        select(schema.webhook_endpoints).where(
            endpoint.id == call.id(), endpoint.organisation_id.in_(sorted(call.agent.roles))
        )
    ).first()
    if row is None:
        raise unknown_record("WebhookEndpoint", call.path["id"])
    organisation_id = _administered(call, row.organisation_id)
    values = {"target_url": row.target_url, "secret": row.secret, "subscriptions": row.subscriptions, **_sent(call)}
    _check(call, values, organisation_id, row.id)
    call.connection.execute(update(schema.webhook_endpoints).where(endpoint.id == row.id).values(values))
    return _answer(call, row.id)


def _administered(call: Call, organisation_id: int) -> int:
    if call.reference.organisations[organisation_id].territory_id not in call.agent.territory_ids:
        raise forbidden()
    return organisation_id


def _sent(call: Call) -> dict[str, Any]:
    return {name: call.body[name] for name in ("target_url", "secret", "subscriptions") if name in call.body}


def _check(call: Call, values: dict[str, Any], organisation_id: int, endpoint_id: int | None) -> None:
    """Raises Refusal (422) naming every field at fault."""
    faults = Faults()
    for field in ("target_url", "secret"):
        if not isinstance(values[field], str) or not values[field].strip():
            faults.add(field, "blank")
    faults.refuse()
    values["target_url"] = values["target_url"].strip()
    if not can_be_posted_to(values["target_url"]):
        faults.add("target_url", "invalid")
    endpoint = schema.webhook_endpoints.c
    same = select(endpoint.id).where(
        endpoint.organisation_id == organisation_id, endpoint.target_url == values["target_url"]
    )
    if endpoint_id is not None:
        same = same.where(endpoint.id != endpoint_id)
    if call.connection.scalar(same) is not None:
        faults.add("target_url", "taken", value=values["target_url"])
    wanted = values["subscriptions"]
    if not isinstance(wanted, list) or any(one not in SUBSCRIPTIONS for one in wanted):
        faults.add("base", _WRONG_SUBSCRIPTIONS)
    if len(values["secret"]) > _LONGEST:
        faults.add("secret", "invalid")
    faults.refuse()


def _answer(call: Call, endpoint_id: int) -> Answer:
    row = call.connection.execute(
        select(schema.webhook_endpoints).where(schema.webhook_endpoints.c.id == endpoint_id)
    ).one()
    return Answer({"webhook_endpoint": _written(row)})


def _written(row: Row[Any]) -> dict[str, Any]:
    # The secret is told to nobody again.
    return {
        "id": row.id,
        "organisation_id": row.organisation_id,
        "subscriptions": row.subscriptions,
        "target_url": row.target_url,
    }


ENDPOINTS = (
    Endpoint("GET", "/organisations/{id}/webhook_endpoints", _index),
    Endpoint("POST", "/organisations/{id}/webhook_endpoints", _create, Kind.WRITE),
    Endpoint("PATCH", "/organisations/{organisation_id}/webhook_endpoints/{id}", _update, Kind.WRITE),
    Endpoint("PUT", "/organisations/{organisation_id}/webhook_endpoints/{id}", _update, Kind.WRITE),
)
