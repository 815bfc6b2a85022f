"""The platform put back from a backup while desks are at work, or fiches merged: the right people, or nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.api_client.wire.fields import UsagerFields
from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.gesture import Fate, Hold
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import Booked
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.sending import Becomes, Choice
from tests.support.desk import BEATRICE, LEA, NOW, PAUL, TOM, Counter, at_the_counter

MDS, CONSULTATION, NORD = 1, 31, 11


def booking(hour: int, *usager_ids: int) -> Booking:
    return Booking(
        organisation_id=MDS,
        motif_id=CONSULTATION,
        starts_at=NOW.replace(hour=hour, minute=0),
        duration_in_min=30,
        agent_ids=(BEATRICE,),
        lieu_id=NORD,
        guests=tuple(Guest(number) for number in usager_ids),
    )


async def untils(look: Callable[[], Awaitable[object]]) -> None:
    """Until there is something to see."""
    async with asyncio.timeout(5):
        while not await look():
            await asyncio.sleep(0)


async def open_day(counter: Counter) -> None:
    counter.desk.look_at(MDS, NOW.date())
    await counter.known(lambda: counter.desk._session.sync is not None and counter.desk._session.sync.state.last_synced)


async def test_what_waited_is_never_done_to_who_has_the_id_by_now(tmp_path: Path) -> None:
    async with at_the_counter(tmp_path) as counter:
        sync = counter.desk._session.sync
        assert sync is not None
        await open_day(counter)
        lost = await counter.colleague.create_rdv(booking(14, LEA), key="before the backup is put back")
        await untils(lambda: counter.memory.rdv(lost.id))
        entry = await counter.memory.rdv(lost.id)
        assert entry is not None
        counter.cut()
        await counter.known(lambda: sync.state.connected is False)
        counter.desk.consequences(Action.EXCUSED, [target := Target(entry, (entry.rdv.participations[0].id,))])
        (gesture,) = (await counter.desk.act(Action.EXCUSED, [target])).gestures
        counter.clock.move(minutes=20)
        counter.database.restore()
        counter.serve()
        another = await counter.colleague.create_rdv(booking(13, PAUL), key="after it")
        assert another.id == lost.id, "ids are given again"
        counter.wire.mend()
        await counter.known(lambda: sync.state.put_back_at is not None)
        assert (await counter.colleague.rdv(another.id)).status is Status.UNKNOWN
        if await counter.memory.queue.let_go(gesture.key):
            # It had not been looked at yet. Confirmed all the same, it is for Léa, and never for Paul.
            sync.nudge()
        await counter.known(lambda: counter.memory.unsent_count == 0)
        row = await counter.memory.queue.row(gesture.key)
        assert row is not None
        assert row.refusal is not None
        assert (row.fate, row.refusal.another) == (Fate.REFUSED, True)
        (sending,) = await counter.desk.sendings.all()
        assert (sending.becomes, sending.choices) == (Becomes.ANOTHER, (Choice.GIVE_UP,))
        assert sending.names == ("DUPONT Léa",)
        shown = await counter.memory.rdv(another.id)
        assert shown is None or shown.problem == "", "nothing of it stands on Paul's line"
        assert (await counter.colleague.rdv(another.id)).status is Status.UNKNOWN


async def test_a_booking_follows_the_fiche_into_which_its_usager_was_merged(tmp_path: Path) -> None:
    async with at_the_counter(tmp_path) as counter:
        await open_day(counter)
        paul = await counter.usager(PAUL)
        counter.cut()
        rdv_id = await counter.desk.bookings.book(booking(13, PAUL), [paul])
        await counter.colleague.merge_users(LEA, PAUL, {}, key="merged meanwhile")
        counter.clock.move(minutes=20)
        counter.wire.mend()
        await counter.known(lambda: counter.memory.unsent_count == 0)
        (record,) = await counter.memory.queue.of_rdv(rdv_id)
        assert isinstance(record.outcome, Booked), record.refusal and record.refusal.reason
        there = await counter.colleague.rdv(record.outcome.rdv_id)
        assert [p.usager.id for p in there.participations] == [LEA]
        shown = await counter.memory.rdv(rdv_id)
        assert shown is not None
        assert [p.usager.last_name for p in shown.rdv.participations] == ["Dupont"]


async def test_a_booking_for_somebody_who_is_gone_says_so(tmp_path: Path) -> None:
    async with at_the_counter(tmp_path) as counter:
        await open_day(counter)
        tom = await counter.usager(TOM)
        counter.cut()
        rdv_id = await counter.desk.bookings.book(booking(13, TOM), [tom])
        for participation in (await counter.colleague.rdv(2)).participations:
            await counter.colleague.set_participation_status(participation.id, Status.EXCUSED, key="his RDV")
        await counter.colleague.delete_user(TOM, MDS, key="gone")
        counter.clock.move(minutes=20)
        counter.wire.mend()
        await counter.known(lambda: counter.memory.unsent_count == 0)
        (record,) = await counter.memory.queue.of_rdv(rdv_id)
        assert record.refusal is not None
        assert "n’est plus sur la plateforme" in record.refusal.reason


KATIA = UsagerDraft(first_name="Katia", last_name="Merle", birth_date=date(1985, 4, 3))


@pytest.mark.parametrize("same", [True, False])
async def test_whom_another_desk_has_written_down_meanwhile_is_asked_about(tmp_path: Path, same: bool) -> None:
    async with at_the_counter(tmp_path) as counter:
        await open_day(counter)
        await counter.lose()
        made = await counter.desk.usagers.create(KATIA, MDS, Origin.USAGER_FORM)
        rdv_id = await counter.desk.bookings.book(booking(13, made.id))
        fields = UsagerFields(first_name="Katia", last_name="Merle", birth_date=KATIA.birth_date)
        theirs = (await counter.colleague.create_user(fields, [MDS], key="at the other desk")).usager
        counter.clock.move(minutes=20)
        counter.wire.mend()
        (creation, _) = await counter.memory.queue.errands()
        await untils(lambda: is_held(counter, creation.act.key))
        held = await counter.memory.queue.row(creation.act.key)
        assert held is not None
        assert held.held is Hold.ALIKE
        assert held.refusal is not None
        assert held.refusal.alike is not None
        assert held.refusal.alike.id == theirs.id
        sendings = counter.desk.sendings
        assert await (sendings.same_person if same else sendings.send_old)(creation.act.key)
        await counter.known(lambda: counter.memory.unsent_count == 0)
        (record,) = await counter.memory.queue.of_rdv(rdv_id)
        assert isinstance(record.outcome, Booked)
        there = await counter.colleague.rdv(record.outcome.rdv_id)
        assert ([p.usager.id for p in there.participations] == [theirs.id]) is same
        found = await counter.colleague.search_users(MDS, "Merle Katia")
        assert len(found.found) == (1 if same else 2)


async def is_held(counter: Counter, key: str) -> bool:
    row = await counter.memory.queue.row(key)
    return row is not None and row.held is not None
