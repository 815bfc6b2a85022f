"""Gestures of the desk: what a person did to whom, kept until the platform has it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.status import CANCELLED, STATUS_AFTER, UNDETERMINED, Action, Status
from kiosk.domain.people.identity import Identity, identity_of, is_same
from kiosk.domain.people.told import Told
from kiosk.domain.text.masked import masked


@dataclass(frozen=True, slots=True)
class Before:
    """What a participation was when the gesture was made: where an undo goes back to."""

    participation_id: int
    status: Status
    waiting_since: datetime | None = None
    usager: Identity | None = None  # who it is; None where nobody compares it


@masked
@dataclass(frozen=True, slots=True)
class Gesture:
    """One action on participations of one RDV. ``key`` is made when the person acts and goes with each try to send."""

    key: str
    rdv_id: int
    organisation_id: int
    action: Action
    participation_ids: tuple[int, ...]
    made_at: datetime
    before: tuple[Before, ...] = ()
    undoes: str | None = None  # the key of the gesture that this one takes back
    arrived_at: datetime | None = None  # WAITING only: since when they wait, where that is not ``made_at``
    starts_at: datetime | None = None  # of the RDV when the gesture was made; None where nobody compares it
    people: tuple[int, ...] = ()  # the same of its participations, all of them
    rdv_created_at: datetime | None = None  # when the RDV itself was made, by which it is known; None as above
    told: tuple[Told, ...] | None = None  # who, as was said to the person, would be told; None where nothing was said

    @property
    def rests(self) -> bool:
        """Whether it is on an RDV, or on somebody in it, that the platform does not have yet."""
        return self.rdv_id < 0 or any(number < 0 for number in self.participation_ids)


class Fate(StrEnum):
    """What has become of a gesture."""

    WAITING = "waiting"  # durable here, not sent yet
    SENT = "sent"  # the platform has it
    ALREADY = "already"  # the platform had the same of somebody else already: nothing left
    KEPT = "kept"  # settled on this desk alone, for want of a waiting room on the platform
    REFUSED = "refused"  # the platform will not have it; ``reason`` says why
    OVERTAKEN = "overtaken"  # somebody else changed what it rests on: the person makes it again, or leaves it
    UNDONE = "undone"  # taken back before it left
    REPLACED = "replaced"  # never left: what was done after it took its place


class Hold(StrEnum):
    """Why what waits does not leave before the person has said so again."""

    TOO_OLD = "too_old"  # people would be told of something of a while ago
    TOLD_OTHERWISE = "told_otherwise"  # others than was said would be told, or nobody any more
    ALIKE = "alike"  # somebody of the same name and birth date was written down meanwhile: it may be them
    PUT_BACK = "put_back"  # the platform was put back from a backup: its ids may be of others by now


@masked
@dataclass(frozen=True, slots=True)
class GestureRecord:
    """A gesture and its fate: a line of the desk's own history."""

    gesture: Gesture
    fate: Fate
    reason: str = ""


@masked
@dataclass(frozen=True, slots=True)
class DeskRdv:
    """An RDV as the desk shows it: what the platform confirmed plus what was done here and is not sent yet."""

    rdv: Rdv
    unsent: frozenset[int] = field(default_factory=frozenset)  # ids of the participations with a gesture to send
    problem: str = ""  # why the last gesture, or what was written of it, was refused, until read
    to_confirm: bool = False  # booked or changed here: the platform has not said yes to it

    overtaken: Gesture | None = None  # the last gesture that somebody else was before, until read
    held: str = ""  # why the last thing done or written of it asks before it leaves

    @property
    def turned_down(self) -> bool:
        """Whether it was booked here and the platform would not have it: in sight until that has been read."""
        return self.to_confirm and self.rdv.id < 0 and bool(self.problem)


def about(gesture: Gesture, rdv: Rdv) -> Gesture:
    """``gesture``, made on ``rdv``, with who it is about."""
    people = {p.id: identity_of(p.usager) for p in rdv.participations}
    before = tuple(replace(one, usager=people.get(one.participation_id)) for one in gesture.before)
    return replace(gesture, before=before, rdv_created_at=rdv.created_at)


