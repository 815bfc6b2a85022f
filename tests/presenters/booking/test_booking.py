"""The RDV that is booked: once, with what was typed kept until it is; what is said before it and after it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Any, cast

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk
from kiosk.domain.booking.availability import Slot
from kiosk.domain.booking.booking import RdvPlan
from kiosk.domain.booking.warnings import Fault
from kiosk.domain.day.model import Lieu, Organisation, Participation
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import DiskFull, NotFound, ServerFault, Unreachable
from kiosk.domain.writes.errand import Booked, OnItsWay, Taken, Turned
from kiosk.presenters.booking import plan as booking_plan
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.work.notices import Notice, Notices
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Tasks
from kiosk.sync.state import SyncState
from tests.presenters.booking_fakes import DIRECTORY, LEA, TOM, BookingDesk, answer, free
from tests.presenters.fakes import MARTIN, NORD, NOW, PETIT, WHO, as_work, rdv, settled, until, usager
from tests.support.concerns import Concern, concerns_of
from tests.support.drafts import faults_of, message_of

HOUR = NOW + timedelta(hours=3)


def slot(motif_id: int = 31, **more: Any) -> Slot:
    return replace(Slot(HOUR, HOUR + timedelta(minutes=30), NORD.id, motif_id, 1, (MARTIN,)), **more)


@dataclass
class Bench:
    desk: BookingDesk
    booking: BookingPresenter
    tasks: Tasks
    notices: list[Notice]

    async def settle(self) -> None:
        await settled(self.tasks)

    @property
    def step(self) -> str:
        return type(self.booking.draft.stage).__name__

    @property
    def plan_step(self) -> str:
        return self.booking.plan.step

    async def ready(self) -> None:
        """Léa at the slot."""
        self.booking.draft.take(slot())
        self.booking.draft.add_guest(LEA)
        await self.settle()


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    desk = BookingDesk()
    desk.bookings.answer = lambda _: answer(free(HOUR), free(HOUR + timedelta(hours=1)))
    notices = Notices()
    said: list[Notice] = []
    notices.noticed.connect(said.append)
    tasks = Tasks(notices)
    host = Organisation(1, "MDS d’Ormeval", "01 99 00 00 00")
    booking = BookingPresenter(as_work(cast(Desk, desk), tasks, clock=SetClock(NOW), notices=notices), lambda: (host,))
    booking.show_place(1, NORD.id)
    booking.open()
    await settled(tasks)
    booking.search.set_motif(31)
    await settled(tasks)
    yield Bench(desk, booking, tasks, said)
    booking._work.tasks.end()
    await tasks.close()


async def test_a_slot_and_an_usager_make_an_rdv(bench: Bench) -> None:
    await bench.ready()
    bench.booking.draft.set_context("  Vient à pied  ")
    bench.booking.draft.book()
    await bench.settle()
    (made,) = bench.desk.bookings.booked
    assert (made.motif_id, made.starts_at, made.duration_in_min, made.lieu_id) == (31, HOUR, 30, NORD.id)
    assert (made.agent_ids, [guest.usager_id for guest in made.guests], made.context) == ((21,), [1], "Vient à pied")
    assert bench.step == "Made"
    assert bench.notices[-1].text == "RDV créé\u00a0: DUPONT Léa, lundi 23 novembre 2026 à\u00a013:20"
    taken_home = bench.booking.slip()
    assert taken_home is not None
    assert (taken_home.rdv_id, taken_home.organisation, taken_home.place) == (42, "MDS d’Ormeval", "MDS Nord")
    assert "DUPONT" in bench.booking.slip_html(12)
    assert b"DUPONT" not in bench.booking.calendar_file()


async def test_two_keys_in_a_row_book_once(bench: Bench) -> None:
    await bench.ready()
    gate = bench.desk.bookings.gate = asyncio.Event()
    bench.booking.draft.book()
    bench.booking.draft.book()
    await until(lambda: bool(bench.desk.bookings.booked))
    bench.booking.draft.book()
    bench.booking.draft.add_guest(TOM)
    bench.booking.draft.clear()
    assert [guest.usager for guest in bench.booking.draft.form.guests] == [LEA], "nothing moves while it is sent"
    gate.set()
    await bench.settle()
    assert len(bench.desk.bookings.booked) == 1
    bench.booking.draft.book()
    await bench.settle()
    assert len(bench.desk.bookings.booked) == 1, "what is booked is not booked again"


async def test_what_is_missing_is_said_once_it_is_tried(bench: Bench) -> None:
    bench.booking.draft.take(slot(agents=()))
    assert not faults_of(bench.booking.draft)
    bench.booking.draft.book()
    await bench.settle()
    assert list(faults_of(bench.booking.draft)) == [Fault.NO_USAGER, Fault.NO_AGENT]
    assert bench.desk.bookings.booked == []
    bench.booking.draft.add_guest(LEA)
    bench.booking.draft.set_agents({21, 22})
    bench.booking.draft.book()
    await bench.settle()
    assert bench.step == "Made"
    assert bench.desk.bookings.booked[0].agent_ids == (21, 22)


async def test_taken_meanwhile_it_is_said_by_what_and_what_was_typed_stays(bench: Bench) -> None:
    other = rdv(9, HOUR, Participation(90, usager(3, "Paul", "Martin")), agents=(MARTIN,))
    bench.desk.bookings.outcomes = [Taken((other,), "Ce créneau n’est plus libre.")]
    await bench.ready()
    bench.booking.draft.set_context("Vient à pied")
    bench.booking.draft.book()
    await bench.settle()
    assert bench.step == "Refused"
    said = "un rendez-vous à 13:20 avec Béatrice Martin (MARTIN Paul)"
    assert message_of(bench.booking.draft) == f"Ce créneau vient d’être pris\u00a0: {said}."
    assert (bench.booking.draft.form.context, bench.booking.draft.form.usagers) == ("Vient à pied", (LEA,))
    assert bench.desk.dismissed == [-1], "it is said here: the line of the agenda need not say it too"
    first, *_ = bench.booking.alternatives()
    bench.booking.draft.take(first)
    assert (bench.step, message_of(bench.booking.draft)) == ("Filling", "")
    assert bench.booking.draft.form.context == "Vient à pied"


async def test_refused_for_another_reason_it_is_said_as_it_is(bench: Bench) -> None:
    bench.desk.bookings.outcomes = [Turned("Le motif n’existe plus.")]
    await bench.ready()
    bench.booking.draft.book()
    await bench.settle()
    assert (bench.step, message_of(bench.booking.draft)) == ("Refused", "Le motif n’existe plus.")


async def test_what_cannot_be_kept_is_not_said_to_be_booked(bench: Bench) -> None:
    bench.desk.bookings.failure = DiskFull()
    await bench.ready()
    bench.booking.draft.book()
    await bench.settle()
    assert bench.step == "Refused"
    assert message_of(bench.booking.draft)
    bench.desk.bookings.failure = None
    bench.booking.draft.book()
    await bench.settle()
    assert bench.step == "Made", "and may be tried again"


async def test_during_a_cut_it_is_kept_and_its_confirmation_is_heard(bench: Bench) -> None:
    bench.desk.sync_state = SyncState(connected=False)
    bench.desk.bookings.outcomes = [OnItsWay(), OnItsWay(), Booked(42)]
    await bench.ready()
    assert bench.booking.offline
    bench.booking.draft.book()
    await bench.settle()
    assert bench.step == "Kept"
    assert bench.notices[-1].text.startswith("RDV à confirmer, gardé sur ce poste\u00a0: DUPONT Léa")
    bench.desk.tell()
    await bench.settle()
    assert bench.step == "Kept", "not yet"
    bench.desk.tell()
    await bench.settle()
    assert bench.step == "Made"
    assert bench.notices[-1].text.startswith("RDV créé\u00a0: DUPONT Léa")


async def test_kept_and_not_confirmed_it_comes_back_with_all_that_was_typed(bench: Bench) -> None:
    bench.desk.bookings.outcomes = [OnItsWay(), Taken((), "Ce créneau n’est plus libre.")]
    await bench.ready()
    bench.booking.draft.set_context("Vient à pied")
    bench.booking.draft.book()
    await bench.settle()
    bench.booking.draft.clear()
    bench.desk.tell()
    await bench.settle()
    assert bench.notices[-1].kind == "error"
    assert bench.notices[-1].text.startswith("RDV non confirmé\u00a0: DUPONT Léa, lundi 23 novembre 2026 à\u00a013:20.")
    assert bench.step == "Refused"
    assert bench.booking.draft.form.context == "Vient à pied"


async def test_another_rdv_begun_meanwhile_is_not_disturbed(bench: Bench) -> None:
    bench.desk.bookings.outcomes = [OnItsWay(), Taken((), "Ce créneau n’est plus libre.")]
    await bench.ready()
    bench.booking.draft.book()
    await bench.settle()
    bench.booking.draft.clear()
    bench.booking.draft.add_guest(TOM)
    bench.desk.tell()
    await bench.settle()
    assert bench.booking.draft.form.usagers == (TOM,)
    assert bench.notices[-1].kind == "error"


async def test_a_workshop_is_joined_with_those_who_are_there(bench: Bench) -> None:
    there = Participation(90, usager(3, "Paul", "Martin"), send_lifecycle_notifications=False)
    workshop = replace(rdv(7, HOUR, there, motif=DIRECTORY.motifs[31]), collectif=True, max_participants_count=10)
    bench.booking.draft.take(slot(workshop=workshop))
    bench.booking.draft.book()
    assert faults_of(bench.booking.draft) == (Fault.NO_USAGER,)
    bench.booking.draft.add_guest(LEA)
    bench.booking.draft.book()
    await bench.settle()
    ((rdv_id, after),) = bench.desk.bookings.changed
    assert (rdv_id, bench.desk.bookings.met) == (7, [7])
    assert [(guest.usager_id, guest.send_lifecycle_notifications) for guest in after.guests] == [(3, False), (1, True)]


async def test_who_is_in_the_workshop_already_is_not_enrolled_again(bench: Bench) -> None:
    workshop = replace(rdv(7, HOUR, Participation(90, LEA), motif=DIRECTORY.motifs[31]), collectif=True)
    bench.booking.draft.take(slot(workshop=workshop))
    bench.booking.draft.add_guest(LEA)
    await bench.settle()
    assert concerns_of(bench.booking.draft.outlook.warnings) == [Concern.ENROLLED]
    bench.booking.draft.book()
    await bench.settle()
    assert faults_of(bench.booking.draft) == (Fault.NOBODY_NEW,)
    assert bench.desk.bookings.changed == []
    bench.booking.draft.add_guest(TOM)
    bench.booking.draft.book()
    await bench.settle()
    ((_, after),) = bench.desk.bookings.changed
    assert [guest.usager_id for guest in after.guests] == [LEA.id, TOM.id]


async def test_the_slip_of_a_workshop_says_its_address_even_of_a_lieu_of_one_day(bench: Bench) -> None:
    hall = Lieu(99, "Salle des fêtes", 1, "2 rue du Parc", single_use=True)
    workshop = replace(rdv(7, HOUR, motif=DIRECTORY.motifs[31]), lieu=hall)
    bench.booking.draft.take(slot(workshop=workshop, lieu_id=hall.id))
    bench.booking.draft.add_guest(LEA)
    slip = bench.booking.slip()
    assert slip is not None
    assert slip.where == "Salle des fêtes, 2 rue du Parc"
    assert (hall.id, hall.name) in bench.booking.draft.lieu_choices()


@pytest.mark.parametrize(("told", "link"), [("https://visio.test/s", "https://visio.test/s"), ("file:///etc", "")])
async def test_the_slip_of_a_visio_leads_there(bench: Bench, told: str, link: str) -> None:
    """The platform names the place of the visio once it has the RDV: only a page by https is taken home."""
    await bench.ready()
    draft = bench.booking.draft
    assert draft.form.motif is not None
    draft.form = replace(draft.form, motif=replace(draft.form.motif, location_type="visio"), lieu_id=None)
    bench.desk.put(replace(rdv(42, HOUR), visio_url=told))
    draft.book()
    await bench.settle()
    assert bench.step == "Made"
    slip = bench.booking.slip()
    assert slip is not None
    assert (slip.place, slip.link) == ("Visio", link)
    assert (told in bench.booking.slip_html(12)) is bool(link)
    assert (told.encode() in bench.booking.calendar_file()) is bool(link)


async def test_an_rdv_that_was_begun_stays_where_it_was_when_the_page_goes_elsewhere(bench: Bench) -> None:
    await bench.ready()
    assert bench.booking.host_text == ""
    bench.booking.search.set_directory(2, replace(DIRECTORY, lieux=(), agents={}), None)
    assert bench.booking.host_text == "À une autre organisation\u00a0: MDS d’Ormeval"
    assert (NORD.id, NORD.name) in bench.booking.draft.lieu_choices()
    assert bench.booking.draft.agent_choices() == [(MARTIN.id, "Béatrice Martin")]
    assert bench.booking.elsewhere is None, "it is one of the agent’s own"
    slip = bench.booking.slip()
    assert slip is not None
    assert (slip.organisation, slip.place) == ("MDS d’Ormeval", NORD.name)


async def test_warnings_and_who_is_told_follow_what_is_filled_in(bench: Bench) -> None:
    bench.desk.put(rdv(5, HOUR + timedelta(minutes=10), agents=(MARTIN,)))
    bench.desk.usagers.told = [rdv(6, HOUR - timedelta(hours=4), Participation(60, LEA), agents=(PETIT,))]
    await bench.ready()
    draft = bench.booking.draft
    assert set(concerns_of(draft.outlook.warnings)) >= {Concern.BUSY, Concern.SAME_DAY}
    assert draft.outlook.told[0].name == "DUPONT Léa"
    draft.set_hour(time(9, 0))
    await bench.settle()
    assert Concern.PAST in concerns_of(draft.outlook.warnings)
    assert draft.outlook.told == (), "nobody is told of what is past"
    draft.set_hour(time(17, 0))
    draft.set_told(LEA.id, lifecycle=False)
    await bench.settle()
    assert draft.outlook.untold == ("DUPONT Léa",)
    draft.book()
    await bench.settle()
    assert bench.desk.bookings.booked[0].guests[0].send_lifecycle_notifications is False


async def test_proches_are_offered_and_the_usager_s_agents_come_first(bench: Bench) -> None:
    bench.desk.usagers.referents = (22,)
    bench.desk.usagers.remembered = [rdv(6, NOW - timedelta(days=9), Participation(60, LEA), agents=(MARTIN,))]
    bench.booking.draft.add_guest(LEA)
    await bench.settle()
    assert bench.booking.search.first_agents == (22, 21)
    assert bench.booking.draft.outlook.proches == (TOM,)
    bench.booking.draft.add_guest(TOM)
    bench.booking.draft.add_guest(TOM)
    await bench.settle()
    assert bench.booking.draft.form.usagers == (LEA, TOM)
    assert not bench.booking.draft.outlook.proches
    assert bench.booking.search.suits.seats == 2, "seats for both"


async def test_who_is_responsible_is_offered_with_a_proche(bench: Bench) -> None:
    bench.booking.draft.add_guest(TOM)
    await bench.settle()
    assert bench.booking.draft.outlook.proches == (LEA,)


async def test_from_a_fiche_the_usager_is_there_already(bench: Bench) -> None:
    pages: list[None] = []
    bench.booking.page_wanted.connect(lambda: pages.append(None))
    bench.booking.draft.take(slot())
    bench.booking.begin(LEA)
    await bench.settle()
    assert bench.booking.draft.form.usagers == (LEA,)
    assert bench.booking.draft.form.starts_at == HOUR, "the hour that was chosen is for them"
    assert len(pages) == 1


async def test_what_was_begun_for_somebody_else_is_asked_about(bench: Bench) -> None:
    asked: list[Question] = []
    bench.booking._work.questions.asked.connect(asked.append)
    await bench.ready()
    bench.booking.draft.set_context("Vient avec sa sœur")
    bench.booking.begin(TOM)
    assert bench.booking.draft.form.usagers == (LEA,)
    assert bench.booking.draft.form.context == "Vient avec sa sœur"
    (question,) = asked
    question.accept()
    await bench.settle()
    assert bench.booking.draft.form.usagers == (TOM,)
    assert bench.booking.draft.form.context == ""
    bench.booking.draft.take(slot())
    bench.booking.draft.book()
    await bench.settle()
    bench.booking.begin(LEA)
    assert bench.booking.draft.form.usagers == (LEA,)
    assert len(asked) == 1, "what is booked is begun no more"
    bench.booking.draft.clear()
    bench.booking.begin_change(rdv(7, HOUR, Participation(90, TOM)), slots=False)
    bench.booking.begin(TOM)
    assert bench.booking.draft.form.changes is None, "another RDV, not the one that was looked at"
    assert bench.booking.draft.form.usagers == (TOM,)


async def test_the_page_opens_itself_for_an_rdv_and_who_comes_by_themselves_finds_it_free(bench: Bench) -> None:
    shown: list[str] = []
    bench.booking.page_wanted.connect(lambda: shown.append(bench.booking.keyboard))
    seen = rdv(7, HOUR, Participation(90, TOM))
    bench.booking.begin_change(seen, slots=False)
    bench.booking.begin_change(seen, slots=True)
    bench.booking.begin_copy(seen)
    assert shown == ["rdv", "slots", "slots"]
    bench.booking.draft.clear()
    bench.booking.begin_change(seen, slots=True)
    bench.booking.open()
    assert bench.booking.draft.form.changes is None, "it was as it is: nothing is lost"
    assert bench.booking.keyboard == "motif"
    assert not bench.booking.search.agent_ids, "what was narrowed for it is wide again"
    await bench.settle()


async def test_what_the_page_was_opened_for_comes_once_it_is_known_who_is_there() -> None:
    desk = BookingDesk()
    tasks = Tasks(Notices())
    booking = BookingPresenter(as_work(cast(Desk, desk), tasks, clock=SetClock(NOW)), lambda: ())
    booking.show_place(1, NORD.id)
    booking.begin_change(rdv(7, HOUR, Participation(90, TOM)), slots=False)
    assert (booking.keyboard, booking.draft.form.changes) == ("nowhere", None)
    await settled(tasks)
    assert booking.keyboard == "rdv"
    booking._work.tasks.end()
    assert desk._callbacks == [], "nothing of the page listens any more"
    await tasks.close()


@pytest.fixture
async def without_slots(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The same desk on a platform that has API v1 alone."""
    monkeypatch.setattr(booking_plan, "PAUSE", 0.0)
    bench.desk.capabilities = Capabilities()
    bench.desk.tell("capabilities")
    assert str(bench.booking.way) == "plan"
    bench.booking.begin(LEA)
    return bench


