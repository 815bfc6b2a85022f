"""An RDV over another, an absence, a day off: asked once, and it goes through; through a cut too."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from kiosk.domain.booking.overlap import Shown
from kiosk.domain.day.status import Status
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.platform_server.data import schema
from kiosk.presenters.booking.modes import Place
from tests.presenters.booking.conftest import BOOKING, HOUR, Bench, at_hour, slot
from tests.presenters.fakes import CONSULTATION, MARTIN, NORD, NOW, until
from tests.support.desk import LEA, PAUL
from tests.support.drafts import faults_of, message_of

PAULS = "Béatrice Martin a déjà un rendez-vous de 13:20 à 13:50"
LONG_AGO = int((NOW - timedelta(days=3)).timestamp())


async def pauls(bench: Bench, *, known: bool = True) -> int:
    """Paul has the hour already, since long ago; ``known``: this desk has heard of it."""
    made = await bench.counter.colleague.create_rdv(at_hour(PAUL), key=str(uuid4()))
    with bench.counter.database.write() as connection:
        connection.execute(update(schema.versions).where(schema.versions.c.item_id == made.id).values(at=LONG_AGO))
    while known and await bench.desk.entry(made.id) is None:
        await bench.desk.bring_up_to_date()
    return made.id


async def of_lea(bench: Bench) -> list[tuple[time, int]]:
    found = await bench.on_the_platform(LEA)
    return [(one.starts_at.time(), one.duration_in_min) for one in found if one.starts_at >= HOUR]


async def test_what_is_known_is_asked_and_goes_through(bench: Bench) -> None:
    await pauls(bench)
    await bench.ready()
    assert f"{PAULS}." in bench.booking.draft.outlook.warnings
    bench.booking.draft.book()
    assert bench.step == "Filling"
    question = bench.asked.pop()
    assert (question.title, question.lines) == ("Cette heure n’est pas libre", (f"{PAULS}.",))
    assert not bench.counter.wire.count(BOOKING), "nothing is sent before a yes"
    question.accept()
    await bench.settle()
    assert bench.step == "Made"
    assert await of_lea(bench) == [(HOUR.time(), 30)]


async def test_what_this_desk_had_not_heard_of_is_asked_once_the_platform_names_it(bench: Bench) -> None:
    await bench.ready()
    await pauls(bench, known=False)
    bench.booking.draft.book()
    await bench.settle()
    assert message_of(bench.booking.draft) == f"Cette heure n’est pas libre. {PAULS} (MARTIN Paul)."
    question = bench.asked.pop()
    assert question.lines == (f"{PAULS} (MARTIN Paul).",)
    question.accept()
    await bench.settle()
    assert bench.step == "Made"


async def test_somebody_received_meanwhile_had_their_hour_before(bench: Bench) -> None:
    await bench.ready()
    number = await pauls(bench, known=False)
    (paul,) = (await bench.counter.colleague.rdv(number)).participations
    for status in (Status.SEEN, Status.NOSHOW):
        await bench.counter.colleague.set_participation_status(paul.id, status, key=str(uuid4()))
    bench.booking.draft.book()
    await bench.settle()
    assert message_of(bench.booking.draft).startswith(f"Cette heure n’est pas libre. {PAULS}")
    bench.counter.wire.hold("/changes")  # that it is free is heard, and no more: the platform alone knows the rest
    await bench.counter.colleague.set_participation_status(paul.id, Status.REVOKED, key=str(uuid4()))
    while (known := await bench.desk.entry(number)) is None or known.rdv.participations[0].status is not Status.REVOKED:
        await bench.desk.bring_up_to_date()
    bench.booking.draft.outlook.look(bench.booking.draft.form)
    await bench.settle()
    await bench.counter.colleague.set_participation_status(paul.id, Status.UNKNOWN, key=str(uuid4()))
    bench.booking.draft.book()
    await bench.settle()
    assert message_of(bench.booking.draft).startswith("Ce créneau vient d’être pris. "), "it was free for a while"


async def test_what_came_meanwhile_is_said_to_have_and_may_then_be_gone_over(bench: Bench) -> None:
    await bench.ready()
    await bench.counter.colleague.create_rdv(at_hour(PAUL), key=str(uuid4()))
    bench.booking.draft.book()
    await bench.settle()
    assert message_of(bench.booking.draft).startswith("Ce créneau vient d’être pris. ")
    assert bench.asked == []
    bench.clock.move(minutes=1)
    await bench.desk.bring_up_to_date()
    bench.booking.draft.set_hour((HOUR + timedelta(minutes=5)).time())
    await bench.settle()
    await until(lambda: bench.booking.draft.outlook.overlaps)
    bench.booking.draft.book()
    bench.asked.pop().accept()
    await bench.settle()
    assert bench.step == "Made"


async def test_what_was_in_the_way_and_has_gone_is_asked_about_no_more(bench: Bench) -> None:
    """Nor is what came since left out: the day is read again while the form is open, after a refusal too."""
    await bench.ready()
    number = await pauls(bench, known=False)
    bench.booking.draft.book()
    await bench.settle()
    assert bench.step == "Refused"
    bench.asked.clear()
    while await bench.desk.entry(number) is None:
        await bench.desk.bring_up_to_date()
    await until(lambda: bench.booking.draft.outlook.overlaps)
    await bench.counter.colleague.set_rdv_status(number, Status.REVOKED, key=str(uuid4()))
    while (known := await bench.desk.entry(number)) is not None and known.rdv.status is not Status.REVOKED:
        await bench.desk.bring_up_to_date()
    await until(lambda: not bench.booking.draft.outlook.overlaps)
    bench.booking.draft.book()
    assert bench.asked == []
    await bench.settle()
    assert bench.step == "Made"


async def test_through_a_cut_the_booking_waits_with_what_was_accepted(bench: Bench) -> None:
    await pauls(bench)
    await bench.cut()
    await bench.ready()
    bench.booking.draft.book()
    bench.asked.pop().accept()
    await bench.settle()
    assert bench.step == "Kept"
    (kept,) = await bench.desk.bookings.written(bench.booking.draft.rdv_id)
    assert kept.errand.what.shown == Shown(bench.booking.draft.outlook.read_at, accepted=True)  # type: ignore[union-attr]
    await bench.mend()
    await until(lambda: bench.step == "Made")
    assert await of_lea(bench) == [(HOUR.time(), 30)]


async def test_outside_of_plages_nothing_is_asked(bench: Bench) -> None:
    bench.booking.draft.take(slot(HOUR + timedelta(hours=6)))
    bench.booking.draft.add_guest(bench.lea)
    await bench.settle()
    assert bench.booking.draft.outlook.warnings[0] == "Béatrice Martin\u00a0: en dehors de ses plages d’ouverture."
    bench.booking.draft.book()
    await bench.settle()
    assert (bench.step, bench.asked) == ("Made", [])


async def test_a_platform_that_lets_nobody_by_is_not_asked_to(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    await pauls(bench)
    await bench.ready()
    can = bench.desk.capabilities or Capabilities()
    monkeypatch.setattr(type(bench.desk), "capabilities", property(lambda _: replace(can, overlap=False)))
    bench.booking.draft.book()
    await bench.settle()
    assert bench.asked == []
    assert message_of(bench.booking.draft).startswith("Cette heure n’est pas libre. ")


async def test_without_a_slot_every_field_is_free(bench: Bench) -> None:
    booking = bench.booking
    assert booking.begin_without_slot()
    draft = booking.draft
    assert (draft.form.day, draft.form.hour, draft.form.agents) == (booking.search.first_day, None, ())
    assert (draft.form.lieu_id, draft.form.duration_in_min) == (NORD.id, 30)
    draft.add_guest(bench.lea)
    draft.book()
    assert [fault.value for fault in faults_of(draft)] == ["no_hour"]
    draft.set_hour(HOUR.time())
    draft.set_agents({MARTIN.id})
    draft.set_duration(20)
    await bench.settle()
    draft.book()
    await bench.settle()
    assert await of_lea(bench) == [(HOUR.time(), 20)]


async def test_without_a_motif_it_is_waited_for_and_may_be_another_afterwards(bench: Bench) -> None:
    booking = bench.booking
    booking.search.set_motif(None)
    assert not booking.begin_without_slot()
    booking.search.set_motif(CONSULTATION.id)
    assert booking.take_place()
    booking.draft.set_hour(HOUR.time())
    booking.search.set_motif(33)
    assert booking.take_place()
    motif = booking.draft.form.motif
    assert motif is not None
    assert (motif.id, booking.draft.form.starts_at, booking.draft.form.lieu_id) == (33, HOUR, None)


async def test_a_place_of_the_agenda_without_a_lieu_is_at_the_desks_own(bench: Bench) -> None:
    booking = bench.booking
    booking.begin_at(Place(HOUR.replace(hour=19, minute=0), MARTIN, None))
    booking.search.set_motif(CONSULTATION.id)
    assert booking.take_place()
    assert (booking.draft.form.lieu_id, booking.draft.form.hour) == (NORD.id, time(19))
