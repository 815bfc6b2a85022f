"""What the desk knows of absences, and of the RDVs that fall into them, with and without the platform."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.clock import PARIS
from kiosk.desk import Desk
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.status import Action
from kiosk.store.memory import Memory
from tests.desk.served import MONDAY, NORD, NURSE, SOCIAL, Served
from tests.support.waiting import until

NINE = datetime(2026, 11, 23, 9, tzinfo=PARIS)


async def looking_at_monday(served: Served) -> Desk:
    desk = await served.desk(synchronised=True)
    desk.look_at(NORD, MONDAY)
    await desk.bring_up_to_date()
    return desk


async def test_the_rdvs_of_an_agent_during_a_span(served: Served) -> None:
    desk = await looking_at_monday(served)
    found = await desk.absences.rdvs_during(NURSE, NINE + timedelta(hours=1, minutes=30), NINE + timedelta(hours=6))
    assert [rdv.id for rdv in found] == [2, 4]
    # Touching ends share no moment; an RDV that began before does.
    during = await desk.absences.rdvs_during(NURSE, NINE + timedelta(minutes=29), NINE + timedelta(hours=1, minutes=30))
    assert [rdv.id for rdv in during] == [1]
    assert await desk.absences.rdvs_during(NURSE, NINE + timedelta(minutes=30), NINE + timedelta(minutes=90)) == ()
    theirs = await desk.absences.rdvs_during(SOCIAL, NINE, NINE + timedelta(days=1))
    assert [rdv.id for rdv in theirs] == [3]


async def test_those_cancelled_are_left_out(served: Served) -> None:
    desk = await looking_at_monday(served)
    data = await desk.day(NORD, MONDAY)
    entry = next(one for one in data.entries if one.rdv.id == 2)
    target = Target(entry, tuple(p.id for p in entry.rdv.participations))
    await desk.act(Action.EXCUSED, [target])
    await until(lambda: desk.unsent_count == 0, "the gesture sent")
    found = await desk.absences.rdvs_during(NURSE, NINE, NINE + timedelta(hours=3))
    assert [rdv.id for rdv in found] == [1]


async def test_without_the_platform_the_days_kept_answer(served: Served) -> None:
    desk = await looking_at_monday(served)
    memory: Memory = desk._session.memory
    while not await memory.absences(NORD, MONDAY + timedelta(days=4), PARIS):
        await desk.bring_up_to_date()
    assert (await desk.absences.known(NORD, MONDAY, 7)).whole
    served.wire.silent = True
    kept = await desk.absences.known(NORD, MONDAY, 7)
    assert [(one.id, one.agent_id, one.title) for one in kept.absences] == [(1, NURSE, "Formation")]
    assert not kept.whole
    assert (await desk.absences.known(NORD, MONDAY, 4)).absences == ()
    found = await desk.absences.rdvs_during(NURSE, NINE, NINE + timedelta(hours=3))
    assert [rdv.id for rdv in found] == [1, 2]
