from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.booking.booking import Booking, CreneauAnswer, CreneauQuestion, FreeCreneau, LieuCreneaux
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import Failure, NotFound, TimedOut
from kiosk.domain.writes.errand import Booked, OnItsWay, Outcome, Taken, Turned
from tests.presenters.conftest import Bench
from tests.presenters.fakes import CONSULTATION, MARTIN, NORD, NOW, rdv, usager

LEA = usager(1)
AT_ELEVEN = FreeCreneau(NOW + timedelta(minutes=40), NOW + timedelta(minutes=70), MARTIN, NORD.id)
GONE_BY = FreeCreneau(NOW - timedelta(minutes=10), NOW + timedelta(minutes=20), MARTIN, NORD.id)
TOMORROW = FreeCreneau(NOW + timedelta(days=1), NOW + timedelta(days=1, minutes=30), MARTIN, NORD.id)


@dataclass
class FakeBookings:
    """What is free, and what the platform says of a booking."""

    free: list[FreeCreneau] = field(default_factory=list)
    failure: Failure | None = None
    said: list[Outcome] = field(default_factory=list)
    asked: list[CreneauQuestion] = field(default_factory=list)
    booked: list[Booking] = field(default_factory=list)

    async def creneaux(self, question: CreneauQuestion) -> CreneauAnswer:
        self.asked.append(question)
        if self.failure is not None:
            raise self.failure
        return CreneauAnswer((LieuCreneaux(NORD, None, question.motif_id, None, tuple(self.free)),))

    async def book(self, booking: Booking, origin: str, usagers: Sequence[Usager] = ()) -> int:
        self.booked.append(booking)
        return -1

    async def outcome(self, rdv_id: int, patience_s: float) -> Outcome:
        return self.said.pop(0)


@pytest.fixture
def bookings(bench: Bench) -> FakeBookings:
    fake = FakeBookings([TOMORROW, AT_ELEVEN, GONE_BY])
    bench.desk.bookings = fake
    return fake


async def begin(bench: Bench, who: Any = LEA) -> None:
    bench.frame.intents.begin_walk_in()
    await bench.settle()
    bench.frame.page("walk_ins").flow.choose_usager(who)
    bench.frame.page("walk_ins").flow.choose_motif(CONSULTATION)
    await bench.settle()


def lines(bench: Bench) -> list[tuple[str, str]]:
    return [(line.walk_in.name, line.outcome) for line in bench.frame.page("walk_ins").lines]


async def test_someone_is_noted_with_hour_reason_and_wait(bench: Bench, bookings: FakeBookings) -> None:
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
    assert counts == [1]
    bench.desk.clock.move(minutes=12)
    bench.frame.page("walk_ins").tick()
    assert bench.frame.page("walk_ins").lines[0].wait == "12\u00a0min"
    assert bench.frame.page("walk_ins").lines[0].spoken == (
        "arrivée à 10 heures 20, Dupont Léa, Consultation – un papier, en attente depuis 12 minutes"
    )
    assert bench.frame.page("walk_ins").figures_text == "1 personne · en attente\u00a0: 1"


async def test_an_outcome_and_a_removal_are_taken_back_by_ctrl_z(bench: Bench, bookings: FakeBookings) -> None:
    await begin(bench)
    bench.frame.page("walk_ins").flow.note()
    await bench.settle()
    walk_ins = bench.frame.page("walk_ins")
    walk_ins.give_outcome(0, WalkInOutcome.SEEN)
    await bench.settle()
    assert lines(bench) == [("DUPONT Léa", "Reçu")]
    assert bench.notices[-1].undo
    bench.frame.undoing.undo()
    await bench.settle()
    assert lines(bench) == [("DUPONT Léa", "En attente")]
    walk_ins.remove(0)
    await bench.settle()
    assert lines(bench) == []
    bench.frame.undoing.undo()
    await bench.settle()
    assert lines(bench) == [("DUPONT Léa", "En attente")]
    bench.frame.undoing.undo()
    await bench.settle()
    assert bench.notices[-1].text == "Rien à annuler", "once taken back, Ctrl+Z is the agenda's again"