def is_another(rdv_created_at: datetime | None, there: Rdv) -> bool:
    """Whether the RDV that is ``there`` has but the id of the one that was made at ``rdv_created_at``."""
    return None not in (rdv_created_at, there.created_at) and rdv_created_at != there.created_at


def another(gesture: Gesture, there: Rdv) -> Identity | None:
    """Of those whom ``gesture`` is about, somebody in whose place another person is by now: it is never for them."""
    meant = {one.participation_id: one.usager for one in gesture.before if one.usager is not None}
    if meant and is_another(gesture.rdv_created_at, there):
        return next(iter(meant.values()))
    others = (meant[p.id] for p in there.participations if p.id in meant and not is_same(meant[p.id], p.usager))
    return next(others, None)


def apply(rdv: Rdv, gesture: Gesture) -> Rdv:
    """``rdv`` as it will be once the platform has carried out ``gesture``.

    By the platform's rules (« Statuses » of its API): a status set ends the wait, the waiting room takes only those
    whose status is unknown – unless the gesture takes another one back, which sets the status to unknown first.
    Participations that the RDV no longer has are passed over.
    """
    touched = frozenset(gesture.participation_ids)
    participations = tuple(_apply_to(p, gesture) if p.id in touched else p for p in rdv.participations)
    if participations == rdv.participations:
        return rdv
    return with_participations(rdv, participations, gesture.made_at)


def renumbered(gesture: Gesture, numbers: Mapping[int, int], gone: Collection[int] = ()) -> Gesture:
    """``gesture`` with the platform's ids in the place of local ones; those of ``gone`` take part no more."""
    return replace(
        gesture,
        rdv_id=numbers.get(gesture.rdv_id, gesture.rdv_id),
        participation_ids=tuple(numbers.get(n, n) for n in gesture.participation_ids if n not in gone),
        people=tuple(numbers.get(n, n) for n in gesture.people if n not in gone),
        before=tuple(
            replace(b, participation_id=numbers.get(b.participation_id, b.participation_id))
            for b in gesture.before
            if b.participation_id not in gone
        ),
    )


def _apply_to(participation: Participation, gesture: Gesture) -> Participation:
    if gesture.action is not Action.WAITING:
        return replace(participation, status=STATUS_AFTER[gesture.action], waiting_since=None)
    arrived_at = gesture.arrived_at or gesture.made_at
    if gesture.undoes is not None:
        return replace(participation, status=Status.UNKNOWN, waiting_since=arrived_at)
    if participation.status not in UNDETERMINED:
        return participation
    return replace(participation, waiting_since=participation.waiting_since or arrived_at)


def with_participations(rdv: Rdv, participations: tuple[Participation, ...], at: datetime) -> Rdv:
    """``rdv`` with these participations, and what follows from them: its status, its count and since when it waits.

    ``at`` is the instant of the change: it tells whether the RDV has begun, and dates a cancellation.
    """
    status = _rdv_status(rdv, participations, at)
    waiting = [p.waiting_since for p in participations if p.waiting_since is not None]
    return replace(
        rdv,
        participations=participations,
        status=status,
        users_count=sum(p.status not in CANCELLED for p in participations),
        # An RDV that nobody comes to is dated, absences included, and keeps its first date.
        cancelled_at=(rdv.cancelled_at or at) if status in CANCELLED or status is Status.NOSHOW else None,
        waiting_since=min(waiting) if waiting else None,
    )


def _rdv_status(rdv: Rdv, participations: tuple[Participation, ...], at: datetime) -> Status:
    statuses = {p.status for p in participations}
    if Status.SEEN in statuses:
        return Status.SEEN
    if rdv.collectif:
        # Once begun, with nobody left to tell and nobody seen, it did not take place. It never goes back by itself.
        over = bool(statuses) and rdv.starts_at <= at and not statuses & UNDETERMINED
        return Status.REVOKED if over else rdv.status
    if not statuses:
        return rdv.status
    return statuses.pop() if len(statuses) == 1 else Status.UNKNOWN
