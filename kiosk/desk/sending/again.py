"""An errand that did not come to pass, written again on what is there now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.desk.gestures.weighing import GONE
from kiosk.domain.booking.booking import booking_of
from kiosk.domain.day.consequences import Consequences
from kiosk.domain.day.status import Action
from kiosk.domain.platform.failures import Refused
from kiosk.domain.text.language import tr
from kiosk.domain.writes.errand import Book, ChangeRdv, ChangeUsager, CreateUsager, Errand, What, differing, with_fields
from kiosk.domain.writes.projected import draft_of
from kiosk.sync.sending.weighing import told_of

if TYPE_CHECKING:
    from kiosk.store.memory import Memory


@dataclass(frozen=True, slots=True)
class Again:
    """What is to be written, and whom it would tell; None: nobody has to be asked."""

    what: What
    consequences: Consequences | None = None


async def again(errand: Errand, memory: Memory, now: datetime) -> Again:
    """What ``errand`` comes to now. Raises ``Refused`` where its subject is gone."""
    match errand.what:
        case CreateUsager(draft=draft):
            (usager_id,) = await memory.queue.local_ids(1)
            return Again(CreateUsager(usager_id, draft))
        case Book() as what:
            rdv_id, *numbers = await memory.queue.local_ids(1 + len(what.participation_ids))
            return Again(replace(what, rdv_id=rdv_id, participation_ids=tuple(numbers)))
        case ChangeUsager(usager_id, before, after):
            usager = await memory.usager(errand.organisation_id, usager_id)
            if usager is None:
                raise Refused(messages=(tr(GONE),))
            there = draft_of(usager)
            return Again(ChangeUsager(usager_id, there, with_fields(there, after, differing(before, after))))
        case ChangeRdv(rdv_id, before, after) as what:
            entry = await memory.rdv(rdv_id)
            if entry is None:
                raise Refused(messages=(tr(GONE),))
            now_there = booking_of(entry.rdv)
            wanted = with_fields(now_there, after, differing(before, after))
            people = await memory.queue.local_ids(len(wanted.guests))
            known = await memory.confirmed(rdv_id)
            status = known.status if known is not None else None
            made = replace(what, before=now_there, after=wanted, participation_ids=people, status=status)
            told, untold = await told_of(memory, entry.rdv, made, now)
            asked = Consequences(Action.RESET, told=told, needs_confirmation=bool(told), untold=untold)
            return Again(replace(made, told=told), asked)
