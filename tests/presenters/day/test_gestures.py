from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from kiosk.domain.booking.booking import Guest, booking_of
from kiosk.domain.day.board import Counter
from kiosk.domain.day.consequences import Consequences
from kiosk.domain.day.gesture import DeskRdv, apply
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.status import Action, Shown, Status
from kiosk.domain.people.told import Told
from kiosk.domain.platform.failures import Conflict, DiskFull, Refused
from kiosk.presenters.words.sentences import sentence
from tests.presenters.conftest import Bench, DeskBench
from tests.presenters.fakes import ATELIER, MARTIN, NOW, PETIT, rdv, status_of, until, usager
from tests.support.desk import LEA, PAUL, TOM, counter_data, rdv_row
from tests.support.trade import gesture as gesture_on


@pytest.fixture
def data() -> dict[str, Any]:
    return counter_data(rdvs=[rdv_row(1, "9:20", LEA), rdv_row(2, "10:50", PAUL), rdv_row(3, "15:20", TOM)])


def shown(bench: DeskBench, number: int) -> Rdv:
    """As the agenda shows it."""
    entries: tuple[DeskRdv, ...] = bench.frame.page("agenda").feed.data.entries
    return next(entry.rdv for entry in entries if entry.rdv.id == number)


async def kept_status(bench: DeskBench, number: int) -> Status:
    """As the platform has it."""
    return (await bench.counter.colleague.rdv(number)).status


async def test_an_arrival_shows_at_once_and_says_so_with_an_undo(desk_bench: DeskBench) -> None:
    board = desk_bench.frame.page("agenda").board
    desk_bench.counter.wire.hold("/waiting_room")
    board.act(Action.WAITING, ["rdv-2"])
    await until(lambda: board.model.row_at("rdv-2").shown is Shown.WAITING)
    assert board.model.row_at("rdv-2").unsent
    desk_bench.counter.wire.mend()
    await until(lambda: not board.model.row_at("rdv-2").unsent)
    assert [(n.text, n.kind, n.undo) for n in desk_bench.notices] == [("MARTIN Paul en salle d’attente", "done", True)]
    assert desk_bench.asked == []


async def test_only_the_touched_rdv_is_read_again(bench: Bench) -> None:
    bench.desk.reads.clear()
    bench.frame.page("agenda").board.act(Action.SEEN, ["rdv-2"])
    await bench.settle()
    # Once, for the agenda and the waiting room alike.
    assert bench.desk.reads == ["entry 2"]


async def test_the_selection_stays(desk_bench: DeskBench) -> None:
    desk_bench.frame.page("agenda").board.select("rdv-1")
    desk_bench.frame.page("agenda").board.act(Action.SEEN, ["rdv-1"])
    await desk_bench.settle()
    assert desk_bench.frame.page("agenda").board.selected_key == "rdv-1"
    assert "rdv-1" in desk_bench.keys


async def test_what_cannot_be_done_now_says_why(desk_bench: DeskBench) -> None:
    desk_bench.frame.page("agenda").board.act(Action.NOSHOW, ["rdv-2"])
    await desk_bench.settle()
    assert [(n.text, n.kind) for n in desk_bench.notices] == [
        ("«\u00a0Absent (non excusé)\u00a0» n’est possible qu’une fois l’heure passée.", "warning")
    ]
    assert await kept_status(desk_bench, 2) is Status.UNKNOWN


async def test_no_line_chosen(desk_bench: DeskBench) -> None:
    desk_bench.frame.page("agenda").board.act(Action.SEEN, [])
    assert [n.text for n in desk_bench.notices] == ["Choisissez d’abord un rendez-vous."]


async def test_a_cancellation_asks_first_and_says_who_is_told(desk_bench: DeskBench) -> None:
    desk_bench.frame.page("agenda").board.act(Action.REVOKED, ["rdv-2"])
    await desk_bench.settle()
    assert await kept_status(desk_bench, 2) is Status.UNKNOWN
    question = desk_bench.asked[0]
    assert question.title == "Annuler le rendez-vous\u00a0: MARTIN Paul\u202f?"
    assert question.yes == "Annuler le rendez-vous"
    assert question.lines[0] == "MARTIN Paul, par SMS et par e-mail\u00a0: annulation du rendez-vous"
    assert question.text == "Seront prévenus\u00a0:"
    question.accept()
    await desk_bench.settle()
    assert await kept_status(desk_bench, 2) is Status.REVOKED
    assert desk_bench.notices[-1].text == "MARTIN Paul\u00a0: annulé"


