"""The RDV that is booked: once, with what was typed kept until it is; what is said before it and after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from uuid import uuid4

import pytest
from sqlalchemy import update

from kiosk.desk import DeskChange, Directory
from kiosk.domain.booking.warnings import Fault
from kiosk.domain.day.model import Lieu, Participation
from kiosk.domain.platform.failures import DiskFull, Refused, ServerFault, TimedOut
from kiosk.platform_server.data import schema
from kiosk.platform_server.values.like import OWN
from kiosk.presenters.booking import plan as booking_plan
from kiosk.presenters.booking.could_be import agent_choices, lieu_choices
from kiosk.presenters.booking.page import BookingPresenter
from tests.presenters.booking.conftest import BOOKING, HOUR, Bench, DeskAlone, at_hour, booking_data, slot
from tests.presenters.fakes import ATELIER, CONSULTATION, MARTIN, NORD, NOW, rdv, until
from tests.support.concerns import Concern, concerns_of
from tests.support.desk import INSTANCE, LEA, PAUL, TOM, rdv_row, usager_row
from tests.support.drafts import faults_of, message_of
from tests.support.paper import words_of

VISIO = 33
EARLIER = rdv_row(6, "9:20", LEA)
"""Léa’s, with Béatrice, this morning."""


async def test_a_slot_and_an_usager_make_an_rdv(bench: Bench) -> None:
    await bench.ready()
    bench.booking.draft.set_context("  Vient à pied  ")
    bench.booking.draft.book()
    await bench.settle()
    (made,) = await bench.on_the_platform(LEA)
    assert (made.motif.id, made.starts_at, made.duration_in_min, made.lieu) == (31, HOUR, 30, NORD)
    assert ([agent.id for agent in made.agents], made.context) == ([MARTIN.id], "Vient à pied")
    assert bench.step == "Made"
    assert bench.notices[-1].text == "RDV créé\u00a0: DUPONT Léa, lundi 23 novembre 2026 à\u00a013:20"
    taken_home = bench.booking.slip()
    assert taken_home is not None
    assert (taken_home.uid, taken_home.organisation, taken_home.place) == (made.uuid, "MDS d’Ormeval", "MDS Nord")
    assert "DUPONT" in words_of(bench.booking.slip_document())
    assert b"DUPONT" not in bench.booking.calendar_file()


async def test_two_keys_in_a_row_book_once(bench: Bench) -> None:
    await bench.ready()
    bench.counter.wire.hold(BOOKING)
    bench.booking.draft.book()
    bench.booking.draft.book()
    await until(lambda: bench.counter.wire.count(BOOKING))
    bench.booking.draft.book()
    bench.booking.draft.add_guest(bench.tom)
    bench.booking.draft.clear()
    assert [guest.usager for guest in bench.booking.draft.form.guests] == [bench.lea], "nothing moves while it is sent"
    bench.counter.wire.mend()
    await bench.settle()
    assert len(await bench.on_the_platform(LEA)) == 1
    bench.booking.draft.book()
    await bench.settle()
    assert len(await bench.on_the_platform(LEA)) == 1, "what is booked is not booked again"


async def test_what_is_missing_is_said_once_it_is_tried(bench: Bench) -> None:
    bench.booking.draft.take(slot(agents=()))
    assert not faults_of(bench.booking.draft)
    bench.booking.draft.book()
    await bench.settle()
    assert list(faults_of(bench.booking.draft)) == [Fault.NO_USAGER, Fault.NO_AGENT]
    assert not bench.counter.wire.count(BOOKING)
    bench.booking.draft.add_guest(bench.lea)
    bench.booking.draft.set_agents({21, 22})
    bench.booking.draft.book()
    await bench.settle()
    assert bench.step == "Made"
    (made,) = await bench.on_the_platform(LEA)
    assert {agent.id for agent in made.agents} == {21, 22}


async def test_taken_meanwhile_it_is_said_by_what_and_what_was_typed_stays(bench: Bench) -> None:
    await bench.ready()
    await bench.counter.colleague.create_rdv(at_hour(PAUL), key=str(uuid4()))
    bench.booking.draft.set_context("Vient à pied")
    bench.booking.draft.book()
    await bench.settle()
    assert bench.step == "Refused"
    said = "Béatrice Martin a déjà un rendez-vous de 13:20 à 13:50 (MARTIN Paul)."
    assert message_of(bench.booking.draft) == f"Ce créneau vient d’être pris. {said}"
    assert (bench.booking.draft.form.context, bench.booking.draft.form.usagers) == ("Vient à pied", (bench.lea,))
    unsaid = [entry.problem for entry in (await bench.desk.day(1, NOW.date())).entries]
    assert not any(unsaid), "it is said here: the line of the agenda need not say it too"
    assert not bench.booking.draft._kept._acts, "nothing is left of what did not come about"
    first, *_ = bench.booking.alternatives()
    bench.booking.draft.take(first)
    assert (bench.step, message_of(bench.booking.draft)) == ("Filling", "")
    assert bench.booking.draft.form.context == "Vient à pied"


async def test_refused_for_another_reason_it_is_said_as_it_is(bench: Bench) -> None:
    bench.counter.wire.fail(BOOKING, Refused(messages=("Le motif n’existe plus.",)))
    await bench.ready()
    bench.booking.draft.book()
    await bench.settle()
    assert (bench.step, message_of(bench.booking.draft)) == (
        "Refused",
        "Le rendez-vous n’a pas été pris\u00a0: Le motif n’existe plus.",
    )


async def test_what_cannot_be_kept_is_not_said_to_be_booked(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object) -> None:
        raise DiskFull

    await bench.ready()
    with monkeypatch.context() as without_room:
        without_room.setattr(bench.counter.memory.queue, "local_ids", full)
        bench.booking.draft.book()
        await bench.settle()
    assert bench.step == "Refused"
    assert message_of(bench.booking.draft)
    bench.booking.draft.book()
    await bench.settle()
    assert bench.step == "Made", "and may be tried again"


async def test_during_a_cut_it_is_kept_and_its_confirmation_is_heard(bench: Bench) -> None:
    await bench.ready()
    await bench.cut()
    assert bench.booking.offline
    bench.booking.draft.book()
    await bench.settle()
    assert bench.step == "Kept"
    assert bench.notices[-1].text.startswith("RDV à confirmer, gardé sur ce poste\u00a0: DUPONT Léa")
    await bench.mend()
    await until(lambda: bench.step != "Kept")
    assert bench.step == "Made"
    await bench.settle()
    assert bench.notices[-1].text.startswith("RDV créé\u00a0: DUPONT Léa")


async def test_kept_and_not_confirmed_it_comes_back_with_all_that_was_typed(bench: Bench) -> None:
    await bench.ready()
    await bench.cut()
    bench.booking.draft.set_context("Vient à pied")
    bench.booking.draft.book()
    await bench.settle()
    bench.booking.draft.clear()
    await bench.counter.colleague.create_rdv(at_hour(PAUL), key=str(uuid4()))
    await bench.mend()
    await until(lambda: bench.notices[-1].kind == "error")
    assert bench.notices[-1].text.startswith("RDV non confirmé\u00a0: DUPONT Léa, lundi 23 novembre 2026 à\u00a013:20.")
    assert bench.step == "Refused"
    assert bench.booking.draft.form.context == "Vient à pied"


async def test_another_rdv_begun_meanwhile_is_not_disturbed(bench: Bench) -> None:
    await bench.ready()
    await bench.cut()
    bench.booking.draft.book()
    await bench.settle()
    bench.booking.draft.clear()
    bench.booking.draft.add_guest(bench.tom)
    await bench.counter.colleague.create_rdv(at_hour(PAUL), key=str(uuid4()))
    await bench.mend()
    await until(lambda: bench.notices[-1].kind == "error")
    assert bench.booking.draft.form.usagers == (bench.tom,)


async def test_a_workshop_is_joined_with_those_who_are_there(bench: Bench) -> None:
    workshop = await bench.counter.colleague.rdv(7)
    bench.booking.draft.take(slot(workshop=workshop))
    bench.booking.draft.book()
    assert faults_of(bench.booking.draft) == (Fault.NO_USAGER,)
    bench.booking.draft.add_guest(bench.lea)
    bench.booking.draft.book()
    await bench.settle()
    there = (await bench.counter.colleague.rdv(7)).participations
    assert {one.usager.id: one.send_lifecycle_notifications for one in there} == {PAUL: False, LEA: True}


async def test_who_is_in_the_workshop_already_is_not_enrolled_again(bench: Bench) -> None:
    bench.booking.draft.take(slot(workshop=await bench.counter.colleague.rdv(8)))
    bench.booking.draft.add_guest(bench.lea)
    await bench.settle()
    assert Concern.ENROLLED in concerns_of(bench.booking.draft.outlook.warnings)
    bench.booking.draft.book()
    await bench.settle()
    assert faults_of(bench.booking.draft) == (Fault.NOBODY_NEW,)
    assert not bench.counter.wire.count("PATCH")
    bench.booking.draft.add_guest(bench.tom)
    bench.booking.draft.book()
    await bench.settle()
    there = (await bench.counter.colleague.rdv(8)).participations
    assert {one.usager.id for one in there} == {LEA, TOM}


async def test_the_slip_of_a_workshop_says_its_address_even_of_a_lieu_of_one_day(bench: Bench) -> None:
    hall = Lieu(99, "Salle des fêtes", 1, "2 rue du Parc", single_use=True)
    workshop = replace(rdv(7, HOUR, motif=ATELIER), lieu=hall)
    bench.booking.draft.take(slot(workshop=workshop, lieu_id=hall.id))
    bench.booking.draft.add_guest(bench.lea)
    slip = bench.booking.slip()
    assert slip is not None
    assert slip.where == "Salle des fêtes, 2 rue du Parc"
    assert (hall.id, hall.name) in lieu_choices(bench.booking.draft.form, bench.booking.search)


@pytest.mark.parametrize(("told", "link"), [("https://visio.test/s", "https://visio.test/s"), ("file:///etc", "")])
async def test_the_slip_of_a_visio_leads_there(bench: Bench, told: str, link: str) -> None:
    """The platform names the place of the visio once it has the RDV: only a page by https is taken home."""
    with bench.counter.database.write() as connection:
        connection.execute(update(schema.motifs).values(visio_url=told))
    bench.counter.serve()  # it has read its motifs
    bench.booking.draft.take(slot(motif_id=VISIO, lieu_id=None))
    bench.booking.draft.add_guest(bench.lea)
    bench.booking.draft.book()
    await bench.settle()
    assert bench.step == "Made"
    slip = bench.booking.slip()
    assert slip is not None
    assert (slip.place, slip.link) == ("Visio", link)
    assert (told in words_of(bench.booking.slip_document())) is bool(link)
    assert (told.encode() in bench.booking.calendar_file()) is bool(link)


async def test_an_rdv_that_was_begun_stays_where_it_was_when_the_page_goes_elsewhere(bench: Bench) -> None:
    await bench.ready()
    assert bench.booking.host_text == ""
    bench.booking.search.set_directory(2, replace(bench.directory, lieux=(), agents={}), None)
    assert bench.booking.host_text == "À une autre organisation\u00a0: MDS d’Ormeval"
    assert (NORD.id, NORD.name) in lieu_choices(bench.booking.draft.form, bench.booking.search)
    assert agent_choices(bench.booking.draft.form, bench.booking.search) == [(MARTIN.id, "Béatrice Martin")]
    assert bench.booking.elsewhere is None, "it is one of the agent’s own"
    slip = bench.booking.slip()
    assert slip is not None
    assert (slip.organisation, slip.place) == ("MDS d’Ormeval", NORD.name)


@pytest.mark.parametrize("data", [booking_data(rdvs=[EARLIER, rdv_row(5, "13:30", PAUL)])], ids=["busy"])
async def test_warnings_and_who_is_told_follow_what_is_filled_in(bench: Bench) -> None:
    await bench.ready()
    draft = bench.booking.draft
    assert set(concerns_of(draft.outlook.warnings)) >= {Concern.BUSY, Concern.SAME_DAY}
    assert draft.outlook.told[0].name == "DUPONT Léa"
    draft.set_hour(time(9, 0))
    await bench.settle()
    assert Concern.PAST in concerns_of(draft.outlook.warnings)
    assert draft.outlook.told == (), "nobody is told of what is past"
    draft.set_hour(time(17, 0))
    draft.set_told(LEA, lifecycle=False)
    await bench.settle()
    assert draft.outlook.untold == ("DUPONT Léa",)
    draft.book()
    await bench.settle()
    made = (await bench.on_the_platform(LEA))[-1]
    assert not made.participations[0].send_lifecycle_notifications


LEA_S = usager_row(LEA, "Léa", "Dupont", referents=["alain"])
THE_OTHERS = booking_data()["users"][1:]


@pytest.mark.parametrize("data", [booking_data(users=[LEA_S, *THE_OTHERS], rdvs=[EARLIER])], ids=["referent"])
async def test_proches_are_offered_and_the_usager_s_agents_come_first(bench: Bench) -> None:
    bench.booking.draft.add_guest(bench.lea)
    await bench.settle()
    assert bench.booking.search.first_agents == (22, 21)
    assert [one.id for one in bench.booking.draft.outlook.proches] == [TOM]
    bench.booking.draft.add_guest(bench.tom)
    bench.booking.draft.add_guest(bench.tom)
    await bench.settle()
    assert bench.booking.draft.form.usagers == (bench.lea, bench.tom)
    assert not bench.booking.draft.outlook.proches
    assert bench.booking.search.suits.seats == 2, "seats for both"


async def test_who_is_responsible_is_offered_with_a_proche(bench: Bench) -> None:
    bench.booking.draft.add_guest(bench.tom)
    await bench.settle()
    assert bench.booking.draft.outlook.proches == (bench.lea,)


async def test_from_a_fiche_the_usager_is_there_already(bench: Bench) -> None:
    pages: list[None] = []
    bench.booking.page_wanted.connect(lambda: pages.append(None))
    bench.booking.draft.take(slot())
    bench.booking.begin(bench.lea)
    await bench.settle()
    assert bench.booking.draft.form.usagers == (bench.lea,)
    assert bench.booking.draft.form.starts_at == HOUR, "the hour that was chosen is for them"
    assert len(pages) == 1


async def test_what_was_begun_for_somebody_else_is_asked_about(bench: Bench) -> None:
    await bench.ready()
    bench.booking.draft.set_context("Vient avec sa sœur")
    bench.booking.begin(bench.tom)
    assert bench.booking.draft.form.usagers == (bench.lea,)
    assert bench.booking.draft.form.context == "Vient avec sa sœur"
    (question,) = bench.asked
    question.accept()
    await bench.settle()
    assert bench.booking.draft.form.usagers == (bench.tom,)
    assert bench.booking.draft.form.context == ""
    bench.booking.draft.take(slot())
    bench.booking.draft.book()
    await bench.settle()
    bench.booking.begin(bench.lea)
    assert bench.booking.draft.form.usagers == (bench.lea,)
    assert len(bench.asked) == 1, "what is booked is begun no more"
    bench.booking.draft.clear()
    bench.booking.begin_change(rdv(7, HOUR, Participation(90, bench.tom)), slots=False)
    bench.booking.begin(bench.tom)
    assert bench.booking.draft.form.changes is None, "another RDV, not the one that was looked at"
    assert bench.booking.draft.form.usagers == (bench.tom,)


async def test_the_page_opens_itself_for_an_rdv_and_who_comes_by_themselves_finds_it_free(bench: Bench) -> None:
    shown: list[str] = []
    bench.booking.page_wanted.connect(lambda: shown.append(bench.booking.keyboard))
    seen = rdv(7, HOUR, Participation(90, bench.tom))
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


async def test_what_the_page_was_opened_for_comes_once_it_is_known_who_is_there(alone: DeskAlone) -> None:
    booking = BookingPresenter(alone.work, lambda: ())
    booking.show_place(1, NORD.id)
    booking.begin_change(rdv(7, HOUR, Participation(90, alone.tom)), slots=False)
    assert (booking.keyboard, booking.draft.form.changes) == ("nowhere", None)
    await alone.settle()
    assert booking.keyboard == "rdv"
    booking._work.tasks.end()


@pytest.fixture
async def without_slots(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The same desk on a platform that has API v1 alone."""
    monkeypatch.setattr(booking_plan, "PAUSE", 0.0)
    bench.counter.serve(replace(OWN, desk_api=False))
    await until(lambda: bench.booking.way == "plan")
    bench.booking.begin(bench.lea)
    return bench


