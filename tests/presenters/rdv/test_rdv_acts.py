"""What one does with an RDV that there is: offered, asked about, done, taken back."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from kiosk.desk import DayData
from kiosk.domain.booking.booking import Guest, booking_of
from kiosk.domain.day.gesture import DeskRdv, with_participations
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.rdv_act import RdvAct
from kiosk.domain.day.status import Action, Status
from kiosk.domain.platform.failures import NotFound, Refused, TimedOut
from kiosk.domain.text.document import Document
from kiosk.platform_server.values.like import HISTORIC_2024
from kiosk.presenters.rdv.rdvs import RdvPresenters
from kiosk.presenters.work.questions import Question
from tests.presenters.conftest import DeskBench
from tests.presenters.fakes import ATELIER, MARTIN, NOW, PETIT, rdv, until
from tests.support.desk import CLAIRE, PAUL, counter_data
from tests.support.paper import words_of

CHANGE = "PATCH /api/desk/v1/rdvs/2"


def claire_is_admin() -> dict[str, Any]:
    agents = counter_data()["agents"]
    return counter_data(agents=[one | {"roles": {"mds": "admin"}} if one["id"] == CLAIRE else one for one in agents])


@pytest.fixture
def bench(desk_bench: DeskBench) -> DeskBench:
    return desk_bench


def rdvs_of(bench: DeskBench) -> RdvPresenters:
    rdvs: RdvPresenters = bench.frame.page("agenda").rdvs
    return rdvs


def entry(bench: DeskBench, number: int = 2) -> DeskRdv:
    """As the agenda shows it."""
    data: DayData | None = bench.frame.page("agenda").feed.data
    assert data is not None
    return next(one for one in data.entries if one.rdv.id == number)


def minute(rdv: Rdv, later: int) -> int:
    return rdv.starts_at.hour * 60 + rdv.starts_at.minute + later


async def moved(bench: DeskBench, later: int, to: int = MARTIN.id, number: int = 2) -> Question:
    """Asks to bring an RDV so many minutes later, to an agent; the question."""
    one = entry(bench, number).rdv
    rdvs_of(bench).move(one.id, MARTIN.id, to, minute(one, later))
    await bench.settle()
    return bench.asked[-1]


async def agreed(bench: DeskBench, question: Question) -> None:
    question.accept()
    await bench.settle()


async def elsewhere(bench: DeskBench, starts_at: datetime) -> None:
    """A colleague moves the RDV."""
    colleague = bench.counter.colleague
    there = booking_of(await colleague.rdv(2))
    await colleague.update_rdv(2, there, replace(there, starts_at=starts_at), key=str(uuid4()))


async def test_what_is_offered_depends_on_the_platform_and_on_who_asks(bench: DeskBench) -> None:
    acts = rdvs_of(bench).acts
    assert acts.offered(entry(bench)) == (
        RdvAct.MOVE,
        RdvAct.MODIFY,
        RdvAct.DUPLICATE,
        RdvAct.HISTORY,
        RdvAct.PRINT,
    )
    workshop = DeskRdv(rdv(9, NOW, motif=ATELIER))
    assert acts.offered(workshop) == (RdvAct.MODIFY, RdvAct.HISTORY, RdvAct.PRINT)
    assert RdvAct.DELETE in acts.offered(DeskRdv(rdv(-3, NOW), to_confirm=True)), "what has not left is one's own"
    told: list[None] = []
    acts.changed.connect(lambda: told.append(None))
    bench.counter.serve(HISTORIC_2024)
    # A page in the place of a call that was there may be somebody else's: it is believed after a while.
    for _ in range(20):
        if told:
            break
        await bench.counter.desk.bring_up_to_date()
        await bench.settle()
        bench.counter.clock.move(minutes=6)
    assert told
    assert acts.offered(entry(bench)) == (RdvAct.PRINT,)
    with_page = DeskRdv(rdv(9, NOW, url_for_agents="https://exemple.test/rdvs/9"))
    opened: list[str] = []
    acts.page_wanted.connect(opened.append)
    acts.act(RdvAct.MODIFY, with_page)
    assert opened == ["https://exemple.test/rdvs/9"]


async def test_a_move_asks_first_then_is_said_and_taken_back(bench: DeskBench) -> None:
    before = entry(bench).rdv
    question = await moved(bench, 15, PETIT.id)
    assert "avec Alain Petit au lieu de Béatrice Martin" in question.text
    assert "Seront prévenus" in question.text
    assert not bench.counter.wire.count(CHANGE)
    await agreed(bench, question)
    assert bench.notices[-1].text.startswith("RDV déplacé")
    assert bench.notices[-1].undo
    after = await bench.counter.colleague.rdv(2)
    assert (after.starts_at - before.starts_at, [one.id for one in after.agents]) == (timedelta(minutes=15), [PETIT.id])
    bench.frame.journal.undo()
    await bench.settle()
    assert bench.asked[-1].title.startswith("Reprendre ce changement")
    await agreed(bench, bench.asked[-1])
    assert booking_of(await bench.counter.colleague.rdv(2)) == booking_of(before)
    assert [act.taken_back for act in bench.frame.journal.acts] == [True]


async def test_what_came_since_the_question_is_not_overlapped_by_taking_back(bench: DeskBench) -> None:
    before = booking_of(entry(bench).rdv)
    await agreed(bench, await moved(bench, 15, PETIT.id))
    bench.frame.journal.undo()
    await bench.settle()
    question = bench.asked[-1]
    assert not question.warnings
    bench.counter.clock.move(minutes=1)
    await bench.counter.colleague.create_rdv(replace(before, guests=(Guest(PAUL),)), key=str(uuid4()))
    await agreed(bench, question)
    assert "vient d’être pris" in bench.notices[-1].text
    assert (await bench.counter.colleague.rdv(2)).agents[0].id == PETIT.id
    assert [act.taken_back for act in bench.frame.journal.acts] == [False]


async def test_a_move_over_another_rdv_says_so_and_goes_through(bench: DeskBench) -> None:
    there = entry(bench).rdv.starts_at
    question = await moved(bench, 5 * 60 - 20)
    assert question.warnings[0] == "Béatrice Martin a déjà un rendez-vous de 15:20 à 15:50."
    await agreed(bench, question)
    assert (await bench.counter.colleague.rdv(2)).starts_at - there == timedelta(minutes=5 * 60 - 20)


async def test_where_it_is_already_nothing_is_asked(bench: DeskBench) -> None:
    one = entry(bench).rdv
    rdvs_of(bench).move(one.id, MARTIN.id, MARTIN.id, minute(one, 0))
    await bench.settle()
    assert bench.asked == []


async def test_what_is_filled_in_does_not_move(bench: DeskBench) -> None:
    await bench.counter.colleague.set_participation_status(200, Status.SEEN, key=str(uuid4()))
    await until(lambda: entry(bench).rdv.status is Status.SEEN)
    one = entry(bench).rdv
    rdvs_of(bench).move(one.id, MARTIN.id, MARTIN.id, minute(one, 10))
    assert bench.asked == []
    assert bench.notices[-1].text.startswith("Ce rendez-vous est déjà renseigné")


async def test_gestures_made_since_are_taken_back_first(bench: DeskBench) -> None:
    await agreed(bench, await moved(bench, 10))
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await bench.settle()
    bench.frame.journal.undo()
    await bench.settle()
    assert bench.notices[-1].text.startswith("Geste repris")
    bench.frame.journal.undo()
    await bench.settle()
    assert bench.asked[-1].title.startswith("Reprendre ce changement"), "then what was done before"


async def test_what_has_not_left_is_taken_back_without_a_question(bench: DeskBench) -> None:
    before = entry(bench).rdv
    question = await moved(bench, 10)
    bench.counter.cut()
    with contextlib.suppress(TimedOut):
        await bench.desk.bring_up_to_date()
    question.accept()
    await until(lambda: bench.notices)
    assert bench.notices[-1].text.endswith("(à confirmer)")
    asked = len(bench.asked)
    bench.frame.journal.undo()
    await bench.settle()
    assert len(bench.asked) == asked
    assert entry(bench).rdv.starts_at == before.starts_at


async def test_what_somebody_else_changed_since_is_left_alone(bench: DeskBench) -> None:
    await agreed(bench, await moved(bench, 10))
    await elsewhere(bench, NOW + timedelta(hours=3))
    await until(lambda: entry(bench).rdv.starts_at == NOW + timedelta(hours=3))
    bench.frame.journal.undo()
    await bench.settle()
    assert "ne peut être repris" in bench.notices[-1].text
    assert "ce rendez-vous a changé depuis" in bench.notices[-1].text
    assert entry(bench).rdv.starts_at == NOW + timedelta(hours=3)


async def test_what_somebody_else_had_done_already_is_not_undone(bench: DeskBench) -> None:
    """The same move, made by a colleague while this desk was cut: what leaves finds it so."""
    question = await moved(bench, 10)
    to = entry(bench).rdv.starts_at + timedelta(minutes=10)
    bench.counter.cut()
    with contextlib.suppress(TimedOut):
        await bench.desk.bring_up_to_date()
    question.accept()
    await until(lambda: bench.notices)
    bench.counter.wire.mend()
    await elsewhere(bench, to)
    await bench.desk.bring_up_to_date()
    await bench.settle()
    asked = len(bench.asked)
    bench.frame.journal.undo()
    await bench.settle()
    assert "déjà ainsi sur la plateforme" in bench.notices[-1].text
    assert len(bench.asked) == asked
    assert (await bench.counter.colleague.rdv(2)).starts_at == to


async def test_a_taken_hour_leads_to_the_free_ones(bench: DeskBench) -> None:
    wanted: list[Rdv] = []
    rdvs_of(bench).moves.slots_wanted.disconnect()
    rdvs_of(bench).moves.slots_wanted.connect(wanted.append)
    question = await moved(bench, 10)
    theirs = replace(booking_of(entry(bench).rdv), starts_at=NOW + timedelta(hours=1), guests=(Guest(PAUL),))
    await bench.counter.colleague.create_rdv(theirs, key=str(uuid4()))
    await agreed(bench, question)
    assert "n’est plus libre" in bench.asked[-1].title
    assert "11:20" in bench.asked[-1].text
    assert not entry(bench).problem, "it has been told"
    assert bench.frame.journal.acts == (), "nothing was done"
    bench.asked[-1].accept()
    assert [one.id for one in wanted] == [2]


async def test_a_conflict_says_what_is_there_and_who_did_it(bench: DeskBench) -> None:
    question = await moved(bench, 30)
    bench.counter.wire.hold("/changes")
    await elsewhere(bench, entry(bench).rdv.starts_at + timedelta(minutes=5))
    await agreed(bench, question)
    question = bench.asked[-1]
    assert question.text == "Odile Chef l’a modifié à\u00a010:20."
    assert question.lines == ("Heure\u00a0: 10:50 → 10:55",)
    question.accept()
    assert bench.asked[-1].text.startswith("De 10:55 à 11:20")


async def test_a_refusal_is_told_in_the_platform_s_words(bench: DeskBench) -> None:
    bench.counter.wire.fail(CHANGE, Refused(messages=("motif fermé.",)))
    await agreed(bench, await moved(bench, 10))
    assert bench.notices[-1].text.endswith("motif fermé.")
    assert bench.notices[-1].kind == "error"


async def test_only_administrators_are_offered_to_delete_and_the_platform_has_the_last_word(bench: DeskBench) -> None:
    acts = rdvs_of(bench).acts
    acts.act(RdvAct.DELETE, entry(bench))
    assert bench.asked == []
    assert bench.notices[-1].text.startswith("Seul un administrateur")
    data = bench.frame.page("agenda").feed.data
    assert data is not None
    data.agents[CLAIRE] = replace(data.agents[CLAIRE], role="admin")  # no longer so
    acts.act(RdvAct.DELETE, entry(bench))
    question = bench.asked[-1]
    assert any("statistiques" in line for line in question.lines)
    await agreed(bench, question)
    assert bench.notices[-1].kind == "error"
    assert (await bench.counter.colleague.rdv(2)).id == 2


@pytest.mark.parametrize("data", [claire_is_admin()], ids=["admin"])
async def test_an_administrator_deletes_after_a_yes(bench: DeskBench) -> None:
    acts = rdvs_of(bench).acts
    await until(lambda: RdvAct.DELETE in acts.offered(entry(bench)))
    acts.act(RdvAct.DELETE, entry(bench))
    await agreed(bench, bench.asked[-1])
    assert bench.notices[-1].text.startswith("RDV supprimé")
    with pytest.raises(NotFound):
        await bench.counter.colleague.rdv(2)


async def test_a_history_that_the_platform_does_not_tell_says_why(bench: DeskBench) -> None:
    history = rdvs_of(bench).history
    opened: list[str] = []
    history.opened.connect(lambda: opened.append(history.title))
    bench.counter.wire.fail("/versions", NotFound())
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await bench.settle()
    rdvs_of(bench).acts.act(RdvAct.HISTORY, entry(bench))
    await bench.settle()
    assert len(opened) == 1
    assert history.note == "Cette plateforme ne dit pas qui a changé quoi."
    assert [line.text for line in history.here] == ["Salle d’attente"]
    bench.counter.wire.mend()
    await elsewhere(bench, NOW + timedelta(hours=2))
    history.open(entry(bench))
    await bench.settle()
    assert history.note == ""
    assert history.changes[0].who == "Odile Chef"
    assert history.changes[-1].lines == ("Rendez-vous créé",)
    history.close()
    assert history.changes == ()


async def test_an_rdv_is_printed_and_who_came_is_given_an_attestation(bench: DeskBench) -> None:
    acts = rdvs_of(bench).acts
    wanted: list[tuple[tuple[Document, ...], str]] = []
    acts.papers_wanted.connect(lambda *one: wanted.append(one))
    one = entry(bench)
    acts.act(RdvAct.PRINT, one)
    await bench.settle()
    ((sheet,), name) = wanted.pop()
    assert sheet.title.startswith("Lundi 23 novembre 2026 à ")
    assert not any(part.usager.last_name in name for part in one.rdv.participations), "files lie about"
    acts.act(RdvAct.ATTEST, one)
    await bench.settle()
    assert not wanted
    assert "Personne ne s’est présenté" in bench.notices[-1].text
    came = with_participations(
        one.rdv, tuple(replace(part, status=Status.SEEN) for part in one.rdv.participations), NOW
    )
    acts.act(RdvAct.ATTEST, DeskRdv(came))
    await bench.settle()
    (documents, _) = wanted.pop()
    assert len(documents) == len(came.participations)
    said = words_of(documents[0])
    assert "s’est présenté(e) le lundi 23 novembre 2026" in said
    assert came.motif.name not in said
    assert not any(agent.last_name in said for agent in came.agents)
