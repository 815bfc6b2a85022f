"""Errands: usagers and RDVs as a person wrote them at this desk, kept until the platform has them.

``whom``: those of the platform's usagers whom an errand names, as they were known when it was written. ``followed``: of
some of them the fiche has been merged since, and it is for the one that took its place.

What an errand makes goes by an id below zero until then. Every function here is pure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from typing import TypeAlias, TypeVar

from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.booking.overlap import InTheWay, Shown
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import CANCELLED, Status
from kiosk.domain.people.identity import Identity
from kiosk.domain.people.model import Usager
from kiosk.domain.people.told import Told
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import fold

W = TypeVar("W", UsagerDraft, Booking)

EARLIER = timedelta(minutes=2)
"""Clocks differ: what the platform dates no earlier than this before an errand may come of it."""


@dataclass(frozen=True, slots=True)
class CreateUsager:
    """Somebody is to be written down. ``usager_id`` is below zero."""

    usager_id: int
    draft: UsagerDraft
    whom: tuple[Identity, ...] = ()
    followed: bool = False
    seen: tuple[int, ...] = ()  # who is like them, as was shown to the person who had them created all the same


@dataclass(frozen=True, slots=True)
class ChangeUsager:
    """What was ``before`` is to be ``after``; only what differs between them is changed."""

    usager_id: int
    before: UsagerDraft
    after: UsagerDraft
    whom: tuple[Identity, ...] = ()
    followed: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """An RDV is to be made. ``rdv_id`` is below zero, and so are ``participation_ids``, one for each guest."""

    rdv_id: int
    booking: Booking
    participation_ids: tuple[int, ...]
    shown: Shown | None = None
    whom: tuple[Identity, ...] = ()
    followed: bool = False


@dataclass(frozen=True, slots=True)
class ChangeRdv:
    """What was ``before`` is to be ``after``; only what differs between them is changed.

    ``participation_ids`` are below zero, one for each guest of ``after``; only those who were not there take theirs.
    """

    rdv_id: int
    before: Booking
    after: Booking
    participation_ids: tuple[int, ...]
    shown: Shown | None = None
    status: Status | None = None  # of the RDV, on the platform, when it was written; None where nobody compares it
    told: tuple[Told, ...] | None = None  # who, as was said to the person, would be told; None where nothing was said
    whom: tuple[Identity, ...] = ()
    followed: bool = False
    rdv_created_at: datetime | None = None  # by which the RDV is known; None as above
    waited: bool | None = None  # whether somebody was in the waiting room, on the platform, then; None as above


What: TypeAlias = CreateUsager | ChangeUsager | Book | ChangeRdv


@masked
@dataclass(frozen=True, slots=True)
class Errand:
    """One thing written here. ``key`` is made when the person acts and goes with each try to send it."""

    key: str
    organisation_id: int
    made_at: datetime
    what: What

    @property
    def subject_id(self) -> int:
        """The id of the usager or of the RDV."""
        what = self.what
        return what.usager_id if isinstance(what, CreateUsager | ChangeUsager) else what.rdv_id

    @property
    def of_rdv(self) -> bool:
        """Whether its subject is an RDV, not an usager."""
        return isinstance(self.what, Book | ChangeRdv)


# --- outcomes


@dataclass(frozen=True, slots=True)
class Booked:
    """The platform has the RDV, as it was written."""

    rdv_id: int


@dataclass(frozen=True, slots=True)
class Written:
    """The platform has the usager, as they were written."""

    usager_id: int


@masked
@dataclass(frozen=True, slots=True)
class Taken:
    """The time is not free, for the RDVs ``in_the_way`` (an id of 0: hours only). ``reason`` is for a person to read.

    ``obstacles`` are all there is, RDVs included, where the platform says it.
    """

    in_the_way: tuple[Rdv, ...]
    reason: str
    obstacles: tuple[InTheWay, ...] = ()

    @property
    def meanwhile(self) -> bool:
        """Whether some of it certainly came after the person was shown how things stood."""
        return any(one.meanwhile for one in self.obstacles)


@masked
@dataclass(frozen=True, slots=True)
class Turned:
    """Turned down. ``fields`` maps what is at fault to codes, « changed » where someone else wrote meanwhile."""

    reason: str
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    theirs: UsagerDraft | None = None  # the usager as the platform has them, when someone else changed them
    taken_by: int | None = None  # the usager who has the e-mail already


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """Kept here; what the platform says of it is not known yet."""


Outcome: TypeAlias = Booked | Written | Taken | Turned | OnItsWay


@masked
@dataclass(frozen=True, slots=True)
class Side:
    """One side of what two people did to the same: what is so by it, by whom and when, as far as that is known."""

    what: str
    who: str = ""
    at: datetime | None = None


@masked
@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something does not go on, as the memory keeps it: of an errand ``Taken`` and ``Turned`` in one."""

    reason: str
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    theirs: UsagerDraft | None = None
    taken_by: int | None = None
    taken: bool = False
    in_the_way: tuple[Rdv, ...] = ()
    obstacles: tuple[InTheWay, ...] = ()
    alike: Usager | None = None  # who may be the one that was to be created
    another: bool = False  # what it names is somebody else's by now: it cannot be made again
    unknown: bool = False  # nobody can tell whether the platform has it: the person looks before it is written again
    blocked: bool = False  # somebody on the way lets it not through: the platform has not refused it
    side: Side | None = None  # what somebody else did meanwhile
    told: tuple[Told, ...] = ()  # whom the platform would tell, where it is held for that