@pytest.mark.parametrize("data", [booking_data(rdvs=[EARLIER])], ids=["booked there"])
async def test_without_slots_the_platform_s_page_ends_it(without_slots: Bench) -> None:
    bench, wire = without_slots, without_slots.counter.wire
    pages: list[str] = []
    bench.booking.plan.page_wanted.connect(pages.append)
    bench.booking.plan.begin()
    for cut in (TimedOut(sent=False), ServerFault()):
        wire.fail("GET /api/v1/rdv_plans", cut)
        so_far = wire.count("/rdv_plans/")
        await until(lambda before=so_far: wire.count("/rdv_plans/") > before + 1)  # type: ignore[misc]
        wire.mend()
    with bench.counter.database.write() as connection:
        connection.execute(update(schema.rdv_plans).values(rdv_id=6))
    await bench.settle()
    (page,) = pages
    assert page.startswith(INSTANCE), "cuts do not end the waiting"
    assert bench.booking.plan.step == "booked"
    assert bench.booking.plan.rdv is not None
    assert bench.notices[-1].text.startswith("RDV créé\u00a0: DUPONT Léa")


async def test_without_plans_the_platform_s_search_opens_with_the_usager_chosen(without_slots: Bench) -> None:
    bench = without_slots
    bench.counter.serve(replace(OWN, desk_api=False, absent=frozenset({"POST /rdv_plans"})))
    pages: list[str] = []
    bench.booking.plan.page_wanted.connect(pages.append)
    bench.booking.plan.begin()
    await bench.settle()
    assert pages == [f"{INSTANCE}/admin/organisations/1/creneaux_search?user_ids%5B%5D={LEA}"]
    bench.booking.plan.not_opened()
    assert bench.booking.plan.problem == "La page de la plateforme ne s’est pas ouverte."
    bench.booking.plan.open_again()
    assert bench.booking.plan.problem == ""
    assert len(pages) == 2
    assert bench.booking.plan.step == "elsewhere"


