from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.platform.failures import Failure, NoSuchCall, Refused, TimedOut
from tests.presenters.conftest import DeskBench
from tests.presenters.fakes import CONSULTATION, MARTIN, NORD, NOW, until
from tests.support.desk import LEA, PAUL

BOOKING = "POST /api/desk/v1/organisations/1/rdvs"


@pytest.fixture
def bench(desk_bench: DeskBench) -> DeskBench:
    return desk_bench


def _at(at: datetime) -> Booking:
    return Booking(
        organisation_id=1,
        motif_id=CONSULTATION.id,
        starts_at=at,
        duration_in_min=30,
        lieu_id=NORD.id,
        agent_ids=(MARTIN.id,),
        guests=(Guest(PAUL),),
    )


async def begin(bench: DeskBench, who: Any = "Dupont Léa") -> None:
    bench.frame.intents.begin_walk_in()
    await bench.settle()
    flow = bench.frame.page("walk_ins").flow
    flow.choose_usager(who and await bench.counter.usager(LEA))
    motifs = (await bench.desk.directory(1)).motifs
    flow.choose_motif(motifs[CONSULTATION.id])
    await bench.settle()


def lines(bench: DeskBench) -> list[tuple[str, str]]:
    return [(line.walk_in.name, line.outcome) for line in bench.frame.page("walk_ins").lines]


async def test_someone_is_noted_with_hour_reason_and_wait(bench: DeskBench) -> None:
    counts: list[int] = []
    bench.frame.page("waiting_room").count_changed.connect(counts.append)
    bench.frame.page("walk_ins").count_changed.connect(counts.append)
    assert not bench.frame.page("walk_ins").loading
    await begin(bench)
    flow = bench.frame.page("walk_ins").flow
    flow.set_reason("  un   papier ")
    flow.note()
    await bench.settle()
    assert flow.step == ""
    line = bench.frame.page("walk_ins").lines[0]
    assert (line.hour, line.walk_in.name, line.walk_in.about) == ("10:20", "DUPONT Léa", "Consultation – un papier")
    assert counts == [1, 1]  # on their own list, and among all who wait
    bench.counter.clock.move(minutes=12)
    bench.frame.page("walk_ins").tick()
    assert bench.frame.page("walk_ins").lines[0].wait == "12\u00a0min"
    assert bench.frame.page("walk_ins").lines[0].spoken == (
        "arrivée à 10 heures 20, Dupont Léa, Consultation – un papier, en attente depuis 12 minutes"
    )
    assert bench.frame.page("walk_ins").figures_text == "1 personne · en attente\u00a0: 1"


async def test_an_outcome_and_a_removal_are_taken_back_by_ctrl_z(bench: DeskBench) -> None:
    await begin(bench)
    bench.frame.page("walk_ins").flow.note()
    await bench.settle()
    walk_ins = bench.frame.page("walk_ins")
    walk_ins.give_outcome(0, WalkInOutcome.SEEN)
    await bench.settle()
    assert lines(bench) == [("DUPONT Léa", "Reçu")]
    assert bench.notices[-1].undo
    bench.frame.journal.undo()
    await bench.settle()
    assert lines(bench) == [("DUPONT Léa", "En attente")]
    walk_ins.remove(0)
    await bench.settle()
    assert lines(bench) == []
    bench.frame.journal.undo()
    await bench.settle()
    assert lines(bench) == [("DUPONT Léa", "En attente")]
    bench.frame.journal.undo()
    await bench.settle()
    assert lines(bench) == [], "the first act: they were noted"
    bench.frame.journal.undo()
    await bench.settle()
    assert bench.notices[-1].text == "Rien à reprendre"


async def test_the_first_creneau_of_today_is_booked_and_the_person_waits(bench: DeskBench) -> None:
    await begin(bench)
    flow = bench.frame.page("walk_ins").flow
    assert flow.slot is not None
    assert (flow.slot.starts_at, flow.slot_text) == (NOW, "10:20 avec Béatrice Martin")
    flow.set_reason("renouvellement")
    flow.book()
    flow.book()  # Enter pressed twice
    await bench.settle()
    booked, _ = await bench.counter.colleague.rdvs_of_user(LEA, 1)
    assert (booked.starts_at, booked.agents[0].id, booked.context) == (NOW, MARTIN.id, "renouvellement")
    (person,) = booked.participations
    assert not person.send_lifecycle_notifications, "they stand at the counter"
    assert person.waiting_since == NOW
    assert lines(bench) == [("DUPONT Léa", "RDV pris")]
    assert bench.frame.page("walk_ins").count == 0


