"""What was done at a desk, as its register keeps it: who, what, when, and about whom, by numbers alone.

Each line carries a seal over itself and the seal before it. A line changed, taken out, put in or moved breaks the chain
there; what was cut off at the end is missed by who noted the last seal elsewhere.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from kiosk.domain.day.status import ACTION_LABELS, Action
from kiosk.domain.text.language import Words
from kiosk.domain.text.masked import masked

FIRST_SEAL: Final = b""
"""What the first line of all is sealed over."""


class Did(StrEnum):
    """What was done, beside the gestures of a day, which go by the name of their ``Action``."""

    SESSION_OPENED = "session_opened"
    SESSION_CLOSED = "session_closed"
    TAKEN_BACK = "taken_back"  # before it left
    USAGER_CREATED = "usager_created"
    USAGER_CHANGED = "usager_changed"
    KNOWN_AS = "known_as"  # the platform has what was made here: from now on it goes by the second number
    USAGER_ATTACHED = "usager_attached"
    USAGER_REMOVED = "usager_removed"
    USAGERS_MERGED = "usagers_merged"
    REFERENT_ADDED = "referent_added"
    REFERENT_REMOVED = "referent_removed"
    RDV_BOOKED = "rdv_booked"
    RDV_CHANGED = "rdv_changed"
    RDV_DELETED = "rdv_deleted"
    WORKSHOP_CALLED_OFF = "workshop_called_off"
    ABSENCE_CREATED = "absence_created"
    ABSENCE_CHANGED = "absence_changed"
    ABSENCE_DELETED = "absence_deleted"
    WALK_IN_NOTED = "walk_in_noted"
    WALK_IN_OUTCOME = "walk_in_outcome"
    WALK_IN_TAKEN = "walk_in_taken"
    WALK_IN_REMOVED = "walk_in_removed"
    LIST_EXPORTED = "list_exported"


_IN_WORDS: Final = Words(
    {
        Did.SESSION_OPENED: "session ouverte",
        Did.SESSION_CLOSED: "session fermée",
        Did.TAKEN_BACK: "repris avant l’envoi",
        Did.USAGER_CREATED: "usager créé",
        Did.USAGER_CHANGED: "usager modifié",
        Did.KNOWN_AS: "numéros donnés par la plateforme",
        Did.USAGER_ATTACHED: "usager rattaché à l’organisation",
        Did.USAGER_REMOVED: "usager retiré de l’organisation",
        Did.USAGERS_MERGED: "fiches fusionnées",
        Did.REFERENT_ADDED: "référent ajouté",
        Did.REFERENT_REMOVED: "référent retiré",
        Did.RDV_BOOKED: "RDV pris",
        Did.RDV_CHANGED: "RDV modifié",
        Did.RDV_DELETED: "RDV supprimé",
        Did.WORKSHOP_CALLED_OFF: "atelier annulé",
        Did.ABSENCE_CREATED: "indisponibilité créée",
        Did.ABSENCE_CHANGED: "indisponibilité modifiée",
        Did.ABSENCE_DELETED: "indisponibilité supprimée",
        Did.WALK_IN_NOTED: "venue sans RDV notée",
        Did.WALK_IN_OUTCOME: "suite d’une venue sans RDV",
        Did.WALK_IN_TAKEN: "personne sans RDV prise en charge",
        Did.WALK_IN_REMOVED: "venue sans RDV retirée",
        Did.LIST_EXPORTED: "liste de RDV exportée",
    }
)


def in_words(what: str) -> str:
    """What was done, for a person to read: a gesture by the name of the state that it leads to."""
    if what in list(Action):
        return ACTION_LABELS[Action(what)].label
    return _IN_WORDS[Did(what)] if what in list(Did) else what


@masked
@dataclass(frozen=True, slots=True)
class Deed:
    """One line. ``what`` is a ``Did`` or an ``Action``; numbers below zero are this desk's own, until ``KNOWN_AS``."""

    at: datetime
    instance: str  # normalised
    agent_id: int
    what: str
    organisation_id: int = 0
    rdv_id: int = 0
    usager_ids: tuple[int, ...] = ()
    undoes: bool = False


@masked
@dataclass(frozen=True, slots=True)
class Kept:
    """A line as it is kept: its number, from 1, its bytes, and its seal."""

    number: int
    body: bytes
    seal: bytes


@dataclass(frozen=True, slots=True)
class Chain:
    """What a register was found to be. ``broken_at``: the number of the first line that is not as it was written."""

    lines: int
    last: Kept | None
    broken_at: int | None = None


def sealed(key: bytes, before: bytes, number: int, body: bytes) -> bytes:
    """The seal of a line, over the seal ``before`` it."""
    return hmac.digest(key, before + number.to_bytes(8, "big") + body, "sha256")


def verified(key: bytes, lines: Iterable[Kept], base: Kept, noted: tuple[int, bytes]) -> Chain:
    """Goes through ``lines`` in their order, from ``base``, the last that was let go (number 0: none ever was).

    ``noted``: a line's number and seal, as they were written down elsewhere; a chain that does not have it is broken.
    """
    last, count, broken = base, 0, None
    found = {base.number: base.seal}
    for line in lines:
        count += 1
        as_written = line.number == last.number + 1 and hmac.compare_digest(
            line.seal, sealed(key, last.seal, line.number, line.body)
        )
        if broken is None and not as_written:
            broken = last.number + 1
        if line.number == noted[0]:
            found[line.number] = line.seal
        last = line
    if broken is None and noted[0] > base.number and found.get(noted[0]) != noted[1]:
        broken = min(noted[0], last.number + 1)
    return Chain(count, last if last.number else None, broken)
