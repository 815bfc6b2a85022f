"""Usagers: as RDVs and lists carry them, whole fiches, and as searches find them."""

from __future__ import annotations

from datetime import tzinfo

from msgspec import UNSET, Struct, UnsetType

from kiosk.api_client.wire.dates import day_or_none, instant_or_none
from kiosk.api_client.wire.directory import WireOrganisation
from kiosk.api_client.wire.meta import Count, Id, Listed, Some, Version
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Contact, Usager
from kiosk.domain.people.usagers import Duplicate, FoundUsager, Likeness
from kiosk.domain.text.masked import masked

_IDENTITY = frozenset({"first_name", "last_name", "birth_date"})


@masked
class WireResponsible(Struct, gc=False, kw_only=True):
    """Who is told in a proche's place."""

    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    contact_email: str | None = None
    notification_email: str | UnsetType | None = UNSET
    phone_number: str | None = None
    phone_number_formatted: str | None = None
    notify_by_sms: bool | None = None
    notify_by_email: bool | None = None


class WireUsager(WireResponsible, gc=False, kw_only=True):
    """A usager as an RDV or a list carries them: what may be kept."""

    id: Id
    birth_name: str | None = None
    birth_date: str | None = None
    address: str | None = None
    responsible_id: Id | None = None
    responsible: WireResponsible | None = None
    case_number: str | None = None


@masked
class WireProfile(Struct, gc=False):
    organisation: WireOrganisation | None = None


class WireFiche(WireUsager, gc=False, kw_only=True):
    """A usager asked for by themselves: also what is shown and never kept."""

    responsible: WireUsager | None = None
    address_details: str | None = None
    caisse_affiliation: str | None = None
    affiliation_number: str | None = None
    family_situation: str | None = None
    number_of_children: Count | None = None
    logement: str | None = None
    notes: str | None = None
    created_at: str | None = None
    invitation_accepted_at: str | None = None
    user_profiles: Some[WireProfile] | None = None
    referent_agent_ids: Some[Id] | None = None
    lock_version: Version | None = None


class UsagersPage(Listed, gc=False):
    users: Some[WireUsager]


class FichesPage(Listed, gc=False):
    users: Some[WireFiche]


@masked
class OneFiche(Struct, gc=False):
    user: WireFiche


class WireFound(WireUsager, gc=False, kw_only=True):
    """A usager as a search answers them: of another organisation, partly masked."""

    masked: bool | None = None
    birth_year: Count | None = None


@masked
class WireFoundUsagers(Struct, gc=False):
    users: Some[WireFound]
    more: bool | None = None


@masked
class WireDuplicate(Struct, gc=False):
    user: WireFound
    severity: str | None = None
    attributes: list[str] | None = None


@masked
class WireDuplicates(Struct, gc=False):
    duplicates: Some[WireDuplicate]


def usager_of(u: WireUsager) -> Usager:
    """What a desk may keep of a usager."""
    responsible = u.responsible
    return Usager(
        u.id,
        u.first_name or "",
        u.last_name or "",
        u.birth_name or None,
        day_or_none(u.birth_date),
        _email(u),
        u.phone_number or None,
        u.phone_number_formatted or None,
        u.address or None,
        u.responsible_id,
        f"{responsible.first_name or ''} {(responsible.last_name or '').upper()}".strip() if responsible else None,
        u.notify_by_sms is not False,
        u.notify_by_email is not False,
        u.case_number or None,
        _notification_email(u),
        _contact(responsible) if responsible is not None else None,
    )


def _contact(u: WireResponsible) -> Contact:
    return Contact(
        u.phone_number_formatted or None,
        _email(u),
        _notification_email(u) or None,
        u.notify_by_sms is not False,
        u.notify_by_email is not False,
        u.phone_number or None,
    )


def _email(u: WireResponsible) -> str | None:
    """The account's. A contact address is one where there is no other name for it: else it may be several people's."""
    return u.email or (u.contact_email if u.notification_email is UNSET else None) or None


def _notification_email(u: WireResponsible) -> str | None:
    return None if u.notification_email is UNSET else u.notification_email or ""


def fiche_of(u: WireFiche, zone: tzinfo) -> Fiche:
    """A whole fiche, for a screen."""
    return Fiche(
        usager=usager_of(u),
        responsible=usager_of(u.responsible) if u.responsible is not None else None,
        address_details=u.address_details,
        caisse_affiliation=u.caisse_affiliation,
        affiliation_number=u.affiliation_number,
        family_situation=u.family_situation,
        number_of_children=u.number_of_children,
        logement=u.logement,
        case_number=u.case_number,
        notes=u.notes,
        created_at=instant_or_none(u.created_at, zone),
        invitation_accepted_at=instant_or_none(u.invitation_accepted_at, zone),
        organisation_ids=(
            None
            if u.user_profiles is None
            else tuple(p.organisation.id for p in u.user_profiles if p.organisation is not None)
        ),
        referent_agent_ids=None if u.referent_agent_ids is None else tuple(u.referent_agent_ids),
        lock_version=u.lock_version,
    )


def found_of(u: WireFound) -> FoundUsager:
    """One result of a search."""
    return FoundUsager(usager_of(u), masked=bool(u.masked), birth_year=u.birth_year)


def duplicate_of(d: WireDuplicate) -> Duplicate:
    """A likely duplicate. What a newer server has in common besides is left out; without anything left it warns."""
    attributes = frozenset(d.attributes or ())
    likenesses = [
        likeness
        for likeness, of in (
            (Likeness.EMAIL, frozenset({"email"})),
            (Likeness.IDENTITY, _IDENTITY),
            (Likeness.PHONE, frozenset({"phone_number"})),
        )
        if of <= attributes
    ]
    if d.severity == "error" and Likeness.EMAIL not in likenesses:
        likenesses.insert(0, Likeness.EMAIL)
    return Duplicate(usager_of(d.user), tuple(likenesses), bool(d.user.masked), d.user.birth_year)
