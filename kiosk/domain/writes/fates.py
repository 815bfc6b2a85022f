"""What becomes of a row of the queue once it can leave: the one place that decides. Pure.

A row is held against what it rests on, as the platform has it now: it goes, it is so already, somebody else's doing
stands against it, or it asks whether people are still to be told. What a failure means is in ``kiosk.sync.ladder``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta, tzinfo
from enum import StrEnum
from typing import Final

from kiosk.domain.booking.booking import Booking, booking_of
from kiosk.domain.dates.times import hour
from kiosk.domain.day.gesture import Fate, Gesture, Hold
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.status import SHOWN_LABELS, STATUS_AFTER, UNDETERMINED, Action, Shown, Status, notifies
from kiosk.domain.people.told import Told, covers
from kiosk.domain.text.language import french, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.errand import ChangeRdv, Comparison, compare, same

_FOR_WHO_IS_AWAY = frozenset({Action.NOSHOW, Action.EXCUSED, Action.REVOKED})
_OF_PEOPLE_AND_SLOT = frozenset({"starts_at", "duration_in_min", "lieu_id", "agent_ids", "guests"})
"""Fields of a booking of which people have heard: a change of one of them rests on all that they were told."""
_TOLD_OF = ("starts_at", "lieu_id", "guests")


class Verdict(StrEnum):
    GOES = "goes"
    ALREADY = "already"
    CONFLICT = "conflict"
    ASKS = "asks"  # who would be told is to be said again


@masked
@dataclass(frozen=True, slots=True)
class Weighed:
    """``said`` says what somebody else did (« Noté « Vu » ailleurs entre-temps »), ``theirs`` what is so by it
    (« Vu »), or why it asks, of which ``hold`` is the kind; ``told`` are whom it would tell. ``fields`` are those of a
    booking that both changed."""

    verdict: Verdict
    said: str = ""
    theirs: str = ""
    told: tuple[Told, ...] = ()
    fields: tuple[str, ...] = ()
    hold: Hold = Hold.TOO_OLD


GOES = Weighed(Verdict.GOES)


def put_back_since() -> Weighed:
    """Somebody else changed the same people's state and brought it back to what it was: they had a reason, and who is
    told would be told once more."""
    return _conflict(tr("Changé, puis remis comme avant, ailleurs entre-temps"), tr("Remis comme avant"))


@dataclass(frozen=True, slots=True)
class Found:
    """What a row finds. ``shared``: the platform has a waiting room; ``ours``: this desk itself changes the RDV's hour
    or people; ``own``: statuses that it gives it; ``arrived_here``: it was this desk that said that somebody came;
    ``told``: whom the platform would tell."""

    there: Rdv
    zone: tzinfo
    shared: bool = True
    ours: bool = False
    own: frozenset[Status] = frozenset()
    arrived_here: bool = False
    told: tuple[Told, ...] = ()
    age: timedelta = timedelta()
    patience: timedelta = timedelta(minutes=15)


def weigh(gesture: Gesture, found: Found) -> Weighed:
    """What a gesture comes to. A status set by somebody else, another hour, other people, an arrival where it says that
    nobody came are against it; an arrival before « vu », or the same status, is not."""
    touched = [p for p in found.there.participations if p.id in gesture.participation_ids]
    if all_done(gesture, touched, shared=found.shared):
        return Weighed(Verdict.ALREADY)
    against = _against(gesture, touched, found)
    if against is not None:
        return against
    return _asked(gesture.told, found)


def weigh_change(change: ChangeRdv, found: Found) -> tuple[Weighed, Comparison]:
    """What a change of an RDV comes to, and what of it is to be written.

    A change of hour, place or people rests on the hour, the place, the people and the status as they were, and on
    nobody having arrived: whoever is told of it would be told of what nobody chose.
    """
    there = booking_of(found.there)
    held = compare(change.before, change.after, there)
    if held.overtaken:
        return _changed(held.overtaken, found), held
    if not held.to_send:
        return Weighed(Verdict.ALREADY), held
    if _OF_PEOPLE_AND_SLOT & set(held.to_send):
        status = found.there.status
        if change.status is not None and status not in found.own and _settled_otherwise(change.status, status):
            return replace(_noted(status), fields=("status",)), held
        if change.waited is False and found.there.waiting_since is not None and not found.arrived_here:
            return replace(_arrived(), fields=("status",)), held
        moved = tuple(name for name in _TOLD_OF if _differs(name, change, there))
        if moved:
            return _changed(moved, found), held
    return _asked(change.told, found), held


def pair(first: Gesture, second: Gesture) -> Gesture | None:
    """What two gestures come to of which the first never acted: None, they cancel out; the second on what the first
    rested on, it takes its place; or the first itself, both are to go."""
    if {*first.participation_ids} != {*second.participation_ids}:
        return first
    if _goes_back(first, second):
        return None
    tells = any(notifies(first.action, before.status) for before in first.before)
    if not tells or (second.action is Action.WAITING and second.undoes is None):
        return first  # who waits has to have no status first
    return without(second, first)


def without(gesture: Gesture, gone: Gesture) -> Gesture:
    """``gesture`` on what the one before it rested on, which never acted."""
    befores = {before.participation_id: before for before in gone.before}
    return replace(
        gesture,
        before=tuple(befores.get(before.participation_id, before) for before in gesture.before),
        starts_at=gone.starts_at or gesture.starts_at,
        people=gone.people or gesture.people,
        told=None,
    )


def is_done(gesture: Gesture, participation: Participation, *, shared: bool) -> bool:
    """Whether it is already what ``gesture`` makes of it. ``shared``: the platform has a waiting room."""
    if gesture.action is Action.WAITING:
        return participation.status in UNDETERMINED and (not shared or participation.waiting_since is not None)
    if gesture.action is Action.RESET and participation.waiting_since is not None and shared:
        return False
    return participation.status is STATUS_AFTER[gesture.action]


def all_done(gesture: Gesture, touched: Sequence[Participation], *, shared: bool) -> bool:
    """Whether all of ``touched``, somebody at least, are already what ``gesture`` makes of them."""
    return bool(touched) and all(is_done(gesture, p, shared=shared) for p in touched)


# --- inside


def _against(gesture: Gesture, touched: Sequence[Participation], found: Found) -> Weighed | None:
    for participation in touched:
        done = is_done(gesture, participation, shared=found.shared)
        if not done and _changed_elsewhere(gesture, participation):
            return _noted(participation.status)
    if len(touched) < len(gesture.participation_ids):
        return _conflict(tr("Un usager n’en fait plus partie"), tr("Un usager retiré"))
    if gesture.starts_at not in (None, found.there.starts_at) and not found.ours:
        return _moved(found)
    present = {p.id for p in found.there.participations}
    if gesture.people and not found.there.collectif and not found.ours and present != {*gesture.people}:
        return _conflict(tr("Ses usagers ont changé entre-temps"), tr("D’autres usagers"))
    if gesture.action in _FOR_WHO_IS_AWAY and any(_came(gesture, p) for p in touched):
        return _arrived()
    return None


def _asked(said: tuple[Told, ...] | None, found: Found) -> Weighed:
    """Whether the person is asked again before people are told; ``said`` is of whom they heard, None: not known."""
    if found.told and found.age > found.patience:
        why = tr("Fait il y a plus de {} minutes\u00a0: faut-il encore l’envoyer et prévenir\u202f?")
        return Weighed(Verdict.ASKS, why.format(round(found.patience.total_seconds() / 60)), told=found.told)
    if said is not None and not covers(said, found.told):
        why = tr("D’autres personnes qu’annoncé seraient prévenues\u00a0: faut-il encore l’envoyer\u202f?")
        return Weighed(Verdict.ASKS, why, told=found.told, hold=Hold.TOLD_OTHERWISE)
    if said and not found.told:
        why = tr("La plateforme ne préviendrait plus les personnes annoncées\u00a0: faut-il encore l’envoyer\u202f?")
        return Weighed(Verdict.ASKS, why, hold=Hold.TOLD_OTHERWISE)
    return GOES


def _changed_elsewhere(gesture: Gesture, participation: Participation) -> bool:
    """Whether someone else gave it a status since: neither the one it had, nor one that this gesture goes through."""
    before = {b.participation_id: b.status for b in gesture.before}.get(participation.id)
    if before is None or {before, participation.status} <= UNDETERMINED:
        return False
    return participation.status not in (before, STATUS_AFTER[gesture.action])


def _settled_otherwise(before: Status, there: Status) -> bool:
    return before is not there and not {before, there} <= UNDETERMINED


def _differs(name: str, change: ChangeRdv, there: Booking) -> bool:
    """Whether somebody else changed a field that people were told of, otherwise than ``change`` does."""
    now = getattr(there, name)
    known = [getattr(change.before, name), getattr(change.after, name)]
    if known[0] is None:
        return False  # of a place that this desk could not name when it was written
    if name == "guests":  # how each chose to be told is another matter
        now, known = {g.usager_id for g in now}, [{g.usager_id for g in guests} for guests in known]
    return not any(same(name, now, one) for one in known)


def _changed(fields: tuple[str, ...], found: Found) -> Weighed:
    if "starts_at" in fields:
        return replace(_moved(found), fields=fields)
    if "guests" in fields:
        people = _conflict(tr("Ses usagers ont changé entre-temps"), tr("D’autres usagers"))
        return replace(people, fields=fields)
    return replace(_conflict(tr("Modifié ailleurs entre-temps"), tr("Modifié")), fields=fields)


def _conflict(said: str, theirs: str) -> Weighed:
    return Weighed(Verdict.CONFLICT, said, theirs)


def _arrived() -> Weighed:
    return _conflict(tr("Arrivé en salle d’attente entre-temps"), SHOWN_LABELS[Shown.WAITING].short)


def _moved(found: Found) -> Weighed:
    at = found.there.starts_at.astimezone(found.zone)
    day, o_clock = f"{at:%d/%m}", hour(at)
    return _conflict(
        tr("Déplacé au {} à {} entre-temps").format(day, o_clock), tr("Déplacé au {} à {}").format(day, o_clock)
    )


def _noted(status: Status) -> Weighed:
    if status in UNDETERMINED:
        return _conflict(tr("Réinitialisé ailleurs entre-temps"), tr("Réinitialisé"))
    shown = next((one for one in Shown if one.value == status.value), Shown.OTHER)
    label = SHOWN_LABELS[shown].short
    return _conflict(tr("Noté «\u00a0{}\u00a0» ailleurs entre-temps").format(label), label)


def _came(gesture: Gesture, participation: Participation) -> bool:
    before = {b.participation_id: b for b in gesture.before}.get(participation.id)
    return before is not None and before.waiting_since is None and participation.waiting_since is not None


def _goes_back(first: Gesture, second: Gesture) -> bool:
    """Whether ``second`` leaves all whom ``first`` touched as they were before it."""
    return all(_leaves(second, before.status, before.waiting_since) for before in first.before)


def _leaves(gesture: Gesture, status: Status, waiting_since: object) -> bool:
    if status in UNDETERMINED and waiting_since is not None:
        return gesture.action is Action.WAITING and gesture.arrived_at == waiting_since
    if gesture.action is Action.WAITING:
        return False
    after = STATUS_AFTER[gesture.action]
    return after is status or {after, status} <= UNDETERMINED


_REFUSED: Final = french("La plateforme l’a refusé\u00a0: il n’y a rien à reprendre.")
_NOTHING_LEFT: Final = {
    Fate.REFUSED: _REFUSED,
    Fate.OVERTAKEN: _REFUSED,
    Fate.ALREADY: french(
        "C’était déjà ainsi sur la plateforme, fait par quelqu’un d’autre\u00a0: il n’y a rien à reprendre."
    ),
}


def nothing_left_of(fate: Fate | None) -> str:
    """Why what met that fate has done nothing that could be taken back; empty where it has. What was so already is
    somebody else's doing."""
    return tr(_NOTHING_LEFT[fate]) if fate in _NOTHING_LEFT else ""
