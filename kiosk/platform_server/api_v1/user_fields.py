"""What a call may set on a usager: each field read, mended where the platform mends it, refused where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kiosk.domain.phones import e164
from kiosk.platform_server.validation import Faults

_OLDEST_YEARS = 130
_EMAIL = re.compile(r"^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_FRENCH = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
_FALSE = frozenset({"", "0", "f", "false", "off"})
_CHOICES = {
    "caisse_affiliation": frozenset({"aucune", "caf", "msa"}),
    "family_situation": frozenset({"single", "in_a_relationship", "divorced"}),
}
# Certified by FranceConnect: what is sent for them is left aside.
CERTIFIED = frozenset({"first_name", "birth_name", "birth_date"})


def read_fields(body: Mapping[str, Any], today: date, faults: Faults) -> dict[str, Any]:
    """The columns that ``body`` sets; what is wrong goes to ``faults``. Other fields are left aside."""
    values: dict[str, Any] = {}
    for field, read in _READERS.items():
        if field in body:
            values[field] = read(field, body[field], today, faults)
    if "phone_number" in values:
        values["phone_number_formatted"] = e164(values["phone_number"])
        if values["phone_number"] and values["phone_number"].strip() and values["phone_number_formatted"] is None:
            faults.add("phone_number", "invalid")
    return values


def _text(field: str, value: Any, _today: date, faults: Faults) -> str | None:
    if value is None or isinstance(value, (bool, dict, list)):
        return None
    text = str(value)
    if "\0" in text:
        faults.add(field, "invalid")
    return text


def _name(field: str, value: Any, today: date, faults: Faults) -> str | None:
    text = _text(field, value, today, faults)
    # Plain spaces only: a non-breaking one is kept, as the platform keeps it.
    text = text.strip(" \t\r\n\v\f") if text is not None else None
    if not text or not text.strip():
        faults.add(field, "blank")
    return text


def _birth_name(field: str, value: Any, today: date, faults: Faults) -> str | None:
    text = _text(field, value, today, faults)
    return text.strip(" \t\r\n\v\f") if text is not None else None


def _email(field: str, value: Any, today: date, faults: Faults) -> str | None:
    text = (_text(field, value, today, faults) or "").strip().lower()
    if not text:
        return None
    # The two slips that the platform mends.
    mended = re.sub(r"\.{2,}", ".", text).replace(".@", "@")
    if not _EMAIL.match(mended):
        faults.add(field, "invalid", value=text[:320])
    return mended


def _birth_date(field: str, value: Any, today: date, faults: Faults) -> str | None:
    if value is None or value == "":
        return None
    text = value.strip() if isinstance(value, str) else ""
    iso, french = _ISO.match(text), _FRENCH.match(text)
    try:
        if iso:
            day = date(int(iso[1]), int(iso[2]), int(iso[3]))
        elif french:
            day = date(int(french[3]), int(french[2]), int(french[1]))
        else:
            raise ValueError(text)
    except ValueError:
        faults.add(field, "est invalide")
        return None
    oldest = today.replace(year=today.year - _OLDEST_YEARS, day=min(today.day, 28) if today.month == 2 else today.day)
    if day > today or day <= oldest:
        faults.add(field, "est invalide")
    return day.isoformat()


def _choice(field: str, value: Any, _today: date, faults: Faults) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or value not in _CHOICES[field]:
        faults.add(field, "inclusion", value=str(value)[:40])
        return None
    return value


def _count(field: str, value: Any, _today: date, faults: Faults) -> int | None:
    if value is None or value == "":
        return None
    try:
        number = int(float(value)) if isinstance(value, (int, float, str)) else None
    except (ValueError, OverflowError):
        number = None
    if number is None or isinstance(value, bool):
        faults.add(field, "not_a_number", value=str(value)[:40])
        return None
    if number < 0:
        details = {"value": number, "count": 0}
        faults.add(field, "greater_than_or_equal_to", "doit être supérieur ou égal à 0", **details)
    return min(number, 1000)


def _flag(_field: str, value: Any, _today: date, _faults: Faults) -> bool | None:
    if value is None or value == "":
        return None
    return value.strip().lower() not in _FALSE if isinstance(value, str) else bool(value)


_READERS: dict[str, Callable[[str, Any, date, Faults], Any]] = {
    "first_name": _name,
    "last_name": _name,
    "birth_name": _birth_name,
    "birth_date": _birth_date,
    "email": _email,
    "phone_number": _text,
    "address": _text,
    "caisse_affiliation": _choice,
    "affiliation_number": _text,
    "family_situation": _choice,
    "number_of_children": _count,
    "notify_by_sms": _flag,
    "notify_by_email": _flag,
}