async def test_somebody_whom_the_platform_does_not_have_yet_is_not_sent(without_slots: Bench) -> None:
    bench = without_slots
    bench.booking.plan.choose(replace(bench.lea, id=-3))
    bench.booking.plan.begin()
    await bench.settle()
    assert bench.booking.plan.step == "open"
    assert bench.booking.plan.problem.startswith("La plateforme n’a pas encore cette fiche")


async def test_the_hours_for_an_rdv_are_looked_for_once_its_motif_has_come(
    alone: DeskAlone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """« Déplacer » just after a start, while the directory is still on its way."""

    async def early(_: int) -> Directory:
        return replace(alone.directory, motifs={})

    monkeypatch.setattr(alone.desk, "directory", early)
    booking = BookingPresenter(alone.work, lambda: ())
    booking.show_place(1, None)
    booking.begin_change(rdv(7, HOUR, Participation(90, alone.tom)), slots=True)
    await alone.settle()
    assert (booking.search.motif, booking.keyboard) == (None, "slots")
    monkeypatch.undo()
    alone.desk._listeners.tell(DeskChange("directory"))
    await until(lambda: booking.search.state == "found")
    assert booking.search.motif == alone.directory.motifs[CONSULTATION.id]
    assert booking.search.agent_ids == {MARTIN.id}
    booking._work.tasks.end()
