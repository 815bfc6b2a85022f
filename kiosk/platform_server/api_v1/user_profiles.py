"""Usagers attached to an organisation, and detached from it; out of their last one their fiche is anonymised."""

from __future__ import annotations

from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.affiliations import detach
from kiosk.platform_server.rules.usagers import (
    attach,
    check_user_version,
    find_user,
    is_of_territory,
    organisations_of,
    tell_user,
    written_without_profiles,
)
from kiosk.platform_server.values.leniency import record_id
from kiosk.platform_server.values.refusals import forbidden
from kiosk.platform_server.values.validation import refused


def _create(call: Call) -> Answer:
    organisation_id, user_id = named_id(call, "organisation_id"), named_id(call, "user_id")
    # A neighbouring organisation will do, as when a usager is created.
    if not visibility.reaches_organisation(call.reference, call.agent, organisation_id):
        raise forbidden()
    organisation = call.reference.organisations[organisation_id]
    if find_user(call, user_id) is None or not (call.reference.like.tells_of_far or is_of_territory(call, user_id)):
        raise refused("user", "blank", "doit exister")
    attached = organisations_of(call, user_id)
    if attached.isdisjoint(call.reference.organisations_in({organisation.territory_id})):
        raise forbidden()
    # Whom the agent does not see they may receive in an organisation of their own, and send to no other.
    if organisation_id not in call.agent.roles and attached.isdisjoint(call.agent.roles):
        raise forbidden()
    if organisation_id in attached:
        raise refused("user_id", "taken", value=user_id)
    check_user_version(call, user_id)
    attach(call, user_id, [organisation_id])
    tell_user(call, user_id, [*attached, organisation_id])
    return Answer(
        {
            "user_profile": {
                "organisation": organisation.wire,
                "user": written_without_profiles(call, user_id),
            }
        }
    )


def _destroy(call: Call) -> Answer:
    detach(call, named_id(call, "organisation_id"), named_id(call, "user_id"))
    return Answer(status=204)


def named_id(call: Call, name: str) -> int:
    """The id sent under ``name``, in the body or (a DELETE may have none) in the address; 0 when it is none."""
    return record_id(call.body.get(name, call.query.text(name)))


ENDPOINTS = (
    Endpoint("POST", "/user_profiles", _create, Kind.WRITE),
    Endpoint("DELETE", "/user_profiles", _destroy, Kind.WRITE),
)