@dataclass(frozen=True, slots=True)
class ErrandRecord:
    """An errand and what became of it; ``number`` is what the platform calls its subject, None until it has it."""

    errand: Errand
    fate: Fate
    refusal: Refusal | None = None
    number: int | None = None

    @property
    def outcome(self) -> Outcome:
        if self.fate in (Fate.SENT, Fate.ALREADY) and self.number is not None:
            made = isinstance(self.errand.what, Book | ChangeRdv)
            return Booked(self.number) if made else Written(self.number)
        refusal = self.refusal
        if refusal is None:
            return OnItsWay()
        if refusal.taken:
            return Taken(refusal.in_the_way, refusal.reason, refusal.obstacles)
        return Turned(refusal.reason, refusal.fields, refusal.theirs, refusal.taken_by)


# --- local ids


def makes(what: What) -> frozenset[int]:
    """The local ids that stand for what ``what`` makes."""
    match what:
        case CreateUsager(usager_id):
            return frozenset({usager_id})
        case Book(rdv_id, participation_ids=participation_ids):
            return frozenset({rdv_id, *participation_ids})
        case ChangeRdv(participation_ids=participation_ids):
            return frozenset(participation_ids)
        case _:
            return frozenset()


def rests_on(what: What) -> frozenset[int]:
    """The local ids of what must be on the platform before ``what`` can be."""
    match what:
        case CreateUsager(_, draft):
            found = {draft.responsible_id or 0}
        case ChangeUsager(usager_id, _, after):
            found = {usager_id, after.responsible_id or 0}
        case Book(booking=booking):
            found = {guest.usager_id for guest in booking.guests}
        case ChangeRdv(rdv_id, before, after):
            found = {rdv_id, *(guest.usager_id for guest in (*before.guests, *after.guests))}
    return frozenset(number for number in found if number < 0)


def named(what: What) -> frozenset[int]:
    """Ids of the usagers whom ``what`` names."""
    match what:
        case CreateUsager(_, draft):
            found = {draft.responsible_id or 0}
        case ChangeUsager(usager_id, _, after):
            found = {usager_id, after.responsible_id or 0}
        case Book(_, booking) | ChangeRdv(_, _, booking):
            found = {guest.usager_id for guest in booking.guests}
    return frozenset(found - {0})


def renumbered(what: What, numbers: Mapping[int, int]) -> What:
    """``what`` with the platform's ids in the place of the local ones that ``numbers`` knows."""
    match what:
        case CreateUsager(draft=draft):
            return replace(what, draft=_draft_renumbered(draft, numbers))
        case ChangeUsager(usager_id, before, after):
            return replace(
                what,
                usager_id=numbers.get(usager_id, usager_id),
                before=_draft_renumbered(before, numbers),
                after=_draft_renumbered(after, numbers),
            )
        case Book(booking=booking):
            return replace(what, booking=_booking_renumbered(booking, numbers))
        case ChangeRdv(rdv_id, before, after):
            return replace(
                what,
                rdv_id=numbers.get(rdv_id, rdv_id),
                before=_booking_renumbered(before, numbers),
                after=_booking_renumbered(after, numbers),
            )


