"""The search widened to the territory, and what is said before an RDV at another organisation."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.booking.booking import CreneauAnswer, CreneauQuestion, LieuCreneaux
from kiosk.domain.day.model import Lieu, Organisation
from kiosk.presenters.work.questions import Question
from kiosk.sync.state import SyncState
from tests.presenters.booking.test_booking import HOUR, Bench, bench, slot
from tests.presenters.booking_fakes import LEA, WHOLE, answer, free

SUD = Organisation(2, "MDS Sud")
ANTENNE = Lieu(77, "Antenne", 2, "2 rue du Sud")
THEIRS = 85
"""Their motif of the same name."""

__all__ = ["bench"]  # a fixture


async def widened(at: Bench, *, others: bool = True) -> list[CreneauQuestion]:
    """A platform whose territory can be searched, and the questions that it is asked."""
    asked: list[CreneauQuestion] = []

    async def creneaux(question: CreneauQuestion) -> CreneauAnswer:
        asked.append(question)
        ours = answer(free(HOUR))
        theirs = LieuCreneaux(ANTENNE, SUD, THEIRS, None, (replace(free(HOUR), lieu_id=ANTENNE.id),))
        return CreneauAnswer((*ours.lieux, theirs)) if question.territory and others else ours

    at.desk.bookings.creneaux = creneaux  # type: ignore[method-assign] # played otherwise
    at.desk.capabilities = replace(WHOLE, prescription=True)
    at.booking.search.let_widen(True)
    at.booking.search.set_wide(True)
    await at.settle()
    return asked


async def chosen(at: Bench) -> None:
    found = at.booking.search.found
    assert found is not None
    theirs = found.blocks[-1]
    at.booking.draft.take(theirs.rows[0].days[0][0])
    at.booking.draft.add_guest(LEA)
    await at.settle()


async def test_only_a_platform_that_can_is_asked(bench: Bench) -> None:
    bench.booking.search.set_wide(True)
    assert not bench.booking.search.wide


async def test_what_was_chosen_of_one_organisation_counts_for_nothing(bench: Bench) -> None:
    bench.booking.search.set_agents({21})
    asked = await widened(bench)
    assert (asked[-1].territory, asked[-1].agent_ids, asked[-1].lieu_ids) == (True, (), ())
    bench.booking.search.set_wide(False)
    await bench.settle()
    assert (asked[-1].territory, asked[-1].agent_ids) == (False, (21,))


async def test_nobody_else_is_said(bench: Bench) -> None:
    await widened(bench, others=False)
    assert bench.booking.search.alone.startswith("Aucune autre organisation")
    bench.booking.search.set_wide(False)
    await bench.settle()
    assert bench.booking.search.alone == ""


async def test_their_motif_their_lieu_and_a_question_first(bench: Bench) -> None:
    questions: list[Question] = []
    bench.booking._work.questions.asked.connect(questions.append)
    await widened(bench)
    await chosen(bench)
    assert bench.booking.elsewhere == SUD
    # The search may be narrowed again meanwhile: whose RDV it is stays known.
    bench.booking.search.set_wide(False)
    await bench.settle()
    assert bench.booking.elsewhere == SUD
    bench.booking.book()
    await bench.settle()
    assert bench.desk.bookings.booked == []
    (question,) = questions
    assert "MDS Sud" in question.title
    assert question.lines == ("DUPONT Léa",)
    question.accept()
    await bench.settle()
    (made,) = bench.desk.bookings.booked
    assert (made.organisation_id, made.motif_id, made.lieu_id) == (SUD.id, THEIRS, ANTENNE.id)
    slip = bench.booking.slip()
    assert slip is not None
    assert (slip.organisation, slip.where) == ("MDS Sud", "Antenne, 2 rue du Sud")


async def test_at_home_nothing_is_asked(bench: Bench) -> None:
    questions: list[Question] = []
    bench.booking._work.questions.asked.connect(questions.append)
    await widened(bench)
    bench.booking.draft.take(slot())
    bench.booking.draft.add_guest(LEA)
    bench.booking.book()
    await bench.settle()
    assert questions == []
    assert len(bench.desk.bookings.booked) == 1


async def test_without_the_platform_nothing_is_kept_for_another_organisation(bench: Bench) -> None:
    await widened(bench)
    await chosen(bench)
    bench.desk.sync_state = SyncState(connected=False)
    bench.booking.book()
    await bench.settle()
    assert bench.desk.bookings.booked == []
    assert bench.notices[-1].kind == "warning"
    assert bench.step == "Filling"
