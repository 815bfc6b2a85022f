"""One fiche out of two: RDVs, proches, référents and organisations follow the one that is kept.

``attributes`` names, field by field, whose value stays; « kept » where nothing is said. The other fiche is anonymised,
and whoever asks for it is told which one took its place.
All this within the caller's territories: where another one knows the other fiche too, it lives on there, as it was.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.affiliations import anonymise, is_near, referents_of, within_reach
from kiosk.platform_server.rules.rdvs import follow_participations
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
from kiosk.platform_server.rules.user_fields import CERTIFIED
from kiosk.platform_server.values.leniency import record_id
from kiosk.platform_server.values.refusals import forbidden, not_found
from kiosk.platform_server.values.validation import Faults

_WITH = {
    "phone_number": ("phone_number_formatted",),
    "email": ("notification_email", "invitation_created_at", "invitation_accepted_at"),
}  # what goes along with a field
_FIELDS = frozenset({
    "first_name", "last_name", "birth_name", "birth_date", "email", "phone_number", "address", "address_details",
    "responsible_id", "caisse_affiliation", "affiliation_number", "family_situation", "number_of_children", "logement",
    "case_number", "notes", "notify_by_sms", "notify_by_email",
})  # fmt: skip
_CHOICES = ("kept", "merged")
# Where both took part in one RDV: who came counts most, who cancelled least.
_WEIGHT = {"seen": 0, "unknown": 1, "noshow": 2, "excused": 3, "revoked": 4}


def _merge(call: Call) -> Answer:
    kept, merged = _find(call, "kept_id"), _find(call, "merged_id")
    faults = Faults()
    if kept.id == merged.id:
        faults.add("merged_id", "invalid", "doit désigner un autre usager")
    chosen = _chosen(call, faults)
    _check_identity(kept, merged, chosen, faults)
    if "email" in chosen and merged.email is not None and not organisations_of(call, merged.id) <= within_reach(call):
        faults.add("email", "taken", value=merged.email)  # by who lives on elsewhere
    faults.refuse()
    call.check_version(kept.lock_version, lambda: written_user(call, kept.id))
    reach = within_reach(call)
    of_kept, of_merged = organisations_of(call, kept.id), organisations_of(call, merged.id)
    values = _values(call, kept, merged, chosen)
    _move_rdvs(call, kept.id, merged.id, reach)
    _move_family(call, kept, merged, reach)
    _move_referents(call, kept.id, merged.id)
    attach(call, kept.id, of_merged & reach - of_kept)
    profile = schema.user_profiles.c
    leaving = (profile.user_id == merged.id) & profile.organisation_id.in_(sorted(reach))
    call.connection.execute(delete(schema.user_profiles).where(leaving))
    # Anonymised before the kept fiche takes its e-mail: at no moment do two fiches have it.
    if of_merged <= reach:
        anonymise(call, merged.id, kept_id=kept.id)
    touch_user(call, kept.id, values)
    tell_user(call, kept.id, of_kept | of_merged & reach)
    for organisation_id in sorted(of_merged & reach):
        call.touched(organisation_id, "user", merged.id, deleted=True)
    return Answer({"user": written_without_profiles(call, kept.id)})


def _find(call: Call, name: str) -> Row[Any]:
    """Raises Refusal: 404 when there is no such fiche in the territory, 403 when the caller does not see it."""
    row = find_user(call, record_id(call.body.get(name)))
    if row is None or not is_of_territory(call, row.id):
        raise not_found("user")
    if not sees_user(call, row.id):
        raise forbidden()
    return row


def _chosen(call: Call, faults: Faults) -> set[str]:
    """The fields whose value comes from the fiche that goes."""
    sent = call.body.get("attributes")
    if sent is None:
        return set()
    if not isinstance(sent, dict):
        faults.add("attributes", "invalid")
        return set()
    for field, choice in sent.items():
        if field not in _FIELDS:
            faults.add("attributes", "invalid", f"ne connaît pas « {str(field)[:40]} »")
        elif choice not in _CHOICES:
            faults.add(field, "inclusion")
    return {field for field, choice in sent.items() if choice == "merged"}


def _check_identity(kept: Row[Any], merged: Row[Any], chosen: set[str], faults: Faults) -> None:
    if kept.logged_once_with_franceconnect:
        for field in sorted(CERTIFIED & chosen):
            if getattr(kept, field) != getattr(merged, field):
                faults.add(field, "frozen", "ne peut pas être modifié : l’identité est certifiée par FranceConnect")
    elif merged.logged_once_with_franceconnect:
        faults.add("kept_id", "invalid", "doit désigner la fiche certifiée par FranceConnect")
    if "email" in chosen and kept.email != merged.email and kept.invitation_accepted_at is not None:
        faults.add("email", "frozen", "ne peut pas être modifié : l’usager a son propre compte")


def _values(call: Call, kept: Row[Any], merged: Row[Any], chosen: set[str]) -> dict[str, Any]:
    values = {name: getattr(merged, name) for field in chosen for name in (field, *_WITH.get(field, ()))}
    responsible_id = values.get("responsible_id", kept.responsible_id)
    # Nobody hangs on themselves: not on the fiche that goes, and not on one of their own proches.
    if responsible_id == merged.id:
        responsible_id = merged.responsible_id
    if hangs_on(call, responsible_id, (kept.id, merged.id)):
        responsible_id = None
    return {**values, "responsible_id": responsible_id}


def _move_rdvs(call: Call, kept_id: int, merged_id: int, reach: Collection[int]) -> None:
    participation, rdv = schema.participations.c, schema.rdvs.c
    theirs = participation.user_id.in_([kept_id, merged_id]) & rdv.organisation_id.in_(sorted(reach))
    rows = call.connection.execute(
        select(schema.participations)
        .join_from(schema.participations, schema.rdvs)
        .where(theirs)
        .order_by(participation.id)
    ).all()
    mine = {row.rdv_id: row for row in rows if row.user_id == kept_id}
    moved = [row for row in rows if row.user_id == merged_id]
    for row in moved:
        other = mine.get(row.rdv_id)
        if other is None:
            goes_on = update(schema.participations).where(participation.id == row.id).values(user_id=kept_id)
            call.connection.execute(goes_on)
            continue
        # Both took part: one place is given back.
        best = min((other, row), key=lambda one: _WEIGHT.get(one.status, 1))
        call.connection.execute(delete(schema.participations).where(participation.id == row.id))
        call.connection.execute(
            update(schema.participations)
            .where(participation.id == other.id)
            .values(status=best.status, waiting_since=best.waiting_since, waited_in_s=best.waited_in_s)
        )
    for rdv_id in sorted({row.rdv_id for row in moved}):
        follow_participations(call, call.connection.execute(select(schema.rdvs).where(rdv.id == rdv_id)).one())


def _move_family(call: Call, kept: Row[Any], merged: Row[Any], reach: Collection[int]) -> None:
    user = schema.users.c
    for proche_id in call.connection.scalars(select(user.id).where(user.responsible_id == merged.id)).all():
        theirs = organisations_of(call, proche_id)
        if proche_id != kept.id and not theirs.isdisjoint(reach):
            touch_user(call, proche_id, {"responsible_id": kept.id})
            tell_user(call, proche_id, theirs)


def _move_referents(call: Call, kept_id: int, merged_id: int) -> None:
    """The référents of the fiche that goes, where the other does not have them yet."""
    had, theirs = referents_of(call, kept_id), referents_of(call, merged_id)
    rows = [{"user_id": kept_id, "agent_id": one} for one in sorted(theirs - had) if is_near(call, one)]
    if rows:
        call.connection.execute(insert(schema.referents), rows)


ENDPOINTS = (Endpoint("POST", "/users/merge", _merge, Kind.WRITE),)
