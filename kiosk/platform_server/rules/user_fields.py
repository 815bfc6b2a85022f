"""What a call may set on a usager: each field read, mended where the platform mends it, refused where it is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row

from kiosk.domain.people.emails import is_email, mended_email
from kiosk.domain.people.phones import e164, fictional
from kiosk.platform_server.values.instants import read_day
from kiosk.platform_server.values.leniency import scalars, text_of
from kiosk.platform_server.values.like import Like
from kiosk.platform_server.values.validation import Faults

_OLDEST_YEARS = 130
_FALSE = frozenset({"0", "f", "F", "false", "FALSE", "off", "OFF"})
_MOST_CHILDREN = 2**31 - 1  # what the platform's column holds
_CHOICES = {
    "caisse_affiliation": frozenset({"aucune", "caf", "msa"}),
    "family_situation": frozenset({"single", "in_a_relationship", "divorced"}),
}
_NEWER = frozenset({"notification_email"})
# Certified by FranceConnect: what is sent for them is left aside.
CERTIFIED = frozenset({"first_name", "birth_name", "birth_date"})


def read_fields(
    body: Mapping[str, Any], today: date, like: Like, faults: Faults, present: Row[Any] | None = None
) -> dict[str, Any]:
    """The columns that ``body`` sets; what is wrong goes to ``faults``. Other fields are left aside.

    ``present`` is who is to be changed: a number that they have already is not looked at again.
    """
    values: dict[str, Any] = {}
    for field, value in scalars(body, _READERS).items():
        if field not in _NEWER or like.newer_fields:
            values[field] = _READERS[field](field, value, today, faults)
    if "phone_number" in values and (present is None or present.phone_number != values["phone_number"]):
        number = values["phone_number"]
        values["phone_number_formatted"] = e164(number)
        if number and number.strip() and not rings(values["phone_number_formatted"], like):
            faults.add("phone_number", "invalid")
    return values


def rings(number: str | None, like: Like) -> bool:
    """Whether that is the number (E.164) of somebody: those reserved for fiction are where nobody minds."""
    return number is not None and not (like.fiction_refused and fictional(number))


def _text(field: str, value: Any, _today: date, faults: Faults) -> str | None:
    text = text_of(value)
    if text is not None and "\0" in text:
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
    return (_text(field, value, today, faults) or "").strip(" \t\r\n\v\f") or None


def _email(field: str, value: Any, today: date, faults: Faults) -> str | None:
    mended = mended_email(_text(field, value, today, faults) or "")
    if not mended:
        return None
    if not is_email(mended):
        faults.add(field, "invalid", value=mended[:320])
    return mended


def _birth_date(field: str, value: Any, today: date, faults: Faults) -> str | None:
    if value is None or value == "":
        return None
    day = read_day(value) if isinstance(value, str) else None
    if day is None:
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
        number = float(value) if isinstance(value, (int, float, str)) and not isinstance(value, bool) else None
    except (ValueError, OverflowError):
        number = None
    if number is None or not abs(number) <= _MOST_CHILDREN:
        faults.add(field, "not_a_number", value=str(value)[:40])
        return None
    if number < 0:
        details = {"value": int(number) if number.is_integer() else number, "count": 0}
        faults.add(field, "greater_than_or_equal_to", "doit être supérieur ou égal à 0", **details)
    return int(number)


def _flag(_field: str, value: Any, _today: date, _faults: Faults) -> bool | None:
    if value is None or value == "":
        return None
    return value not in _FALSE if isinstance(value, str) else bool(value)


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
    "notification_email": _email,
}
