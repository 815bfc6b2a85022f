"""« Trouver un RDV » over the real desk, at a platform in this process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk, Directory
from kiosk.domain.booking.availability import Slot
from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.model import Organisation, Rdv
from kiosk.domain.people.model import RdvAgent, Usager
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.work.notices import Notice, Notices
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Tasks
from kiosk.presenters.work.work import Work
from tests.presenters.fakes import CONSULTATION, MARTIN, NORD, NOW, TODAY, as_work, settled, until
from tests.support.desk import LEA, PAUL, TOM, Counter, counter_data, rdv_row

HOUR = NOW + timedelta(hours=3)
BOOKING = "POST /api/desk/v1/organisations/1/rdvs"


def slot(at: datetime = HOUR, **more: Any) -> Slot:
    base = Slot(at, at + timedelta(minutes=30), NORD.id, CONSULTATION.id, 1, (MARTIN,))
    return replace(base, **more)


def at_hour(usager_id: int, at: datetime = HOUR, agent: RdvAgent = MARTIN) -> Booking:
    """An RDV as a colleague books it."""
    return Booking(
        organisation_id=1,
        motif_id=CONSULTATION.id,
        starts_at=at,
        duration_in_min=30,
        lieu_id=NORD.id,
        agent_ids=(agent.id,),
        guests=(Guest(usager_id),),
    )


def booking_data(**more: list[dict[str, Any]]) -> dict[str, Any]:
    """Béatrice is free from 9:20 on; two workshops of Alain, one with Paul at 12:20, one with Léa at 14:20."""
    base = counter_data()
    workshop = {"motif": "atelier", "agents": ["alain"], "max_participants_count": 10}
    untold = [{"user": "u3", "id": 700, "send_lifecycle_notifications": False}]
    visio = {"key": "visio", "id": 33, "name": "À distance", "location_type": "visio"}
    data = {
        "plage_ouvertures": [base["plage_ouvertures"][0] | {"start_time": "09:20"}],
        "motifs": [*base["motifs"], base["motifs"][0] | visio | {"visio_url": "https://visio.test/s"}],
        "rdvs": [
            rdv_row(7, "12:20", PAUL, **workshop) | {"participations": untold},
            rdv_row(8, "14:20", LEA, **workshop),
        ],
    }
    return counter_data(**(data | more))


@dataclass
class DeskAlone:
    """A desk that knows the day and the directory, and what its presenters work with."""

    counter: Counter
    work: Work
    notices: list[Notice]
    asked: list[Question]
    directory: Directory
    lea: Usager
    tom: Usager

    @property
    def desk(self) -> Desk:
        return self.counter.desk

    @property
    def clock(self) -> SetClock:
        return self.counter.clock

    async def settle(self) -> None:
        await settled(self.work.tasks)

    async def cut(self) -> None:
        """The platform cannot be reached, and the desk knows."""
        await self.counter.lose()

    async def mend(self) -> None:
        self.counter.wire.mend()
        await self.desk.bring_up_to_date()
        await until(lambda: self.desk.sync_state.connected)

    async def on_the_platform(self, usager_id: int) -> list[Rdv]:
        """The RDVs of somebody but for the workshops, the newest last."""
        found = await self.counter.colleague.rdvs_of_user(usager_id, 1)
        return sorted((one for one in found if not one.collectif), key=lambda one: one.id)


@pytest.fixture
def data() -> dict[str, Any]:
    return booking_data()


@pytest.fixture
async def alone(counter: Counter) -> AsyncIterator[DeskAlone]:
    desk = counter.desk
    assert await desk.resume()
    desk.look_at(1, TODAY)
    await until(lambda: counter.wire.count("/absences"))
    while not (directory := await desk.directory(1)).motifs:
        await until(lambda: True)
    notices = Notices()
    tasks = Tasks(notices)
    said: list[Notice] = []
    asked: list[Question] = []
    notices.noticed.connect(said.append)
    work = as_work(desk, tasks, clock=counter.clock, notices=notices)
    work.questions.asked.connect(asked.append)
    lea, tom = await counter.usager(LEA), await counter.usager(TOM)
    yield DeskAlone(counter, work, said, asked, directory, lea, tom)
    await tasks.close()


@dataclass
class Bench(DeskAlone):
    """The page, where consultations are looked for."""

    booking: BookingPresenter

    @property
    def step(self) -> str:
        return type(self.booking.draft.stage).__name__

    async def ready(self) -> None:
        """Léa at the slot."""
        self.booking.draft.take(slot())
        self.booking.draft.add_guest(self.lea)
        await self.settle()


@pytest.fixture
async def bench(alone: DeskAlone) -> AsyncIterator[Bench]:
    host = Organisation(1, "MDS d’Ormeval", "01 99 00 00 00")
    booking = BookingPresenter(alone.work, lambda: (host,))
    booking.show_place(1, NORD.id)
    booking.open()
    await until(lambda: booking.search.directory is not None and booking.way != "unknown")
    await alone.settle()
    booking.search.set_motif(CONSULTATION.id)
    await alone.settle()
    yield Bench(**vars(alone), booking=booking)
    booking._work.tasks.end()