def _draft_renumbered(draft: UsagerDraft, numbers: Mapping[int, int]) -> UsagerDraft:
    number = numbers.get(draft.responsible_id or 0)
    return draft if number is None else replace(draft, responsible_id=number)


def _booking_renumbered(booking: Booking, numbers: Mapping[int, int]) -> Booking:
    if not any(guest.usager_id in numbers for guest in booking.guests):
        return booking
    guests = tuple(replace(guest, usager_id=numbers.get(guest.usager_id, guest.usager_id)) for guest in booking.guests)
    return replace(booking, guests=guests)


def numbers_of(what: What, rdv: Rdv) -> dict[int, int]:
    """What the platform calls the RDV and the participations that ``what`` made, once it is ``rdv``.

    They are known by their usager; one who is not in ``rdv`` has none.
    """
    numbers: dict[int, int] = {}
    if isinstance(what, Book):
        numbers[what.rdv_id] = rdv.id
        guests: tuple[Guest, ...] = what.booking.guests
    elif isinstance(what, ChangeRdv):
        guests = what.after.guests
    else:
        return numbers
    present = {p.usager.id: p.id for p in rdv.participations}
    for guest, local in zip(guests, what.participation_ids, strict=True):
        if guest.usager_id in present:
            numbers[local] = present[guest.usager_id]
    return numbers


# --- what came of it, and what somebody else did meanwhile


def is_it(book: Book, made_at: datetime, rdv: Rdv) -> bool:
    """Whether ``rdv`` is what became of ``book``: the same motif, hour, agents, usagers and note, made since.

    This is how an RDV is known whose answer was lost, on servers without keys too.
    """
    wanted = book.booking
    return (
        rdv.organisation_id == wanted.organisation_id
        and rdv.motif.id == wanted.motif_id
        and rdv.starts_at == wanted.starts_at
        and rdv.status not in CANCELLED
        and {agent.id for agent in rdv.agents} == set(wanted.agent_ids)
        and {p.usager.id for p in rdv.participations} == {guest.usager_id for guest in wanted.guests}
        and (not rdv.collectif or (rdv.name or None) == (wanted.name or None))
        and (rdv.context or "").split() == (wanted.context or "").split()
        and (rdv.created_at is None or rdv.created_at >= made_at - EARLIER)
    )


def is_written(draft: UsagerDraft, there: UsagerDraft) -> bool:
    """Whether ``there`` says all that ``draft`` says of who they are and how to reach them, however it is spelt."""
    if fold(draft.first_name) != fold(there.first_name) or fold(draft.last_name) != fold(there.last_name):
        return False
    others = ("birth_date", "email", "phone_number", "responsible_id")
    return all(same(name, getattr(draft, name), getattr(there, name)) for name in others)


@masked
@dataclass(frozen=True, slots=True)
class Comparison:
    """Names of fields: what is still to be sent, and what someone else has changed otherwise meanwhile."""

    to_send: tuple[str, ...] = ()
    overtaken: tuple[str, ...] = ()


def compare(before: W, after: W, there: W) -> Comparison:
    """A change from ``before`` to ``after``, held against what is ``there`` now. What is so already is not sent."""
    to_send: list[str] = []
    overtaken: list[str] = []
    for name in differing(before, after):
        now = getattr(there, name)
        if same(name, now, getattr(after, name)):
            continue
        (to_send if same(name, now, getattr(before, name)) else overtaken).append(name)
    return Comparison(tuple(to_send), tuple(overtaken))


def differing(one: W, other: W) -> tuple[str, ...]:
    """Names of the fields that are not the same in both."""
    return tuple(f.name for f in fields(one) if not same(f.name, getattr(one, f.name), getattr(other, f.name)))


def with_fields(target: W, source: W, names: Collection[str]) -> W:
    """``target`` with these fields of ``source``."""
    return replace(target, **{name: getattr(source, name) for name in names})


def same(name: str, one: object, other: object) -> bool:
    """Whether two values of a field say the same: the platform trims texts, lowers e-mails and keeps no order."""
    if isinstance(one, str) or isinstance(other, str):
        left, right = (" ".join(text.split()) if isinstance(text, str) else "" for text in (one, other))
        if name == "phone_number":
            left, right = ("".join(text.split()).replace(".", "") for text in (left, right))
        return left.lower() == right.lower() if name in ("email", "notification_email") else left == right
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return one == other
