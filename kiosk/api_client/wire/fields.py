"""What is written of a usager: what is not given is left alone."""

from __future__ import annotations

from datetime import date

from msgspec import UNSET, Struct, UnsetType

from kiosk.domain.text.masked import masked


@masked
class UsagerFields(Struct, omit_defaults=True, kw_only=True):
    """Fields of a usager to write: what is not given is left alone, None empties.

    ``organisation_ids`` and ``referent_agent_ids`` are not among them: the platform would replace the whole list,
    entries out of this agent's sight included. Attaching and detaching have calls of their own.
    """

    first_name: str | UnsetType = UNSET
    last_name: str | UnsetType = UNSET
    birth_name: str | UnsetType | None = UNSET
    birth_date: date | UnsetType | None = UNSET
    email: str | UnsetType | None = UNSET
    phone_number: str | UnsetType | None = UNSET
    address: str | UnsetType | None = UNSET
    address_details: str | UnsetType | None = UNSET
    responsible_id: int | UnsetType | None = UNSET
    caisse_affiliation: str | UnsetType | None = UNSET
    affiliation_number: str | UnsetType | None = UNSET
    family_situation: str | UnsetType | None = UNSET
    number_of_children: int | UnsetType | None = UNSET
    logement: str | UnsetType | None = UNSET
    case_number: str | UnsetType | None = UNSET
    notes: str | UnsetType | None = UNSET
    notify_by_sms: bool | UnsetType = UNSET
    notify_by_email: bool | UnsetType = UNSET
    notification_email: str | UnsetType | None = UNSET  # newer releases; the others pass it over
