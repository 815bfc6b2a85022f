"""What ties a usager to organisations and to agents: whole lists that are sent, and what being taken out leads to.

A list says what becomes of the entries that its author may see. Those out of sight were not in what they were shown,
so that they cannot have meant to take them away: they stay. The original replaces them too (``Like.lists_replace``).
Who is taken out of their last organisation is anonymised, by a list nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import delete, insert, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import versions, visibility
from kiosk.platform_server.rules.rdvs import touch_rdv
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.rules.usagers import attach, check_user_version, organisations_of, tell_user, touch_user
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.refusals import Refusal, failure, forbidden, unknown_records

_HAS_RDVS = "L'usager ou ses proches ont des rendez-vous programmés, vous ne pouvez pas le supprimer."
_ANONYMOUS = "Usager supprimé"


def check_organisations(transaction: Transaction, ids: Collection[int]) -> set[int]:
    """These organisations, to be attached to. Raises Refusal: 404 for an unknown one, 403 for one out of reach."""
    reference = transaction.reference
    if any(i not in reference.organisations for i in ids):
        raise unknown_records("Organisation", list(ids), reference.organisations)
    if not set(ids) <= within_reach(transaction):
        raise forbidden()
    return set(ids)


def within_reach(transaction: Transaction) -> set[int]:
    """The organisations to which the author may attach a usager: those of their territories."""
    return transaction.reference.organisations_in(transaction.reference.territories_of(transaction.agent))


def followed(transaction: Transaction, responsible_id: int) -> set[int]:
    """The organisations in which a proche follows their responsible."""
    theirs = organisations_of(transaction, responsible_id)
    return theirs if transaction.reference.like.lists_replace else theirs & within_reach(transaction)


def set_organisations(transaction: Transaction, user_id: int, wanted: Collection[int]) -> set[int]:
    """Makes ``wanted``, none of which is out of reach, a usager's organisations; answers those to tell of it.

    Out of the author's own organisations they go as they are taken out of one, with their proches; a proche whom
    nothing else is left follows them. Raises Refusal (422) while RDVs are to come there.
    """
    before, wanted = organisations_of(transaction, user_id), set(wanted)
    if transaction.reference.like.lists_replace:
        if wanted != before:
            column = schema.user_profiles.c.user_id
            transaction.connection.execute(delete(schema.user_profiles).where(column == user_id))
            attach(transaction, user_id, wanted)
        return before | wanted
    attach(transaction, user_id, wanted - before)
    for organisation_id in sorted(before.intersection(transaction.agent.roles) - wanted):
        for one in take_out(transaction, organisation_id, user_id):
            if not organisations_of(transaction, one):
                attach(transaction, one, organisations_of(transaction, user_id))
    return organisations_of(transaction, user_id)


def check_referents(transaction: Transaction, user_id: int | None, ids: Collection[int]) -> list[int]:
    """These référents, each once. Raises Refusal: 404 for an unknown one, 403 for one of another territory or who left.

    Who left may stay the référent of ``user_id``, as what was shown of them says.
    """
    agents = transaction.reference.agents
    if any(i not in agents for i in ids):
        raise unknown_records("Agent", list(ids), agents)
    present = set() if user_id is None else referents_of(transaction, user_id)
    for one in ids:
        left = agents[one].row.deleted_at is not None and one not in present
        if left or not is_near(transaction, one):
            raise forbidden()
    return list(dict.fromkeys(ids))


def set_referents(transaction: Transaction, user_id: int, wanted: Iterable[int]) -> None:
    """Makes ``wanted``, all of them near, the référents of a usager; those of other territories stay."""
    referent, wanted = schema.referents.c, list(wanted)
    present = referents_of(transaction, user_id)
    everybody = transaction.reference.like.lists_replace
    gone = [one for one in present - set(wanted) if everybody or is_near(transaction, one)]
    mine = (referent.user_id == user_id) & referent.agent_id.in_(sorted(gone))
    transaction.connection.execute(delete(schema.referents).where(mine))
    rows = [{"user_id": user_id, "agent_id": one} for one in wanted if one not in present]
    if rows:
        transaction.connection.execute(insert(schema.referents), rows)


def referents_of(transaction: Transaction, user_id: int) -> set[int]:
    """Everybody who follows a usager."""
    referent = schema.referents.c
    return set(transaction.connection.scalars(select(referent.agent_id).where(referent.user_id == user_id)))


def is_near(transaction: Transaction, agent_id: int) -> bool:
    """Whether that agent works in a territory of the author's."""
    other = transaction.reference.agents[agent_id]
    return visibility.works_in_same_territory(transaction.reference, transaction.agent, other)


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


def anonymise(transaction: Transaction, user_id: int, *, kept_id: int | None = None) -> None:
    """Forgets who it was; the RDVs stay, with nobody's name and, where nobody else took part, without their context.

    ``kept_id``: the fiche into which this one was merged.
    """
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
        "merged_into_id": kept_id,
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
