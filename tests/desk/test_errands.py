"""What is written at the desk is kept once it is said to be, shows at once, and may be taken back until it leaves."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk, DeskChange
from kiosk.domain.booking.booking import Booking, Guest, booking_of
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.model import Lieu, Motif, Rdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.model import Agent
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import NotFound, Refused
from kiosk.domain.writes.errand import Book, Booked, CreateUsager, OnItsWay, Refusal, Taken, Turned, Written
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.projected import draft_of
from kiosk.store.memory import Memory
from kiosk.sync.abilities import CAPABILITIES_MARK, written_capabilities
from tests.desk.conftest import INSTANCE, SECRETARY
from tests.desk.fakes import PASSWORD, FakeSyncs
from tests.support.trade import AGENT, LIEU, MOTIF, NOW, TODAY, rdv, usager
from tests.support.waiting import until

KATIA = UsagerDraft(first_name="Katia", last_name="MERLE", phone_number="06 39 98 11 22")
HOUR = NOW + timedelta(hours=2)


def booking(*usager_ids: int) -> Booking:
    guests = tuple(Guest(number) for number in usager_ids)
    return Booking(
        organisation_id=1,
        motif_id=MOTIF.id,
        starts_at=HOUR,
        duration_in_min=30,
        lieu_id=LIEU.id,
        agent_ids=(AGENT.id,),
        guests=guests,
    )


def memory_of(desk: Desk) -> Memory:
    return desk._session.memory


@pytest.fixture
async def at_work(signed_in: Desk) -> Desk:
    """Signed in, on a platform that takes bookings, with one organisation pulled."""
    memory = memory_of(signed_in)
    await memory.save_mark(CAPABILITIES_MARK, written_capabilities(Capabilities(version=1, rdvs=True)))
    await memory.save_entries(1, Motif, [MOTIF])
    await memory.save_entries(1, Agent, [AGENT])
    await memory.save_entries(1, Lieu, [LIEU])
    return signed_in


async def made(desk: Desk, rdv_id: int) -> tuple[str, Rdv]:
    """What the platform makes of the booking, and its key."""
    record = (await desk.bookings.written(rdv_id))[0]
    assert isinstance(record.errand.what, Book)
    shown = await desk.entry(rdv_id)
    assert shown is not None
    people = tuple(replace(p, id=900 + n, waiting_since=None) for n, p in enumerate(shown.rdv.participations))
    return record.errand.key, replace(shown.rdv, id=800, participations=people, waiting_since=None, lock_version=1)


async def test_somebody_written_down_is_known_at_once_and_by_either_id(at_work: Desk) -> None:
    heard: list[DeskChange] = []
    stop = at_work.subscribe(heard.append)
    written = await at_work.usagers.create(KATIA, 1, Origin.DESK)
    stop()
    assert written.id < 0
    assert draft_of(written) == KATIA
    assert written.phone_number_formatted == "+33639981122"
    assert [(c.kind, c.origin, c.usager_ids) for c in heard if c.kind == "usagers"] == [
        ("usagers", Origin.DESK, frozenset({written.id}))
    ]
    assert not [c for c in heard if c.kind in ("rdvs", "directory")]
    assert at_work.unsent_count == 1
    assert await at_work.usagers.outcome(written.id, 0) == OnItsWay()
    found = await at_work.usagers.search(1, "merle")
    assert [one.usager for one in found.found] == [written]
    (record,) = await at_work.usagers.written(written.id)
    there = replace(written, id=77)
    await memory_of(at_work).queue.settle(record.errand.key, there)
    assert await at_work.usagers.outcome(written.id, 0) == Written(77)
    assert await at_work.usagers.known(written.id, 1) == await at_work.usagers.known(77, 1) == there
    assert await at_work.usagers.known_as_of(written.id, 1) == NOW
    found = await at_work.usagers.search(1, "merle")
    assert [one.usager for one in found.found] == [there]
    assert at_work.unsent_count == 0


async def test_a_change_says_what_differs_only(at_work: Desk) -> None:
    memory = memory_of(at_work)
    await memory.save_rdvs(1, [rdv(1)], window=None)
    before = draft_of(usager(10))
    assert await at_work.usagers.change(10, 1, before, before, Origin.DESK) == usager(10)
    assert at_work.unsent_count == 0
    after = replace(before, first_name="Léonie")
    changed = await at_work.usagers.change(10, 1, before, after, Origin.DESK)
    assert changed == replace(usager(10), first_name="Léonie")
    entry = await at_work.entry(1)
    assert entry is not None
    assert entry.rdv.participations[0].usager == changed
    (known,) = await at_work.usagers.known_rdvs(10)
    assert known == entry
    with pytest.raises(NotFound):
        await at_work.usagers.change(555, 1, before, before, Origin.DESK)


async def test_booked_without_a_platform_it_stands_in_the_day_to_be_confirmed(at_work: Desk) -> None:
    heard: list[DeskChange] = []
    stop = at_work.subscribe(heard.append)
    rdv_id = await at_work.bookings.book(booking(10), [usager(10)])
    stop()
    (change,) = [c for c in heard if c.kind == "rdvs"]
    assert change.rdv_ids == {rdv_id}
    (entry,) = (await at_work.day(1, TODAY)).entries
    assert change.entries == (entry,)
    assert entry.to_confirm
    assert entry.rdv.id == rdv_id < 0
    assert shows_as_written(entry.rdv)
    assert await at_work.bookings.outcome(rdv_id, 0) == OnItsWay()
    key, there = await made(at_work, rdv_id)
    await memory_of(at_work).queue.settle(key, there)
    (after,) = (await at_work.day(1, TODAY)).entries
    assert (after.rdv, after.to_confirm) == (there, False)
    assert await at_work.bookings.outcome(rdv_id, 0) == await at_work.bookings.outcome(800, 0) == Booked(800)


def shows_as_written(shown: Rdv) -> bool:
    """Whether it shows as it was written, with the names of those it is about."""
    assert booking_of(shown) == booking(10)
    assert (shown.motif, shown.lieu) == (MOTIF, LIEU)
    assert [(a.id, a.last_name) for a in shown.agents] == [(AGENT.id, AGENT.last_name)]
    assert [p.usager for p in shown.participations] == [usager(10)]
    return True


async def test_where_the_platform_takes_no_bookings_nothing_is_kept(at_work: Desk) -> None:
    await memory_of(at_work).save_mark(CAPABILITIES_MARK, written_capabilities(Capabilities()))
    with pytest.raises(NotFound):
        await at_work.bookings.book(booking(10))
    assert at_work.unsent_count == 0
    with pytest.raises(NotFound):
        await at_work.bookings.outcome(5, 0)


async def test_an_outcome_is_waited_for_as_long_as_it_is_worth(at_work: Desk, syncs: FakeSyncs) -> None:
    rdv_id = await at_work.bookings.book(booking(10))
    key, there = await made(at_work, rdv_id)
    waiting = asyncio.create_task(at_work.bookings.outcome(rdv_id, 60))
    await asyncio.sleep(0)
    await memory_of(at_work).queue.refuse(key, Refusal("Pris.", taken=True, in_the_way=(there,)), because="")
    assert await waiting == Taken((there,), "Pris.")
    # Nobody waits for a platform that is cut off, from the moment it is.
    rdv_id = await at_work.bookings.book(replace(booking(10), starts_at=HOUR + timedelta(hours=1)))
    waiting = asyncio.create_task(at_work.bookings.outcome(rdv_id, 60))
    await until(lambda: len(syncs.last.callbacks) > 1, "someone who waits")
    syncs.last.say(connected=False)
    assert await waiting == OnItsWay()


async def test_taken_back_before_it_leaves_with_what_was_done_on_it(at_work: Desk) -> None:
    written = await at_work.usagers.create(KATIA, 1, Origin.DESK)
    rdv_id = await at_work.bookings.book(booking(written.id))
    entry = await at_work.entry(rdv_id)
    assert entry is not None
    await at_work.act(Action.WAITING, [Target(entry, (entry.rdv.participations[0].id,))])
    assert at_work.unsent_count == 3
    creation = (await at_work.usagers.written(written.id))[0].errand.key
    booked = (await at_work.bookings.written(rdv_id))[0].errand.key
    assert not await memory_of(at_work).queue.withdraw(creation)  # the RDV rests on it
    assert await memory_of(at_work).queue.withdraw(booked)
    assert await at_work.entry(rdv_id) is None
    assert [record.fate for record in await at_work.history(rdv_id)] == [Fate.UNDONE]
    assert await memory_of(at_work).queue.withdraw(creation)
    assert not await memory_of(at_work).queue.withdraw(creation)
    assert await at_work.usagers.known(written.id, 1) is None
    assert (await at_work.usagers.search(1, "merle")).found == ()
    assert isinstance(await at_work.bookings.outcome(rdv_id, 0), Turned)
    assert at_work.unsent_count == 0


async def test_what_was_refused_can_be_written_again_and_nothing_hangs_on_it(at_work: Desk) -> None:
    written = await at_work.usagers.create(KATIA, 1, Origin.DESK)
    (record,) = await at_work.usagers.written(written.id)
    await memory_of(at_work).queue.refuse(record.errand.key, Refusal("Non."), because="Rien.")
    (refused,) = await at_work.usagers.refused()
    assert isinstance(refused.errand.what, CreateUsager)
    assert refused.errand.what.draft == KATIA
    with pytest.raises(Refused):
        await at_work.bookings.book(booking(written.id))
    with pytest.raises(Refused):
        await at_work.usagers.create(replace(KATIA, responsible_id=written.id), 1, Origin.DESK)
    await at_work.usagers.dismiss(record.errand.key, Origin.DESK)
    assert await at_work.usagers.refused() == ()
    assert at_work.unsent_count == 0


async def test_a_gesture_on_what_has_just_been_confirmed_goes_to_the_rdv_that_is_there(at_work: Desk) -> None:
    rdv_id = await at_work.bookings.book(booking(10))
    before = await at_work.entry(rdv_id)
    assert before is not None
    local = Target(before, (before.rdv.participations[0].id,))
    arrived = await at_work.act(Action.WAITING, [local])
    key, there = await made(at_work, rdv_id)
    await memory_of(at_work).queue.settle(key, there)
    # The screen still holds the local ids; a second gesture, and the undo of both, go to the real ones.
    seen = await at_work.act(Action.SEEN, [local])
    gestures = [row.act for row in await memory_of(at_work).queue.gestures()]
    assert [(g.rdv_id, g.participation_ids) for g in gestures] == [(800, (900,)), (800, (900,))]
    for batch in (seen, arrived):
        await at_work.undo(batch, await at_work.undo_consequences(batch))
    entry = await at_work.entry(800)
    assert entry is not None
    assert entry.rdv.participations[0].status is Status.UNKNOWN
    assert entry.rdv.participations[0].waiting_since is None
    assert at_work.unsent_count == 0


async def test_a_move_shows_at_once_in_the_day_it_goes_to(at_work: Desk) -> None:
    await memory_of(at_work).save_rdvs(1, [rdv(1)], window=None)
    tomorrow = NOW + timedelta(days=1)
    after = replace(booking_of(rdv(1)), starts_at=tomorrow)
    await at_work.bookings.change(1, after)
    assert (await at_work.day(1, TODAY)).entries == ()
    (entry,) = (await at_work.day(1, tomorrow.date())).entries
    assert (entry.rdv.id, entry.rdv.starts_at, entry.to_confirm) == (1, tomorrow, True)
    # Said again, it changes nothing.
    await at_work.bookings.change(1, after)
    assert at_work.unsent_count == 1
    with pytest.raises(Refused):
        await at_work.bookings.change(99, after)


async def test_people_met_are_forgotten_with_the_days(at_work: Desk, clock: SetClock) -> None:
    await at_work.usagers.meet([usager(10), usager(20)], 1)
    clock.move(days=3)
    await at_work.usagers.meet([usager(20)], 1)
    rdv_id = await at_work.bookings.book(replace(booking(30), starts_at=clock.now()), [usager(30)])
    clock.move(days=9)
    await memory_of(at_work).forget_old(NOW.date() + timedelta(days=32))
    assert [await at_work.usagers.known(n, 1) is not None for n in (10, 20, 30)] == [False, True, True]
    assert await at_work.usagers.known_as_of(20, 1) == NOW + timedelta(days=3)
    await memory_of(at_work).forget_old(NOW.date() + timedelta(days=40))
    # Who is named by what is not settled stays.
    assert [await at_work.usagers.known(n, 1) is not None for n in (10, 20, 30)] == [False, False, True]
    assert await at_work.entry(rdv_id) is not None


async def test_what_was_written_is_there_after_a_restart(at_work: Desk) -> None:
    written = await at_work.usagers.create(KATIA, 1, Origin.DESK)
    rdv_id = await at_work.bookings.book(booking(written.id))
    assert await at_work.sign_out() == 2
    await at_work.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    assert at_work.unsent_count == 2
    assert await at_work.usagers.known(written.id, 1) == written
    entry = await at_work.entry(rdv_id)
    assert entry is not None
    assert [p.usager for p in entry.rdv.participations] == [written]
    # Ids are never given twice.
    other = await at_work.usagers.create(KATIA, 1, Origin.DESK)
    assert other.id not in {written.id, rdv_id, entry.rdv.participations[0].id}
