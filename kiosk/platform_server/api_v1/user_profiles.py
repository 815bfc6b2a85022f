"""Usagers attached to an organisation, and detached from it; out of their last one their fiche is anonymised."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, insert, select, update

from kiosk.platform_server.api_v1.user_writes import check_user_version, organisations_of, tell_user, without_profiles
from kiosk.platform_server.api_v1.users import written_user
from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.params import leading_integer
from kiosk.platform_server.rules import versions, visibility
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.refusals import Refusal, failure, forbidden
from kiosk.platform_server.values.validation import Faults

_HAS_RDVS = "L'usager ou ses proches ont des rendez-vous programmés, vous ne pouvez pas le supprimer."
_ANONYMOUS = "Usager supprimé"


def _create(call: Call) -> Answer:
    organisation_id, user_id = named_id(call, "organisation_id"), named_id(call, "user_id")
    # A neighbouring organisation will do, as when a usager is created.
    if not visibility.reaches_organisation(call.reference, call.agent, organisation_id):
        raise forbidden()
    row = call.connection.execute(select(schema.users).where(schema.users.c.id == user_id)).first()
    faults = Faults()
    if row is None or row.deleted_at is not None:
        faults.add("user", "blank", "doit exister")
    faults.refuse()
    attached = organisations_of(call, user_id)
    if not _same_territory(call, organisation_id, attached):
        raise forbidden()
    if organisation_id in attached:
        faults.add("user_id", "taken", value=user_id)
    faults.refuse()
    check_user_version(call, user_id)
    values = {"organisation_id": organisation_id, "user_id": user_id}
    call.connection.execute(insert(schema.user_profiles).values(values))
    tell_user(call, user_id, [*attached, organisation_id])
    return Answer(
        {
            "user_profile": {
                "organisation": call.reference.organisations[organisation_id].wire,
                "user": without_profiles(written_user(call, user_id)["user"]),
            }
        }
    )


def _destroy(call: Call) -> Answer:
    detach(call, named_id(call, "organisation_id"), named_id(call, "user_id"))
    return Answer(status=204)


def detach(call: Call, organisation_id: int, user_id: int) -> None:
    """Takes a usager and their proches out of an organisation; who is left without any is anonymised.

    Raises Refusal: 404 for a usager who is not attached to it, 403 for an organisation that is not the caller's, 422
    while RDVs are to come, 409 where the caller's version is stale.
    """
    attached = organisations_of(call, user_id)
    if organisation_id not in attached:
        raise failure(404, "Couldn't find UserProfile with these organisation_id and user_id")
    if organisation_id not in call.agent.roles:
        raise forbidden()
    check_user_version(call, user_id)
    user, profile = schema.users.c, schema.user_profiles.c
    family = [user_id, *call.connection.scalars(select(user.id).where(user.responsible_id == user_id))]
    if _has_rdvs_to_come(call, family, organisation_id):
        raise Refusal(422, {"success": False, "errors": {}, "error_messages": [_HAS_RDVS]}, token=True)
    for one in family:
        left = organisations_of(call, one) - {organisation_id}
        call.connection.execute(
            delete(schema.user_profiles).where(profile.user_id == one, profile.organisation_id == organisation_id)
        )
        if not left:
            anonymise(call, one)
        call.touched(organisation_id, "user", one, deleted=True)
        tell_user(call, one, left)


def _has_rdvs_to_come(call: Call, users: list[int], organisation_id: int) -> bool:
    rdv, participation = schema.rdvs.c, schema.participations.c
    to_come = (
        select(rdv.id)
        .select_from(schema.rdvs.join(schema.participations, participation.rdv_id == rdv.id))
        .where(
            participation.user_id.in_(users),
            rdv.status.not_in(sorted(statuses.CANCELLED)),  # whatever became of the one participation
            rdv.organisation_id == organisation_id,
            rdv.starts_at > call.now,
        )
        .limit(1)
    )
    return call.connection.scalar(to_come) is not None


def anonymise(call: Call, user_id: int) -> None:
    """Forgets who it was; the RDVs stay, with nobody's name and, where nobody else took part, without their context."""
    user = schema.users
    nothing = (
        "birth_name", "birth_date", "phone_number", "phone_number_formatted", "address", "address_details",
        "responsible_id", "caisse_affiliation", "affiliation_number", "family_situation", "number_of_children",
        "logement", "case_number", "notes", "notification_email", "invitation_created_at", "invitation_accepted_at",
    )  # fmt: skip
    values: dict[str, Any] = dict.fromkeys(nothing)
    values |= {
        "first_name": _ANONYMOUS,
        "last_name": _ANONYMOUS,
        "email": f"user_{user_id}@deleted.rdv-solidarites.fr",
        "deleted_at": call.now,
        "updated_at": call.now,
        "lock_version": user.c.lock_version + 1,
    }
    call.connection.execute(update(user).where(user.c.id == user_id).values(values))
    call.connection.execute(delete(schema.referents).where(schema.referents.c.user_id == user_id))
    participation, rdv = schema.participations.c, schema.rdvs.c
    theirs = call.connection.scalars(select(participation.rdv_id).where(participation.user_id == user_id)).all()
    nobody_s = sorted(versions.nobody_is_left(call.connection, theirs))
    for row in call.connection.execute(select(rdv.id, rdv.organisation_id).where(rdv.id.in_(nobody_s))).all():
        forgotten = {"context": None, "lock_version": rdv.lock_version + 1, "updated_at": call.now}
        call.connection.execute(update(schema.rdvs).where(rdv.id == row.id).values(forgotten))
        call.touched(row.organisation_id, "rdv", row.id)


def _same_territory(call: Call, organisation_id: int, attached: set[int]) -> bool:
    organisations = call.reference.organisations
    territory = organisations[organisation_id].territory_id
    return any(organisations[o].territory_id == territory for o in attached)


def named_id(call: Call, name: str) -> int:
    """The id sent under ``name``, in the body or (a DELETE may have none) in the address; 0 when it is none."""
    sent = call.body.get(name, call.query.text(name))
    return leading_integer(str(sent)) or 0 if sent is not None else 0


ENDPOINTS = (
    Endpoint("POST", "/user_profiles", _create, Kind.WRITE),
    Endpoint("DELETE", "/user_profiles", _destroy, Kind.WRITE),
)
