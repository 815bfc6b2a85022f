"""What is wrong with an usager's fields as they were typed, field by field, before the platform is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.domain.dates.birth_dates import BirthDateFault, read_birth_date
from kiosk.domain.dates.incomplete_births import read_incomplete_birth
from kiosk.domain.dates.times import short_date
from kiosk.domain.people.emails import is_email, mended_email
from kiosk.domain.people.phones import e164, fictional, is_mobile, may_be_foreign
from kiosk.domain.people.tidy import tidy_first_name, tidy_last_name, tidy_phone, tidy_text
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.text.masked import masked

TEXT_FIELDS = (
    "first_name", "last_name", "birth_name", "birth_date", "phone_number", "email", "notification_email", "address",
    "case_number",
)  # fmt: skip
"""Those of an ``UsagerDraft`` that are typed, in the order of the form."""


class Fault(StrEnum):
    """What is wrong with one field. Those that do not block are warnings: they keep nobody from going on."""

    BLANK = "blank"
    BIRTH_UNREADABLE = "birth_unreadable"
    BIRTH_FUTURE = "birth_future"
    BIRTH_TOO_OLD = "birth_too_old"
    BIRTH_INCOMPLETE = "birth_incomplete"
    PHONE_INVALID = "phone_invalid"
    PHONE_FICTIONAL = "phone_fictional"
    EMAIL_INVALID = "email_invalid"
    PHONE_DEMONSTRATION = "phone_demonstration"
    PHONE_FOREIGN = "phone_foreign"
    PHONE_WITHOUT_SMS = "phone_without_sms"

    @property
    def blocks(self) -> bool:
        return self not in _WARNINGS


_WARNINGS = frozenset({Fault.BIRTH_INCOMPLETE, Fault.PHONE_DEMONSTRATION, Fault.PHONE_WITHOUT_SMS})
_BIRTH = {
    BirthDateFault.UNREADABLE: Fault.BIRTH_UNREADABLE,
    BirthDateFault.FUTURE: Fault.BIRTH_FUTURE,
    BirthDateFault.TOO_OLD: Fault.BIRTH_TOO_OLD,
}


@masked
@dataclass(frozen=True, slots=True)
class Reading:
    """What the fields say. ``draft`` leaves out what could not be read.

    ``birth``: what was typed of a birth whose day is not known, to be kept as a note.
    """

    draft: UsagerDraft
    faults: Mapping[str, Fault]
    birth: str = ""


def tidied(field: str, text: str, today: date, plan: str = "") -> str:
    """``text`` as the form shows it once the field is left; what cannot be read stays as it was typed.

    ``plan``: the organisation's own telephone plan, of ``phones.own_plan``.
    """
    match field:
        case "first_name":
            return tidy_first_name(text)
        case "last_name" | "birth_name":
            return tidy_last_name(text)
        case "phone_number":
            return tidy_phone(text, plan)
        case "email" | "notification_email":
            return mended_email(text)
        case "birth_date":
            read = read_birth_date(text, today) if text.strip() else text
            return short_date(read) if isinstance(read, date) else tidy_text(text)
        case _:
            return tidy_text(text)


def read_fields(
    texts: Mapping[str, str],
    today: date,
    *,
    responsible_id: int | None = None,
    notify_by_sms: bool = True,
    notify_by_email: bool = True,
    fiction: bool = False,
    plan: str = "",
) -> Reading:
    """The usager that ``texts`` (by field of ``TEXT_FIELDS``) describe, and what is wrong with it.

    ``fiction``: this platform takes telephone numbers that are kept for works of fiction, as demonstrations do;
    ``plan`` as for ``tidied``.
    """
    tidy = {field: tidied(field, texts.get(field, ""), today, plan) for field in TEXT_FIELDS}
    faults: dict[str, Fault] = {}
    for field in ("first_name", "last_name"):
        if not tidy[field]:
            faults[field] = Fault.BLANK
    birth_date, birth = None, ""
    if tidy["birth_date"]:
        read = read_birth_date(tidy["birth_date"], today)
        if isinstance(read, date):
            birth_date = read
        elif (known := read_incomplete_birth(tidy["birth_date"], today)) and not known.impossible:
            birth, faults["birth_date"] = tidy["birth_date"], Fault.BIRTH_INCOMPLETE
        else:
            faults["birth_date"] = _BIRTH[read]
    emails: dict[str, str | None] = {}
    for field in ("email", "notification_email"):
        emails[field] = tidy[field] or None
        if tidy[field] and not is_email(tidy[field]):
            faults[field] = Fault.EMAIL_INVALID
            emails[field] = None
    phone_number = tidy["phone_number"] or None
    if fault := _phone_fault(phone_number, notify_by_sms, fiction):
        faults["phone_number"] = fault
        phone_number = None if fault.blocks else phone_number
    draft = UsagerDraft(
        first_name=tidy["first_name"],
        last_name=tidy["last_name"],
        birth_name=tidy["birth_name"] or None,
        birth_date=birth_date,
        email=emails["email"],
        phone_number=phone_number,
        address=tidy["address"] or None,
        case_number=tidy["case_number"] or None,
        responsible_id=responsible_id,
        notify_by_sms=notify_by_sms,
        notify_by_email=notify_by_email,
        notification_email=emails["notification_email"],
    )
    return Reading(draft, faults, birth)


def _phone_fault(number: str | None, notify_by_sms: bool, fiction: bool) -> Fault | None:
    if number is None:
        return None
    dialled = e164(number)
    if dialled is None:
        return Fault.PHONE_FOREIGN if may_be_foreign(number) else Fault.PHONE_INVALID
    if fictional(dialled):
        return Fault.PHONE_DEMONSTRATION if fiction else Fault.PHONE_FICTIONAL
    if notify_by_sms and not is_mobile(dialled):
        return Fault.PHONE_WITHOUT_SMS
    return None
