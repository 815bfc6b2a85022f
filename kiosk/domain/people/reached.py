"""Whom one calls about somebody: themselves, or the adult who answers for them.

The platform tells a proche's responsible in their place, always; the desk calls the same person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.people.model import Contact, Usager
from kiosk.domain.people.names import capitalised, discreet, responsible_text
from kiosk.domain.people.phones import phone_text
from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class Reached:
    """Who answers. ``name``: « Marie DUPONT », empty where it is the usager themselves, or not known. ``phone``: as it
    is read out; ``uri``: « tel:+33639980012 »; both empty where there is no number."""

    name: str = ""
    phone: str = ""
    uri: str = ""


def adult_of(usager: Usager, people: Iterable[Usager] = ()) -> Reached | None:
    """The responsible of a proche, who may be one of ``people``; None of anybody else."""
    if usager.responsible_id is None:
        return None
    known = next((one for one in people if one.id == usager.responsible_id), None)
    name = usager.responsible_name or ""
    if known is not None:
        name = f"{capitalised(known.first_name)} {known.last_name.upper()}".strip()
    return _reached(name, known or usager.responsible_contact or Contact())


def reached(usager: Usager, people: Iterable[Usager] = ()) -> Reached:
    """Who is called about ``usager``: at their own number, else at their responsible's."""
    own = _reached("", usager)
    return own if own.phone else adult_of(usager, people) or own


def proche_text(usager: Usager) -> str:
    """« proche de Marie DUPONT, 06 39 98 00 12 » for a proche, else nothing."""
    adult = adult_of(usager) if not discreet() else None
    return ", ".join(part for part in (responsible_text(usager), adult.phone if adult else "") if part)


def call_uri(number: str) -> str:
    """« tel:+33639980012 »; empty where there is no number."""
    kept = "".join(letter for letter in number if letter.isdecimal() or letter == "+")
    return f"tel:{kept}" if kept else ""


def _reached(name: str, who: Usager | Contact) -> Reached:
    written, dialled = who.phone_number or "", who.phone_number_formatted or ""
    return Reached(name, phone_text(written or dialled), call_uri(dialled or written))