async def test_the_first_creneau_of_today_is_booked_and_the_person_waits(bench: Bench, bookings: FakeBookings) -> None:
    await begin(bench)
    flow = bench.frame.page("walk_ins").flow
    assert (flow.slot, flow.slot_text) == (AT_ELEVEN, "11:00 avec Béatrice Martin")
    assert bookings.asked[0].days == 1
    bench.desk.entries[77] = DeskRdv(rdv(77, AT_ELEVEN.starts_at))
    bookings.said = [Booked(77)]
    flow.set_reason("renouvellement")
    flow.book()
    flow.book()  # Enter pressed twice
    await bench.settle()
    (booked,) = bookings.booked
    assert (booked.starts_at, booked.agent_ids, booked.context) == (AT_ELEVEN.starts_at, (21,), "renouvellement")
    assert not booked.guests[0].send_lifecycle_notifications, "they stand at the counter"
    assert bench.desk.entries[77].rdv.participations[0].waiting_since is not None
    assert lines(bench) == [("DUPONT Léa", "RDV pris")]
    assert bench.frame.page("walk_ins").count == 0


async def test_a_creneau_taken_meanwhile_is_followed_by_the_next(bench: Bench, bookings: FakeBookings) -> None:
    await begin(bench)
    later = FreeCreneau(NOW + timedelta(hours=2), NOW + timedelta(hours=2, minutes=30), MARTIN, NORD.id)
    bookings.free = [later]
    bookings.said = [Taken((), "pris")]
    flow = bench.frame.page("walk_ins").flow
    flow.set_reason("un papier")
    flow.book()
    await bench.settle()
    assert "vient d’être pris" in bench.notices[-1].text
    assert (flow.slot, flow.step, flow.reason) == (later, "what", "un papier")
    assert lines(bench) == []


async def test_a_booking_without_an_answer_is_said_to_be_on_its_way(bench: Bench, bookings: FakeBookings) -> None:
    await begin(bench)
    bench.desk.entries[-1] = DeskRdv(rdv(-1, AT_ELEVEN.starts_at))
    bookings.said = [OnItsWay()]
    bench.frame.page("walk_ins").flow.book()
    await bench.settle()
    assert "à confirmer" in bench.notices[-1].text
    assert bench.desk.entries[-1].rdv.participations[0].waiting_since is not None
    assert lines(bench) == [("DUPONT Léa", "RDV pris")]


async def test_a_booking_turned_down_says_why_and_keeps_what_was_typed(bench: Bench, bookings: FakeBookings) -> None:
    await begin(bench)
    bookings.said = [Turned("Ce motif n’est plus ouvert.")]
    bench.frame.page("walk_ins").flow.book()
    await bench.settle()
    assert (bench.notices[-1].kind, bench.notices[-1].text) == ("error", "Ce motif n’est plus ouvert.")
    assert bench.frame.page("walk_ins").flow.step == "what"


@pytest.mark.parametrize(
    ("failure", "state"), [(TimedOut(), "silent"), (NotFound(), "cannot")], ids=["cut off", "API v1 only"]
)
async def test_without_creneaux_one_is_still_noted(
    bench: Bench, bookings: FakeBookings, failure: Failure, state: str
) -> None:
    bookings.failure = failure
    await begin(bench)
    flow = bench.frame.page("walk_ins").flow
    assert flow.slot_state == state
    assert flow.slot_text
    assert not flow.may_book
    flow.note()
    await bench.settle()
    assert lines(bench) == [("DUPONT Léa", "En attente")]


async def test_without_a_fiche_there_is_no_rdv_but_a_line(bench: Bench, bookings: FakeBookings) -> None:
    await begin(bench, None)
    assert bookings.asked == []
    assert not bench.frame.page("walk_ins").flow.may_book
    bench.frame.page("walk_ins").flow.note()
    await bench.settle()
    assert lines(bench) == [("Sans fiche", "En attente")]


async def test_going_back_keeps_what_was_typed_and_giving_up_notes_nobody(bench: Bench, bookings: FakeBookings) -> None:
    await begin(bench)
    flow = bench.frame.page("walk_ins").flow
    flow.set_reason("un papier")
    flow.step_back()
    assert (flow.step, flow.reason, flow.motif) == ("who", "un papier", CONSULTATION)
    flow.choose_usager(LEA)
    assert flow.reason == "un papier"
    flow.step_back()
    flow.step_back()
    await bench.settle()
    assert flow.step == ""
    assert lines(bench) == []