async def test_what_happened_while_the_question_was_read_is_asked_again(desk_bench: DeskBench) -> None:
    desk_bench.frame.page("agenda").board.act(Action.REVOKED, ["rdv-2"])
    await desk_bench.settle()
    colleague = desk_bench.counter.colleague
    there = booking_of(await colleague.rdv(2))
    both = replace(there, guests=(*there.guests, Guest(LEA)))
    await colleague.update_rdv(2, there, both, key=str(uuid4()))
    await until(lambda: len(shown(desk_bench, 2).participations) == 2)
    desk_bench.asked[0].accept()
    await desk_bench.settle()
    assert await kept_status(desk_bench, 2) is Status.UNKNOWN
    assert any("DUPONT Léa" in line for line in desk_bench.asked[1].lines)
    desk_bench.asked[1].accept()
    await desk_bench.settle()
    assert await kept_status(desk_bench, 2) is Status.REVOKED
    assert len(desk_bench.asked) == 2


async def test_what_is_known_better_after_a_yes_is_not_asked_again(bench: Bench) -> None:
    """The motifs, which know whether usagers are told, come a moment after the first lines of a day."""
    entry = bench.desk.entries[2].rdv
    known = entry.motif.visibility_type
    (alone,) = entry.participations
    entry = replace(entry, participations=(alone, replace(alone, id=299, usager=usager(299))))
    bench.desk.put(replace(entry, motif=replace(entry.motif, visibility_type=None)))
    await bench.settle()
    bench.frame.page("agenda").board.act(Action.REVOKED, ["rdv-2"])
    await bench.settle()
    assert "selon les réglages de la plateforme" in bench.asked[0].lines[0], "a couple’s, told by halves or not"
    bench.desk.put(replace(entry, motif=replace(entry.motif, visibility_type=known)))
    await bench.settle()
    bench.asked[0].accept()
    await bench.settle()
    assert len(bench.asked) == 1
    assert status_of(bench.desk, 2) is Status.REVOKED


async def test_a_gesture_made_again_asks_first_where_people_are_told_and_leaves_the_rest(bench: Bench) -> None:
    """Somebody else noted her seen while she was being cancelled here."""
    there = apply(bench.desk.entries[2].rdv, gesture_on(bench.desk.entries[2].rdv, Action.SEEN))
    bench.desk.entries[2] = DeskRdv(there, problem="Noté ailleurs.", overtaken=gesture_on(there, Action.REVOKED))
    bench.desk.tell("rdvs", 2)
    await bench.settle()
    bench.frame.page("agenda").board.select("rdv-2")
    await bench.settle()
    assert bench.frame.page("agenda").panel.details is not None
    assert bench.frame.page("agenda").panel.details.overtaken
    bench.frame.page("agenda").panel.make_again()
    await bench.settle()
    assert [one.yes for one in bench.asked] == ["Annuler le rendez-vous"]
    assert bench.desk.entries[2].rdv == there
    bench.asked[0].accept()
    await bench.settle()
    assert bench.desk.entries[2].rdv.status is Status.REVOKED


async def test_several_lines_at_once_those_that_can(desk_bench: DeskBench) -> None:
    desk_bench.frame.page("agenda").board.act(Action.NOSHOW, ["rdv-1", "rdv-2", "rdv-3"])
    await desk_bench.settle()
    assert [await kept_status(desk_bench, number) for number in (1, 2, 3)] == [
        Status.NOSHOW,
        Status.UNKNOWN,
        Status.UNKNOWN,
    ]
    assert desk_bench.notices[0].text == "DUPONT Léa\u00a0: absent (non excusé) (2 lignes laissées telles quelles)"


async def test_what_is_offered_on_several_lines_is_what_can_be_done_on_one(desk_bench: DeskBench) -> None:
    offered = desk_bench.frame.page("agenda").board.offered
    assert Action.NOSHOW not in offered(["rdv-2"])
    assert Action.NOSHOW in offered(["rdv-1", "rdv-2"])
    assert offered(["nobody"]) == ()


async def test_a_key_held_down_acts_once(desk_bench: DeskBench) -> None:
    for _ in range(5):
        desk_bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await desk_bench.settle()
    assert desk_bench.counter.wire.count("/waiting_room") == 1
    assert len(desk_bench.notices) == 1


async def test_a_gesture_that_was_not_kept_says_so(desk_bench: DeskBench, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object, **__: object) -> None:
        raise DiskFull

    with monkeypatch.context() as without_room:
        without_room.setattr(desk_bench.counter.memory.queue, "act", full)
        desk_bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
        await desk_bench.settle()
    assert [(n.text, n.kind) for n in desk_bench.notices] == [(sentence(DiskFull()), "error")]
    desk_bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await desk_bench.settle()
    assert desk_bench.notices[-1].kind == "done"


