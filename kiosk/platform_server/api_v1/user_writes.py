"""Usagers: created and changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.affiliations import (
    check_organisations,
    check_referents,
    followed,
    set_organisations,
    set_referents,
)
from kiosk.platform_server.rules.usagers import (
    attach,
    find_user,
    hangs_on,
    is_of_territory,
    organisations_of,
    sees_user,
    tell_user,
    touch_user,
    written_user,
    written_without_profiles,
)
from kiosk.platform_server.rules.user_fields import CERTIFIED, read_fields
from kiosk.platform_server.values.instants import local_day
from kiosk.platform_server.values.leniency import record_id, scalars
from kiosk.platform_server.values.refusals import forbidden, missing_parameter, not_found
from kiosk.platform_server.values.validation import Faults

_NOT_YOURS = (
    "Vous n’avez pas les droits suffisants pour modifier cette fiche usager. "
    "Une raison fréquente est que cet usager ne fait pas partie d’une de vos organisations."
)
_NO_EMAIL_CHANGE = "ne peut pas être modifié : l’usager a son propre compte"


def create(call: Call) -> Answer:
    """Makes an usager of the call's body and answers them. Raises Refusal."""
    organisation_ids = _organisation_ids(call)
    if not organisation_ids:
        raise missing_parameter("organisation_ids")
    referent_ids = _referent_ids(call, None) or []
    faults = Faults()
    body = {"first_name": None, "last_name": None, **scalars(call.body, call.body)}
    values = read_fields(body, _today(call), call.reference.like, faults)
    responsible_id = _responsible(call, None, faults)
    _check_email(call, values, None, faults)
    faults.refuse()
    values = {"notify_by_sms": True, "notify_by_email": True, **values, "responsible_id": responsible_id}
    values |= {"created_at": call.now, "updated_at": call.now}
    user_id = call.insert(schema.users, values)
    if responsible_id is not None:
        # A proche follows the organisations of their responsible.
        organisation_ids |= followed(call, responsible_id)
    attach(call, user_id, organisation_ids)
    set_referents(call, user_id, referent_ids)
    tell_user(call, user_id, organisation_ids)
    return Answer({"user": written_without_profiles(call, user_id)})


def _update(call: Call) -> Answer:
    user_id = call.id()
    row = find_user(call, user_id)
    if row is None:
        raise not_found("user")
    before = organisations_of(call, user_id)
    if before.isdisjoint(call.agent.roles):
        raise forbidden(_NOT_YOURS)
    organisation_ids = _organisation_ids(call)
    referent_ids = _referent_ids(call, user_id)
    faults = Faults()
    left_aside = CERTIFIED if row.logged_once_with_franceconnect else frozenset()
    body = scalars(call.body, call.body.keys() - left_aside)
    values = read_fields(body, _today(call), call.reference.like, faults, row)
    if "responsible_id" in body:
        values["responsible_id"] = _responsible(call, user_id, faults)
    if "email" in values and values["email"] != row.email and row.invitation_accepted_at is not None:
        faults.add("email", "frozen", _NO_EMAIL_CHANGE)
    _check_email(call, values, user_id, faults)
    if organisation_ids is not None and not organisation_ids:
        faults.add("organisation_ids", "blank", "doit contenir au moins une organisation")
    faults.refuse()
    call.check_version(row.lock_version, lambda: written_user(call, user_id))
    changed = {name: value for name, value in values.items() if value != getattr(row, name)}
    if changed.get("responsible_id") is not None:
        # A proche follows the organisations of their responsible, on top of those that are sent.
        organisation_ids = (organisation_ids or before) | followed(call, changed["responsible_id"])
    concerned = before if organisation_ids is None else set_organisations(call, user_id, organisation_ids)
    if changed or organisation_ids is not None or referent_ids is not None:
        touch_user(call, user_id, changed)
        if referent_ids is not None:
            set_referents(call, user_id, referent_ids)
        tell_user(call, user_id, concerned)
    return Answer({"user": written_without_profiles(call, user_id)})


def _today(call: Call) -> Any:
    return local_day(call.now, call.reference.zone_of(call.agent))


def _ids(call: Call, name: str) -> list[int] | None:
    if name not in call.body:
        return None
    sent = call.body[name]
    values = sent if isinstance(sent, list) else [sent]
    return [record_id(value) for value in values if value not in (None, "")]


def _organisation_ids(call: Call) -> set[int] | None:
    ids = _ids(call, "organisation_ids")
    return None if ids is None else check_organisations(call, ids)


def _referent_ids(call: Call, user_id: int | None) -> list[int] | None:
    ids = _ids(call, "referent_agent_ids")
    return None if ids is None else check_referents(call, user_id, ids)


def _responsible(call: Call, user_id: int | None, faults: Faults) -> int | None:
    """The responsible named, whom the agent must see; nobody can hang on themselves, however far."""
    sent = scalars(call.body, ("responsible_id",)).get("responsible_id")
    if sent in (None, ""):
        return None
    responsible_id = record_id(sent)
    if responsible_id == user_id:
        faults.add("responsible_id", "ne peut pas être l'usager lui même")
    elif not sees_user(call, responsible_id):
        faults.add("responsible", "blank", "doit exister")
    elif user_id is not None and hangs_on(call, responsible_id, [user_id]):
        faults.add("base", "L'usager⋅e ne peut être responsable de son propre responsable")
    else:
        return responsible_id
    return None


def _check_email(call: Call, values: dict[str, Any], user_id: int | None, faults: Faults) -> None:
    email = values.get("email")
    if email is None:
        return
    user = schema.users.c
    taken = select(user.id).where(user.email == email, user.deleted_at.is_(None))
    other = call.connection.scalar(taken.where(user.id != user_id) if user_id is not None else taken)
    if other is not None:
        # Whose it is, is told of those alone who could be looked for.
        told = {"id": other} if call.reference.like.tells_of_far or is_of_territory(call, other) else {}
        faults.add("email", "taken", value=email, **told)


ENDPOINTS = (
    Endpoint("POST", "/users", create, Kind.WRITE),
    Endpoint("PATCH", "/users/{id}", _update, Kind.WRITE),
    Endpoint("PUT", "/users/{id}", _update, Kind.WRITE),
)
