"""Whose doing it is: a row is marked for what a colleague did, and never for what was done at this desk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.booking.booking import Booking, Guest, booking_of
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Action, Shown, Status
from tests.presenters.conftest import DeskBench
from tests.presenters.fakes import CONSULTATION, NORD, NOW
from tests.support.desk import BEATRICE, LEA, PAUL

Way = Callable[[DeskBench], Awaitable[None]]
MOVED = 15 * 60 + 40


@pytest.fixture
def bench(desk_bench: DeskBench) -> DeskBench:
    return desk_bench


@pytest.fixture
def touched(bench: DeskBench) -> list[str]:
    """The keys of the rows that were marked."""
    found: list[str] = []
    bench.frame.page("agenda").board.touched_elsewhere.connect(found.extend)
    return found


def shown(bench: DeskBench) -> dict[str, tuple[str, str, Shown | None]]:
    """What each row says."""
    rows = bench.frame.page("agenda").board.model.rows
    return {row.key: (row.hour, row.name, row.shown) for row in rows if row.entry is not None}


async def entry(bench: DeskBench, rdv_id: int) -> DeskRdv:
    found: DeskRdv | None = await bench.desk.entry(rdv_id)
    assert found is not None
    return found


async def a_gesture(bench: DeskBench) -> None:
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])


async def a_gesture_taken_back(bench: DeskBench) -> None:
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await bench.settle()
    bench.frame.journal.undo()


async def a_gesture_in_the_waiting_room(bench: DeskBench) -> None:
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await bench.settle()
    bench.frame.page("waiting_room").act(Action.SEEN, [row.key for row in bench.frame.page("waiting_room").model.rows])


async def a_drag(bench: DeskBench) -> None:
    bench.frame.page("agenda").rdvs.move(3, BEATRICE, BEATRICE, MOVED)
    await bench.settle()
    bench.asked[-1].accept()


async def a_drag_taken_back(bench: DeskBench) -> None:
    await a_drag(bench)
    await bench.settle()
    bench.frame.journal.undo()
    await bench.settle()
    bench.asked[-1].accept()


async def a_booking(bench: DeskBench) -> None:
    """The page « Trouver un RDV » hands it over so."""
    at, guest = NOW + timedelta(hours=2), Guest(PAUL)
    booking = Booking(
        organisation_id=1,
        motif_id=CONSULTATION.id,
        starts_at=at,
        duration_in_min=30,
        lieu_id=NORD.id,
        agent_ids=(BEATRICE,),
        guests=(guest,),
    )
    await bench.desk.bookings.book(booking, [await bench.counter.usager(PAUL)])


async def an_rdv_changed_in_its_form(bench: DeskBench) -> None:
    seen = (await entry(bench, 3)).rdv
    after = replace(booking_of(seen), starts_at=seen.starts_at + timedelta(minutes=10))
    await bench.desk.bookings.amend(seen, after, (), patience_s=1.0)


async def a_walk_in(bench: DeskBench) -> None:
    bench.frame.intents.begin_walk_in()
    await bench.settle()
    flow = bench.frame.page("walk_ins").flow
    flow.choose_usager(await bench.counter.usager(LEA))
    flow.choose_motif((await bench.desk.directory(1)).motifs[CONSULTATION.id])
    await bench.settle()
    flow.book()


async def a_fiche(bench: DeskBench) -> None:
    usagers = bench.frame.page("usagers")
    usagers.open(await bench.counter.usager(PAUL))
    await bench.settle()
    assert usagers.fiche.fiche is not None
    usagers.form.open_edit(usagers.fiche.fiche, 1)
    await bench.settle()
    usagers.form.set_text("last_name", "Durand")
    usagers.form.save()
    await bench.settle()
    usagers.form.save()  # whoever resembles them has been looked at


TAKEN_BACK = (a_gesture_taken_back, a_drag_taken_back)


@pytest.mark.parametrize(
    "way",
    [
        a_gesture,
        a_gesture_taken_back,
        a_gesture_in_the_waiting_room,
        a_drag,
        a_drag_taken_back,
        a_booking,
        an_rdv_changed_in_its_form,
        a_walk_in,
        a_fiche,
    ],
)
async def test_what_is_done_here_is_no_colleague_s(bench: DeskBench, touched: list[str], way: Way) -> None:
    before = shown(bench)
    await way(bench)
    await bench.settle()
    # Then all is read again: what the platform says of it is still this desk's doing.
    await bench.desk.bring_up_to_date()
    await bench.settle()
    assert (shown(bench) == before) is (way in TAKEN_BACK)
    assert touched == []


async def test_what_a_colleague_does_is_marked(bench: DeskBench, touched: list[str]) -> None:
    await bench.counter.colleague.set_participation_status(200, Status.SEEN, key="k")
    await bench.desk.bring_up_to_date()
    await bench.settle()
    assert touched == ["rdv-2"]


async def test_what_a_colleague_does_beside_a_gesture_made_here_is_marked(bench: DeskBench, touched: list[str]) -> None:
    await a_gesture(bench)
    await bench.settle()
    await bench.counter.colleague.set_participation_status(300, Status.SEEN, key="k")
    await bench.desk.bring_up_to_date()
    await bench.settle()
    assert touched == ["rdv-3"]
