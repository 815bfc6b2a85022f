"""Taking gestures back: each participation to what it was before, its wait included."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.desk.gestures.weighing import GONE
from kiosk.desk.platform_calls import new_key
from kiosk.desk.types import Batch
from kiosk.domain.day.consequences import ACTION_TO, Consequences, undo_consequences
from kiosk.domain.day.gesture import Before, Fate, Gesture
from kiosk.domain.day.model import Motif, Participation, Rdv
from kiosk.domain.day.shown import waits
from kiosk.domain.day.status import STATUS_AFTER, UNDETERMINED, Action, Status
from kiosk.domain.people.names import usager_name
from kiosk.domain.people.told import Told, covers
from kiosk.domain.text.language import french, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.fates import nothing_left_of
from kiosk.store.memory import Memory

SENT_MEANWHILE = french(
    "Le geste vient de partir vers la plateforme. Reprenez-le une seconde fois pour voir qui sera prévenu."
)


@masked
@dataclass(slots=True)
class Plan:
    """What taking a batch back comes to at this instant."""

    withdrawn: list[Gesture] = field(default_factory=list)  # still here: nobody will ever know
    reversed: list[tuple[Gesture, Rdv, Participation, Before]] = field(default_factory=list)
    overtaken: list[str] = field(default_factory=list)  # names of those who have been changed since
    nothing_left: str = ""  # why one of them has done nothing

    @property
    def possible(self) -> bool:
        return bool(self.withdrawn or self.reversed)


async def plan(memory: Memory, gestures: Sequence[Gesture]) -> Plan:
    """How ``gestures`` can be taken back now. Those refused, taken back or so already leave nothing to do."""
    found = Plan()
    left = {row.act.key: row.may_be_there for row in await memory.queue.gestures()}
    for gesture in gestures:
        record = next((r for r in await memory.queue.history(gesture.rdv_id) if r.gesture.key == gesture.key), None)
        if record is not None:
            if (why := nothing_left_of(record.fate)) or record.fate in (Fate.UNDONE, Fate.REPLACED):
                found.nothing_left = found.nothing_left or why
                continue
            gesture = record.gesture  # by the platform's ids, where it has the RDV by now
        if left.get(gesture.key) is False:
            found.withdrawn.append(gesture)
            continue
        entry = await memory.rdv(gesture.rdv_id)
        people = {p.id: p for p in entry.rdv.participations} if entry else {}
        for before in gesture.before:
            participation = people.get(before.participation_id)
            if entry is None or participation is None:
                continue
            if not _is_still(participation, gesture.action) or before.status is Status.OTHER:
                found.overtaken.append(usager_name(participation.usager))
            else:
                found.reversed.append((gesture, entry.rdv, participation, before))
    return found


def weighed(batch: Batch, found: Plan, *, now: datetime, motifs: Mapping[int, Motif], me: int | None) -> Consequences:
    """Whom the plan would tell. Its reason says why when nothing can be taken back."""
    if not found.possible:
        return Consequences(batch.action, reason=why_not(found), names=tuple(found.overtaken))
    back = [(rdv, participation, before.status) for _, rdv, participation, before in found.reversed]
    told = undo_consequences(batch.action, back, now=now, motifs=motifs, me=me)
    return Consequences(
        batch.action,
        told=told.told,
        needs_confirmation=told.needs_confirmation,
        names=batch.names,
        untold=told.untold,
        remark=told.remark,
    )


def reversals(found: Plan, at: datetime, told_of: Callable[[Plan], tuple[Told, ...]]) -> list[Gesture]:
    """The gestures that bring each participation back, one for each RDV and state to go back to. ``told_of`` says whom
    a part of the plan tells."""
    groups: dict[tuple[str, Action, datetime | None], tuple[Gesture, Rdv, list[Before]]] = {}
    for gesture, rdv, participation, before in found.reversed:
        waited = before.waiting_since if before.status in UNDETERMINED else None
        action = Action.WAITING if waited else ACTION_TO[before.status]
        now = Before(participation.id, participation.status, participation.waiting_since)
        groups.setdefault((gesture.key, action, waited), (gesture, rdv, []))[2].append(now)
    return [
        Gesture(
            key=new_key(),
            rdv_id=gesture.rdv_id,
            organisation_id=gesture.organisation_id,
            action=action,
            participation_ids=tuple(before.participation_id for before in befores),
            made_at=at,
            before=tuple(befores),
            undoes=gesture.key,
            arrived_at=waited,
            starts_at=rdv.starts_at,
            people=tuple(p.id for p in rdv.participations),
            told=told_of(Plan(reversed=[one for one in found.reversed if one[0].key == gesture.key])),
        )
        for (_, action, waited), (gesture, rdv, befores) in groups.items()
    ]


def covered(found: Consequences, asked: Consequences | None) -> bool:
    """Whether the person was asked about all that would now follow."""
    if not found.needs_confirmation:
        return True
    return asked is not None and asked.needs_confirmation and covers(asked.told, found.told)


def why_not(found: Plan) -> str:
    """« L’état de DUPONT Léa a changé depuis : rien n’a été repris. »"""
    if found.overtaken:
        who = ", ".join(dict.fromkeys(found.overtaken))
        return tr("L’état de {} a changé depuis\u00a0: rien n’a été repris.").format(who)
    return found.nothing_left or tr(GONE)


def _is_still(participation: Participation, action: Action) -> bool:
    """Whether the participation is what the gesture made of it."""
    if action is Action.WAITING:
        return waits(participation)
    if action is Action.RESET:
        return participation.status is Status.UNKNOWN and participation.waiting_since is None
    return participation.status is STATUS_AFTER[action]
