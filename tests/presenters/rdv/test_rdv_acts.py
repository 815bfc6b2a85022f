"""What one does with an RDV that there is: offered, asked about, done, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.booking.booking import booking_of
from kiosk.domain.booking.change import Overtaken
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.rdv_act import RdvAct
from kiosk.domain.day.status import Action, Status
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Forbidden, NotFound
from kiosk.domain.writes.errand import OnItsWay, Taken, Turned
from kiosk.domain.writes.versions import Version
from kiosk.presenters.rdv.rdvs import RdvPresenters
from kiosk.presenters.work.questions import Question
from tests.presenters.booking_fakes import WHOLE, FakeBookings
from tests.presenters.conftest import Bench
from tests.presenters.fakes import ATELIER, MARTIN, NOW, PETIT, rdv


@pytest.fixture
async def bookings(bench: Bench) -> FakeBookings:
    made = FakeBookings(bench.desk)
    bench.desk.bookings = made
    bench.desk.capabilities = WHOLE
    return made


def rdvs_of(bench: Bench) -> RdvPresenters:
    rdvs: RdvPresenters = bench.frame.page("agenda").rdvs
    return rdvs


def entry(bench: Bench, number: int = 2) -> DeskRdv:
    found: DeskRdv = bench.desk.entries[number]
    return found


def minute(rdv: Rdv, later: int) -> int:
    return rdv.starts_at.hour * 60 + rdv.starts_at.minute + later


async def moved(bench: Bench, later: int, to: int = MARTIN.id, number: int = 2) -> Question:
    """Asks to bring an RDV so many minutes later, to an agent; the question."""
    one = entry(bench, number).rdv
    rdvs_of(bench).move(one.id, MARTIN.id, to, minute(one, later))
    await bench.settle()
    return bench.asked[-1]


async def agreed(bench: Bench, question: Question) -> None:
    question.accept()
    await bench.settle()


async def test_what_is_offered_depends_on_the_platform_and_on_who_asks(bench: Bench, bookings: FakeBookings) -> None:
    acts = rdvs_of(bench).acts
    assert acts.offered(entry(bench)) == (RdvAct.MOVE, RdvAct.MODIFY, RdvAct.DUPLICATE, RdvAct.HISTORY)
    workshop = DeskRdv(rdv(9, NOW, motif=ATELIER))
    assert acts.offered(workshop) == (RdvAct.MODIFY, RdvAct.HISTORY)
    assert RdvAct.DELETE in acts.offered(DeskRdv(rdv(-3, NOW), to_confirm=True)), "what has not left is one's own"
    told: list[None] = []
    acts.changed.connect(lambda: told.append(None))
    bench.desk.capabilities = Capabilities()
    bench.desk.tell("capabilities")
    assert told
    assert acts.offered(entry(bench)) == ()
    with_page = DeskRdv(rdv(9, NOW, url_for_agents="https://exemple.test/rdvs/9"))
    opened: list[str] = []
    acts.page_wanted.connect(opened.append)
    acts.act(RdvAct.MODIFY, with_page)
    assert opened == ["https://exemple.test/rdvs/9"]


async def test_a_move_asks_first_then_is_said_and_taken_back(bench: Bench, bookings: FakeBookings) -> None:
    before = entry(bench).rdv
    question = await moved(bench, 15, PETIT.id)
    assert "avec Alain Petit au lieu de Béatrice Martin" in question.text
    assert "Seront prévenus" in question.text
    assert bookings.amended == []
    await agreed(bench, question)
    assert bench.notices[-1].text.startswith("RDV déplacé")
    assert bench.notices[-1].undo
    after = entry(bench).rdv
    assert (after.starts_at - before.starts_at, after.agents) == (timedelta(minutes=15), (PETIT,))
    bench.frame.undoing.undo()
    await bench.settle()
    assert "Revenir en arrière" in bench.asked[-1].title
    await agreed(bench, bench.asked[-1])
    assert booking_of(entry(bench).rdv) == booking_of(before)
    assert not rdvs_of(bench).moves.may_undo


async def test_where_it_is_already_nothing_is_asked(bench: Bench, bookings: FakeBookings) -> None:
    one = entry(bench).rdv
    rdvs_of(bench).move(one.id, MARTIN.id, MARTIN.id, minute(one, 0))
    await bench.settle()
    assert bench.asked == []


async def test_what_is_filled_in_does_not_move(bench: Bench, bookings: FakeBookings) -> None:
    bench.desk.put(replace(entry(bench).rdv, status=Status.SEEN))
    await bench.settle()
    one = entry(bench).rdv
    rdvs_of(bench).move(one.id, MARTIN.id, MARTIN.id, minute(one, 10))
    assert bench.asked == []
    assert bench.notices[-1].text.startswith("Ce rendez-vous est déjà renseigné")


async def test_gestures_made_since_are_taken_back_first(bench: Bench, bookings: FakeBookings) -> None:
    await agreed(bench, await moved(bench, 10))
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await bench.settle()
    assert not rdvs_of(bench).moves.may_undo
    bench.frame.undoing.undo()
    await bench.settle()
    assert bench.notices[-1].text.startswith("Geste repris")
    assert rdvs_of(bench).moves.may_undo


async def test_what_has_not_left_is_taken_back_without_a_question(bench: Bench, bookings: FakeBookings) -> None:
    before = entry(bench).rdv
    bookings.becomes = OnItsWay()
    await agreed(bench, await moved(bench, 10))
    assert bench.notices[-1].text.endswith("(à confirmer)")
    asked = len(bench.asked)
    bench.frame.undoing.undo()
    await bench.settle()
    assert len(bench.asked) == asked
    assert entry(bench).rdv.starts_at == before.starts_at


async def test_what_somebody_else_changed_since_is_left_alone(bench: Bench, bookings: FakeBookings) -> None:
    await agreed(bench, await moved(bench, 10))
    theirs = replace(entry(bench).rdv, starts_at=NOW + timedelta(hours=3))
    bench.desk.put(theirs)
    await bench.settle()
    bench.frame.undoing.undo()
    await bench.settle()
    assert bench.notices[-1].text.startswith("Ce rendez-vous a changé depuis")
    assert entry(bench).rdv == theirs


async def test_a_taken_hour_leads_to_the_free_ones(bench: Bench, bookings: FakeBookings) -> None:
    wanted: list[Rdv] = []
    rdvs_of(bench).moves.slots_wanted.disconnect()
    rdvs_of(bench).moves.slots_wanted.connect(wanted.append)
    in_the_way = rdv(7, NOW + timedelta(hours=1))
    bookings.becomes = Taken((in_the_way,), "pris")
    await agreed(bench, await moved(bench, 10))
    assert "n’est plus libre" in bench.asked[-1].title
    assert "11:20" in bench.asked[-1].text
    assert bench.desk.dismissed == [2]
    assert not rdvs_of(bench).moves.may_undo
    bench.asked[-1].accept()
    assert [one.id for one in wanted] == [2]


async def test_a_conflict_says_what_is_there_and_who_did_it(bench: Bench, bookings: FakeBookings) -> None:
    seen = entry(bench).rdv
    theirs = replace(seen, starts_at=seen.starts_at + timedelta(minutes=5))
    bookings.becomes = Overtaken(theirs, ("starts_at",))
    bookings.history = (Version(NOW, "update", "Alain PETIT"),)
    await agreed(bench, await moved(bench, 30))
    question = bench.asked[-1]
    assert question.text == "Alain PETIT l’a modifié à\u00a010:20."
    assert question.lines == ("Heure\u00a0: 10:50 → 10:55",)
    question.accept()
    assert bench.asked[-1].text.startswith("De 10:55 à 11:20")


async def test_a_refusal_is_told_in_the_platform_s_words(bench: Bench, bookings: FakeBookings) -> None:
    bookings.becomes = Turned("Le rendez-vous n’a pas été modifié\u00a0: motif fermé.")
    await agreed(bench, await moved(bench, 10))
    assert bench.notices[-1].text.endswith("motif fermé.")
    assert bench.notices[-1].kind == "error"


async def test_only_administrators_are_offered_to_delete_and_the_platform_has_the_last_word(
    bench: Bench, bookings: FakeBookings
) -> None:
    acts = rdvs_of(bench).acts
    acts.act(RdvAct.DELETE, entry(bench))
    assert bench.asked == []
    assert bench.notices[-1].text.startswith("Seul un administrateur")
    data = bench.frame.page("agenda").feed.data
    assert data is not None
    assert bench.desk.who is not None
    me = bench.desk.who.agent_id
    data.agents[me] = replace(next(iter(data.agents.values())), id=me, role="admin")
    acts.act(RdvAct.DELETE, entry(bench))
    question = bench.asked[-1]
    assert any("statistiques" in line for line in question.lines)
    bookings.failure = Forbidden()
    await agreed(bench, question)
    assert bookings.deleted == []
    assert bench.notices[-1].kind == "error"
    bookings.failure = None
    await agreed(bench, question)
    assert bookings.deleted == [2]
    assert bench.notices[-1].text.startswith("RDV supprimé")


async def test_a_history_that_the_platform_does_not_tell_says_why(bench: Bench, bookings: FakeBookings) -> None:
    history = rdvs_of(bench).history
    opened: list[str] = []
    history.opened.connect(lambda: opened.append(history.title))
    bookings.failure = NotFound()
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await bench.settle()
    rdvs_of(bench).acts.act(RdvAct.HISTORY, entry(bench))
    await bench.settle()
    assert len(opened) == 1
    assert history.note == "Cette plateforme ne dit pas qui a changé quoi."
    assert [line.text for line in history.here] == ["Salle d’attente"]
    bookings.failure = None
    bookings.history = (Version(NOW, "create", "Alain PETIT"),)
    history.open(entry(bench))
    await bench.settle()
    assert history.note == ""
    assert [(change.who, change.lines) for change in history.changes] == [("Alain PETIT", ("Rendez-vous créé",))]
    history.close()
    assert history.changes == ()
