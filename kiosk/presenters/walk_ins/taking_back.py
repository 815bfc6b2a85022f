"""What was done with somebody who came without an RDV is taken back."""

from __future__ import annotations

from functools import partial
from typing import Any

from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome, is_same, with_outcome
from kiosk.domain.text.language import labelled, tr
from kiosk.presenters.booking.taking_back import take_booking_back
from kiosk.presenters.work.journal import Act, Answer, CannotBe, TakenBack
from kiosk.presenters.work.work import Work


def walk_in_act(work: Work, what: str, before: WalkIn | None, after: WalkIn | None) -> Act:
    """The act of having made of a line what it is ``after``; None: it was not on the list, or is no more."""
    one = after or before
    assert one is not None
    return Act(what, one.name, partial(_put_back, work, before, after), here=True)


async def _put_back(work: Work, before: WalkIn | None, after: WalkIn | None, _: Any) -> Answer:
    walk_ins = work.desk.walk_ins
    one = after or before
    assert one is not None
    if not is_same(await walk_ins.now(one), after):
        return CannotBe(tr("La ligne de {} a changé depuis\u00a0: rien n’a été repris.").format(one.name))
    if before is not None:
        await walk_ins.put_back(before)
    else:
        await walk_ins.remove(one)
    return TakenBack(labelled(one.name, tr("repris")))


def taken_in_act(work: Work, what: str, rdv_id: int, key: str, noted: WalkIn) -> Act:
    """The act of having given somebody who came without an RDV a créneau, put them in the waiting room and noted it."""
    return Act(what, noted.name, partial(_take_out, work, rdv_id, key, noted), keys=(key,))


async def _take_out(work: Work, rdv_id: int, key: str, noted: WalkIn, agreed: Any) -> Answer:
    """The RDV is taken back as any other, its wait with it; the person stands here still, and waits on the list."""
    answer = await take_booking_back(work, rdv_id, key, noted.name, agreed)
    if isinstance(answer, TakenBack):
        await work.desk.walk_ins.put_back(with_outcome(noted, WalkInOutcome.WAITING, noted.arrived_at))
        return TakenBack(tr("{} De nouveau en attente, sans RDV.").format(answer.text.rstrip(".") + "."))
    return answer
