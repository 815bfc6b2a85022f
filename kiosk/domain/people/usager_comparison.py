"""Two descriptions of a person, held against each other field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.dates.times import short_date
from kiosk.domain.people.model import Usager
from kiosk.domain.people.phones import e164
from kiosk.domain.people.tidy import tidy_phone
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import fold

COMPARED = ("last_name", "first_name", "birth_name", "birth_date", "phone_number", "email", "address", "case_number")
"""Fields of an usager that tell people apart, in the order in which they are read."""


class Verdict(StrEnum):
    """What two values of one field have to do with each other. Where both are empty there is nothing to say."""

    SAME = "same"
    DIFFERENT = "different"
    ONLY_LEFT = "only_left"
    ONLY_RIGHT = "only_right"


@masked
@dataclass(frozen=True, slots=True)
class Compared:
    """One field on both sides, as it is read."""

    field: str
    left: str
    right: str
    verdict: Verdict


def texts_of(usager: Usager) -> dict[str, str]:
    """The fields of ``COMPARED``, and ``notification_email``, as a form shows them; empty where there is nothing."""
    return {
        "last_name": usager.last_name,
        "first_name": usager.first_name,
        "birth_name": usager.birth_name or "",
        "birth_date": short_date(usager.birth_date) if usager.birth_date else "",
        "phone_number": tidy_phone(usager.phone_number or usager.phone_number_formatted or ""),
        "email": usager.email or "",
        "notification_email": usager.notification_email or "",
        "address": usager.address or "",
        "case_number": usager.case_number or "",
    }


def compare_texts(
    left: Mapping[str, str], right: Mapping[str, str], fields: Iterable[str] = COMPARED
) -> tuple[Compared, ...]:
    """The fields that at least one side fills. Accents, capitals and ways of writing a number make no difference."""
    found = []
    for field in fields:
        one, other = left.get(field, "").strip(), right.get(field, "").strip()
        if not one and not other:
            continue
        if not other:
            verdict = Verdict.ONLY_LEFT
        elif not one:
            verdict = Verdict.ONLY_RIGHT
        else:
            verdict = Verdict.SAME if _same(field, one, other) else Verdict.DIFFERENT
        found.append(Compared(field, one, other, verdict))
    return tuple(found)


def _same(field: str, one: str, other: str) -> bool:
    if field == "phone_number":
        return (e164(one) or one) == (e164(other) or other)
    return one.lower() == other.lower() if field == "email" else fold(one) == fold(other)
