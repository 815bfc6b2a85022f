"""Usagers taken out of an organisation; out of their last one their fiche is anonymised."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import versions
from kiosk.platform_server.rules.rdvs import touch_rdv
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.rules.usagers import check_user_version, organisations_of, tell_user, touch_user
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.refusals import Refusal, failure, forbidden

_HAS_RDVS = "L'usager ou ses proches ont des rendez-vous programmés, vous ne pouvez pas le supprimer."
_ANONYMOUS = "Usager supprimé"


def detach(transaction: Transaction, organisation_id: int, user_id: int) -> None:
    """Takes a usager and their proches out of an organisation; who is left without any is anonymised.

    Raises Refusal: 403 for an organisation that is not the author's, of whose usagers they learn nothing; 404 for a
    usager who is not attached to it, 422 while RDVs are to come, 409 where the version that they saw is stale.
    """
    if organisation_id not in transaction.agent.roles:
        raise forbidden()
    if organisation_id not in organisations_of(transaction, user_id):
        raise failure(404, "Couldn't find UserProfile with these organisation_id and user_id")
    check_user_version(transaction, user_id)
    for one in take_out(transaction, organisation_id, user_id):
        if not organisations_of(transaction, one):
            anonymise(transaction, one)


def take_out(transaction: Transaction, organisation_id: int, user_id: int) -> list[int]:
    """Takes a usager and their proches out of an organisation of theirs; answers who went.

    Raises Refusal (422) while one of them has RDVs to come there.
    """
    user, profile = schema.users.c, schema.user_profiles.c
    family = [user_id, *transaction.connection.scalars(select(user.id).where(user.responsible_id == user_id))]
    if _have_rdvs_to_come(transaction, family, organisation_id):
        raise Refusal(422, {"success": False, "errors": {}, "error_messages": [_HAS_RDVS]}, token=True)
    theirs = (profile.organisation_id == organisation_id) & profile.user_id.in_(family)
    going = list(transaction.connection.scalars(select(profile.user_id).where(theirs).order_by(profile.user_id)))
    transaction.connection.execute(delete(schema.user_profiles).where(theirs))
    for one in going:
        transaction.touched(organisation_id, "user", one, deleted=True)
        tell_user(transaction, one, organisations_of(transaction, one))
    return going


def anonymise(transaction: Transaction, user_id: int) -> None:
    """Forgets who it was; the RDVs stay, with nobody's name and, where nobody else took part, without their context."""
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
        "deleted_at": transaction.now,
    }
    touch_user(transaction, user_id, values)
    connection = transaction.connection
    connection.execute(delete(schema.referents).where(schema.referents.c.user_id == user_id))
    participation, rdv = schema.participations.c, schema.rdvs.c
    theirs = connection.scalars(select(participation.rdv_id).where(participation.user_id == user_id)).all()
    nobody_s = sorted(versions.nobody_is_left(connection, theirs))
    for row in connection.execute(select(schema.rdvs).where(rdv.id.in_(nobody_s))).all():
        touch_rdv(transaction, row, context=None)


def _have_rdvs_to_come(transaction: Transaction, users: Collection[int], organisation_id: int) -> bool:
    rdv, participation = schema.rdvs.c, schema.participations.c
    to_come = (
        select(rdv.id)
        .select_from(schema.rdvs.join(schema.participations, participation.rdv_id == rdv.id))
        .where(
            participation.user_id.in_(users),
            rdv.status.not_in(sorted(statuses.CANCELLED)),  # whatever became of the one participation
            rdv.organisation_id == organisation_id,
            rdv.starts_at > transaction.now,
        )
        .limit(1)
    )
    return transaction.connection.scalar(to_come) is not None