async def test_the_desks_own_refusal_is_said_in_its_words(bench: Bench) -> None:
    bench.desk.failure = Refused(messages=("Ce rendez-vous n’est plus dans l’agenda.",))
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await bench.settle()
    assert [(n.text, n.kind) for n in bench.notices] == [("Ce rendez-vous n’est plus dans l’agenda.", "warning")]
    bench.desk.failure = Conflict()
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await bench.settle()
    assert bench.notices[-1].text == sentence(Conflict())


class TestUndo:
    async def test_nothing_to_undo(self, bench: Bench) -> None:
        bench.frame.journal.undo()
        await bench.settle()
        assert [(n.text, n.kind) for n in bench.notices] == [("Rien à reprendre", "info")]

    async def test_ctrl_z_again_goes_further(self, bench: Bench) -> None:
        bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
        bench.frame.page("agenda").board.act(Action.SEEN, ["rdv-1"])
        await bench.settle()
        bench.notices.clear()
        bench.frame.journal.undo()
        bench.frame.journal.undo()
        bench.frame.journal.undo()
        await bench.settle()
        assert [n.text for n in bench.notices] == [
            "Geste repris\u00a0: NOM1 Léa (Vu)",
            "Geste repris\u00a0: NOM2 Léa (Salle d’attente)",
            "Rien à reprendre",
        ]
        row = bench.frame.page("agenda").board.model.row_at("rdv-2")
        assert row is not None
        assert row.shown is Shown.UPCOMING

    async def test_an_undo_that_tells_people_asks_first(self, bench: Bench) -> None:
        bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
        await bench.settle()
        bench.notices.clear()
        told = Told("NOM2 Léa", ("SMS",), "nouveau rendez-vous")
        bench.desk.undo_asks = Consequences(Action.WAITING, told=(told,), needs_confirmation=True, names=("NOM2 Léa",))
        bench.frame.journal.undo()
        await bench.settle()
        assert len(bench.desk.batches) == 1
        assert bench.asked[0].lines == (told.text,)
        bench.asked[0].accept()
        await bench.settle()
        assert bench.desk.batches == []
        assert [n.text for n in bench.notices] == ["Geste repris\u00a0: NOM2 Léa (Salle d’attente)"]


class TestSeveralPeople:
    @pytest.fixture
    def rdvs(self):  # type: ignore[no-untyped-def]
        couple = (Participation(201, usager(1, "Paul", "Martin")), Participation(202, usager(2, "Julie", "Martin")))
        many = tuple(Participation(300 + n, usager(30 + n, last=f"Inscrit{n}")) for n in range(8))
        return [
            rdv(2, NOW + timedelta(minutes=10), *couple, agents=(MARTIN, PETIT)),
            rdv(3, NOW - timedelta(minutes=20), *many, motif=ATELIER, name="Jeux et éveil"),
        ]

    async def test_one_of_a_couple(self, bench: Bench) -> None:
        bench.frame.page("agenda").board.act(Action.WAITING, ["participation-202"])
        await bench.settle()
        waiting = [p.waiting_since for p in bench.desk.entries[2].rdv.participations]
        assert waiting == [None, NOW]
        assert bench.notices[0].text == "MARTIN Julie en salle d’attente"

    async def test_a_line_and_one_under_it_are_one_target(self, bench: Bench) -> None:
        bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2", "participation-201"])
        await bench.settle()
        assert len(bench.desk.batches) == 1
        assert bench.notices[0].text == "MARTIN Paul et MARTIN Julie en salle d’attente"

    async def test_a_workshop_is_closed_and_opens(self, bench: Bench) -> None:
        assert "participation-300" not in bench.keys
        bench.frame.page("agenda").board.toggle("rdv-3")
        assert "participation-300" in bench.keys
        bench.frame.page("agenda").board.toggle("rdv-3")
        assert "participation-300" not in bench.keys

    async def test_one_of_a_closed_workshop_is_reached_all_the_same(self, bench: Bench) -> None:
        assert Action.SEEN in bench.frame.page("agenda").board.offered(["participation-300"])
        bench.frame.page("agenda").board.act(Action.SEEN, ["participation-300"])
        await bench.settle()
        assert bench.desk.entries[3].rdv.participations[0].status is Status.SEEN

    async def test_a_whole_workshop_asks_first(self, bench: Bench) -> None:
        bench.frame.page("agenda").board.act(Action.SEEN, ["rdv-3"])
        await bench.settle()
        assert bench.asked[0].title == "Marquer «\u00a0vu\u00a0»\u00a0: 8 usagers\u202f?"
        assert bench.asked[0].text == "Personne ne sera prévenu."
        bench.asked[0].accept()
        await bench.settle()
        board = bench.frame.page("agenda").board.board
        assert board is not None
        assert board.counters[Counter.SEEN] == 8
