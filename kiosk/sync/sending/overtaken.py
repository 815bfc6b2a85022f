"""What somebody else did to an RDV since a gesture was made on it, in words; nothing where the gesture may still go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from kiosk.domain.dates.times import hour
from kiosk.domain.day.gesture import Gesture
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.status import SHOWN_LABELS, STATUS_AFTER, UNDETERMINED, Action, Shown, Status
from kiosk.domain.text.language import tr
from kiosk.sync.sending.gesture_calls import is_done

_FOR_WHO_IS_AWAY = frozenset({Action.NOSHOW, Action.EXCUSED, Action.REVOKED})


def what_changed(gesture: Gesture, there: Rdv, zone: tzinfo, *, shared: bool, ours: bool = False) -> str:
    """« Noté « Absent (excusé) » ailleurs entre-temps », empty when ``there`` is still what the gesture rests on, or is
    what it makes of it already. ``ours``: this desk itself changes its hour or its people."""
    touched = [p for p in there.participations if p.id in gesture.participation_ids]
    if all_done(gesture, touched, shared=shared):
        return ""
    for participation in touched:
        if changed_elsewhere(gesture, participation) and not is_done(gesture, participation, shared=shared):
            return _noted(participation.status)
    if len(touched) < len(gesture.participation_ids):
        return tr("Un usager n’en fait plus partie")
    if gesture.starts_at not in (None, there.starts_at) and not ours:
        at = there.starts_at.astimezone(zone)
        return tr("Déplacé au {} à {} entre-temps").format(f"{at:%d/%m}", hour(at))
    if (
        gesture.people
        and not there.collectif
        and not ours
        and {p.id for p in there.participations} != {*gesture.people}
    ):
        return tr("Ses usagers ont changé entre-temps")
    if gesture.action in _FOR_WHO_IS_AWAY and any(_came(gesture, p) for p in touched):
        return tr("Arrivé en salle d’attente entre-temps")
    return ""


def all_done(gesture: Gesture, touched: Sequence[Participation], *, shared: bool) -> bool:
    """Whether all of ``touched``, somebody at least, are already what ``gesture`` makes of them."""
    return bool(touched) and all(is_done(gesture, p, shared=shared) for p in touched)


def changed_elsewhere(gesture: Gesture, participation: Participation) -> bool:
    """Whether someone else gave it a status since: neither the one it had, nor one that this gesture goes through."""
    before = {b.participation_id: b.status for b in gesture.before}.get(participation.id)
    if before is None or {before, participation.status} <= UNDETERMINED:
        return False
    return participation.status not in (before, STATUS_AFTER[gesture.action])


def _noted(status: Status) -> str:
    if status in UNDETERMINED:
        return tr("Réinitialisé ailleurs entre-temps")
    shown = next((one for one in Shown if one.value == status.value), Shown.OTHER)
    return tr("Noté «\u00a0{}\u00a0» ailleurs entre-temps").format(SHOWN_LABELS[shown].short)


def _came(gesture: Gesture, participation: Participation) -> bool:
    before = {b.participation_id: b for b in gesture.before}.get(participation.id)
    return before is not None and before.waiting_since is None and participation.waiting_since is not None