async def test_without_slots_the_platform_s_page_ends_it(without_slots: Bench) -> None:
    bench = without_slots
    url = "https://exemple.test/rdv_plans/abc"
    open_, over = RdvPlan(5, url), RdvPlan(5, url, 77)
    bench.desk.bookings.plans = [open_, Unreachable(), open_, ServerFault(), over]
    bench.desk.usagers.told = [rdv(77, HOUR, Participation(1, LEA))]
    pages: list[str] = []
    bench.booking.plan.page_wanted.connect(pages.append)
    bench.booking.plan.begin()
    await bench.settle()
    assert pages == [url], "cuts do not end the waiting"
    assert bench.plan_step == "booked"
    assert bench.booking.plan.rdv is not None
    assert bench.notices[-1].text.startswith("RDV créé\u00a0: DUPONT Léa")


async def test_without_plans_the_platform_s_search_opens_with_the_usager_chosen(without_slots: Bench) -> None:
    bench = without_slots
    bench.desk.bookings.plans = [NotFound()]
    pages: list[str] = []
    bench.booking.plan.page_wanted.connect(pages.append)
    bench.booking.plan.begin()
    await bench.settle()
    assert pages == [f"{WHO.instance}/admin/organisations/1/creneaux_search?user_ids%5B%5D={LEA.id}"]
    bench.booking.plan.not_opened()
    assert bench.booking.plan.problem == "La page de la plateforme ne s’est pas ouverte."
    bench.booking.plan.open_again()
    assert bench.booking.plan.problem == ""
    assert len(pages) == 2
    assert bench.plan_step == "elsewhere"


async def test_somebody_whom_the_platform_does_not_have_yet_is_not_sent(without_slots: Bench) -> None:
    bench = without_slots
    bench.booking.plan.choose(replace(LEA, id=-3))
    bench.booking.plan.begin()
    await bench.settle()
    assert bench.plan_step == "open"
    assert bench.booking.plan.problem.startswith("La plateforme n’a pas encore cette fiche")