async def test_a_creneau_taken_meanwhile_is_followed_by_the_next(bench: DeskBench) -> None:
    await begin(bench)
    flow = bench.frame.page("walk_ins").flow
    await bench.counter.colleague.create_rdv(_at(NOW), key=str(uuid4()))
    flow.set_reason("un papier")
    flow.book()
    await bench.settle()
    assert "vient d’être pris" in bench.notices[-1].text
    assert flow.slot is not None
    assert (flow.slot.starts_at, flow.step, flow.reason) == (NOW + timedelta(hours=1), "what", "un papier")
    assert lines(bench) == []


async def test_a_booking_without_an_answer_is_said_to_be_on_its_way(bench: DeskBench) -> None:
    await begin(bench)
    bench.counter.wire.fail(BOOKING, TimedOut(sent=True))
    bench.frame.page("walk_ins").flow.book()
    await until(lambda: lines(bench) == [("DUPONT Léa", "RDV pris")])
    assert "à confirmer" in bench.notices[-1].text
    (local,) = (
        row.entry
        for row in bench.frame.page("agenda").board.model.rows
        if row.entry is not None and row.entry.rdv.id < 0
    )
    assert local.rdv.participations[0].waiting_since == NOW


async def test_a_booking_turned_down_says_why_and_keeps_what_was_typed(bench: DeskBench) -> None:
    await begin(bench)
    bench.counter.wire.fail(BOOKING, Refused(messages=("Ce motif n’est plus ouvert.",)))
    bench.frame.page("walk_ins").flow.book()
    await bench.settle()
    assert bench.notices[-1].kind == "error"
    assert "Ce motif n’est plus ouvert." in bench.notices[-1].text
    assert bench.frame.page("walk_ins").flow.step == "what"


@pytest.mark.parametrize(
    ("failure", "state"), [(TimedOut(), "silent"), (NoSuchCall(), "cannot")], ids=["cut off", "API v1 only"]
)
async def test_without_creneaux_one_is_still_noted(bench: DeskBench, failure: Failure, state: str) -> None:
    bench.counter.wire.fail("/creneaux", failure)
    await begin(bench)
    flow = bench.frame.page("walk_ins").flow
    assert flow.slot_state == state
    assert flow.slot_text
    assert not flow.may_book
    flow.note()
    await bench.settle()
    assert lines(bench) == [("DUPONT Léa", "En attente")]


async def test_without_a_fiche_there_is_no_rdv_but_a_line(bench: DeskBench) -> None:
    await begin(bench, None)
    assert not bench.counter.wire.count("/creneaux")
    assert not bench.frame.page("walk_ins").flow.may_book
    bench.frame.page("walk_ins").flow.note()
    await bench.settle()
    assert lines(bench) == [("Sans fiche", "En attente")]


async def test_going_back_keeps_what_was_typed_and_giving_up_notes_nobody(bench: DeskBench) -> None:
    await begin(bench)
    flow = bench.frame.page("walk_ins").flow
    flow.set_reason("un papier")
    flow.step_back()
    assert flow.motif is not None
    assert (flow.step, flow.reason, flow.motif.id) == ("who", "un papier", CONSULTATION.id)
    flow.choose_usager(await bench.counter.usager(LEA))
    assert flow.reason == "un papier"
    flow.step_back()
    flow.step_back()
    await bench.settle()
    assert flow.step == ""
    assert lines(bench) == []


async def test_what_the_flow_asks_ends_with_the_session(bench: DeskBench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, given_up = asyncio.Event(), asyncio.Event()

    async def never(question: object) -> None:
        asked.set()
        try:
            await asyncio.Event().wait()
        finally:
            given_up.set()

    monkeypatch.setattr(bench.desk.bookings, "creneaux", never)
    bench.frame.intents.begin_walk_in()
    flow = bench.frame.page("walk_ins").flow
    flow.choose_usager(await bench.counter.usager(LEA))
    flow.choose_motif((await bench.desk.directory(1)).motifs[CONSULTATION.id])
    await asyncio.wait_for(asked.wait(), 5)
    bench.frame.sign_out()
    bench.asked[-1].accept()  # somebody is being noted, and would be lost
    await asyncio.wait_for(given_up.wait(), 5)
    await bench.settle()


async def test_who_stands_here_when_one_learns_where_one_is_is_told_the_hours_of_there(bench: DeskBench) -> None:
    await begin(bench)
    flow = bench.frame.page("walk_ins").flow
    assert flow.slot_text == "10:20 avec Béatrice Martin"
    bench.frame.where.learn_zone(ZoneInfo("Indian/Reunion"))
    assert flow.slot_text == "13:20 avec Béatrice Martin"
