"""Référents: agents who follow a usager."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from kiosk.platform_server.api_v1.user_profiles import named_id
from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.usagers import (
    check_user_version,
    organisations_of,
    sees_user,
    tell_user,
    touch_user,
    written_without_profiles,
)
from kiosk.platform_server.values.refusals import failure, forbidden, missing_parameter, unknown_record
from kiosk.platform_server.values.validation import refused


def _create(call: Call) -> Answer:
    agent_id, user_id = _named(call)
    _check_reach(call, agent_id, user_id)
    if _follows(call, agent_id, user_id):
        raise refused("user_id", "taken", value=user_id)
    check_user_version(call, user_id)
    call.connection.execute(insert(schema.referents).values(agent_id=agent_id, user_id=user_id))
    touch_user(call, user_id)
    tell_user(call, user_id, organisations_of(call, user_id))
    user = written_without_profiles(call, user_id)
    return Answer({"referent_assignation": {"agent": call.reference.agents[agent_id].wire, "user": user}})


def _destroy(call: Call) -> Answer:
    agent_id, user_id = _named(call)
    # Before what is there is looked at: nobody learns who follows a usager whom they do not see.
    _check_reach(call, agent_id, user_id)
    if not _follows(call, agent_id, user_id):
        raise failure(404, "Couldn't find ReferentAssignation with these agent_id and user_id")
    check_user_version(call, user_id)
    referent = schema.referents.c
    call.connection.execute(delete(schema.referents).where(referent.agent_id == agent_id, referent.user_id == user_id))
    touch_user(call, user_id)
    tell_user(call, user_id, organisations_of(call, user_id))
    return Answer(status=204)


def _named(call: Call) -> tuple[int, int]:
    """The agent and the usager named. Raises Refusal (422) when one of them is missing."""
    agent_id, user_id = named_id(call, "agent_id"), named_id(call, "user_id")
    if not agent_id or not user_id:
        raise missing_parameter("agent_id" if not agent_id else "user_id")
    return agent_id, user_id


def _follows(call: Call, agent_id: int, user_id: int) -> bool:
    referent = schema.referents.c
    mine = (referent.agent_id == agent_id) & (referent.user_id == user_id)
    return call.connection.execute(select(schema.referents).where(mine)).first() is not None


def _check_reach(call: Call, agent_id: int, user_id: int) -> None:
    """An agent of the territory and a usager of the caller's organisations. Raises Refusal: 404 unknown, 403 else.

    A usager who is not seen and one who is not there are told alike.
    """
    agent = call.reference.agents.get(agent_id)
    if agent is None:
        raise unknown_record("Agent", agent_id)
    user = schema.users.c
    known = call.connection.scalar(select(user.id).where(user.id == user_id)) is not None
    if not known and call.reference.like.tells_of_far:
        raise unknown_record("User", user_id)
    near = visibility.works_in_same_territory(call.reference, call.agent, agent)
    if not sees_user(call, user_id) or agent.row.deleted_at is not None or not near:
        raise forbidden()


ENDPOINTS = (
    Endpoint("POST", "/referent_assignations", _create, Kind.WRITE),
    Endpoint("DELETE", "/referent_assignations", _destroy, Kind.WRITE),
)
