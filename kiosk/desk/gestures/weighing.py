"""Gestures: weighed on what the memory has at that instant, then kept for good before anybody says they are made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.desk.day import DayReader
from kiosk.desk.platform_calls import new_key
from kiosk.domain.day.consequences import Consequences, Target, consequences
from kiosk.domain.day.gesture import Before, Gesture
from kiosk.domain.day.status import Action
from kiosk.domain.people.told import covers
from kiosk.domain.platform.failures import Conflict, Refused
from kiosk.domain.text.language import french, tr
from kiosk.store.memory import Memory

GONE = french("Ce rendez-vous n’est plus dans l’agenda.")


def weigh(action: Action, targets: Sequence[Target], days: DayReader, me: int | None) -> Consequences:
    """What ``action`` would do to ``targets`` now, by what is known of their organisations."""
    organisation_ids = {target.entry.rdv.organisation_id for target in targets}
    motifs = {key: motif for one in organisation_ids for key, motif in days.motifs(one).items()}
    now = days.now(min(organisation_ids, default=0))
    return consequences(action, targets, now=now, motifs=motifs, me=me)


async def weigh_again(
    action: Action, targets: Sequence[Target], days: DayReader, me: int | None, memory: Memory
) -> Consequences:
    """The same on the RDVs as the memory has them at this instant: what was shown may be a second old.

    Raises ``Refused``, its message saying why, when nothing can be done any more, and ``Conflict`` when someone would
    now be told of whom the person was not asked.
    """
    fresh = []
    for target in targets:
        entry = await memory.rdv(target.entry.rdv.id)
        if entry is not None:
            # The platform may have the RDV by now that a screen still knows by its local ids.
            numbers = await memory.queue.numbers(target.participation_ids)
            fresh.append(Target(entry, tuple(numbers.get(one, one) for one in target.participation_ids)))
    if not fresh:
        raise Refused(messages=(tr(GONE),))
    found = weigh(action, fresh, days, me)
    if not found.allowed:
        raise Refused(messages=(found.reason,))
    if found.told and not covers(weigh(action, targets, days, me).told, found.told):
        raise Conflict(theirs=tuple(target.entry for target in fresh))
    return found


def gestures_of(found: Consequences, at: datetime, days: DayReader, me: int | None) -> list[Gesture]:
    """What was weighed, as one gesture for each RDV: its key, what its participations were, and who is told of it."""
    action, made = found.action, []
    apart = bool(found.told) and len(found.allowed) > 1  # else what was found of all is that of each
    for target in found.allowed:
        rdv = target.entry.rdv
        touched = set(target.participation_ids)
        before = tuple(Before(p.id, p.status, p.waiting_since) for p in rdv.participations if p.id in touched)
        made.append(
            Gesture(
                key=new_key(),
                rdv_id=rdv.id,
                organisation_id=rdv.organisation_id,
                action=action,
                participation_ids=tuple(one.participation_id for one in before),
                made_at=at,
                before=before,
                starts_at=rdv.starts_at,
                people=tuple(p.id for p in rdv.participations),
                told=weigh(action, [target], days, me).told if apart else found.told,
            )
        )
    return made
