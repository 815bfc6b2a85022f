from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.day.board import Counter
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action, Shown, Status
from kiosk.domain.writes.origin import Origin
from tests.presenters.conftest import Bench
from tests.presenters.fakes import NOW, PETIT, SUD, TODAY, day_of, rdv, until


def seen(one: Rdv) -> Rdv:
    people = tuple(replace(p, status=Status.SEEN) for p in one.participations)
    return replace(one, participations=people, status=Status.SEEN)


async def test_the_day_is_shown_in_hour_order_with_the_line_of_now(bench: Bench) -> None:
    assert bench.state == "ready"
    assert bench.keys == ["rdv-1", "now", "rdv-2", "rdv-3"]


async def test_what_someone_else_did_is_pointed_out_and_what_one_did_is_not(bench: Bench) -> None:
    touched: list[tuple[str, ...]] = []
    bench.frame.page("agenda").board.touched_elsewhere.connect(touched.append)
    bench.desk.put(seen(bench.desk.entries[1].rdv))
    await bench.settle()
    assert touched == [("rdv-1",)]
    bench.frame.page("agenda").board.act(Action.SEEN, ["rdv-2"])
    await bench.settle()
    # Sent, then confirmed by the platform: nothing that one did not know.
    bench.desk.put(bench.desk.entries[2].rdv)
    await bench.settle()
    assert touched == [("rdv-1",)]


async def test_changes_of_one_turn_are_read_once(bench: Bench) -> None:
    bench.frame.page("agenda").board.select("rdv-3")  # the panel reads what it shows again
    await bench.settle()
    bench.desk.reads.clear()
    for _ in range(20):
        bench.desk.tell("rdvs", 1, 2)
    await bench.settle()
    assert bench.desk.reads == ["entry 1", "entry 2"]


async def test_many_changes_are_one_reading_of_the_day(bench: Bench) -> None:
    bench.desk.reads.clear()
    bench.desk.put(*(rdv(number, NOW + timedelta(minutes=number)) for number in range(10, 40)))
    await bench.settle()
    assert bench.desk.reads == [f"day 1 {TODAY}"]
    assert len(bench.keys) == 34


async def test_a_long_pull_does_not_have_the_day_read_without_end(bench: Bench) -> None:
    bench.desk.reads.clear()
    for _ in range(30):
        bench.desk.tell("rdvs", *range(1000, 1100))
        await bench.settle()
    assert len(bench.desk.reads) == 1
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await bench.settle()
    row = bench.frame.page("agenda").board.model.row_at("rdv-2")
    assert row is not None
    assert row.shown is Shown.WAITING  # one's own gestures wait for nothing
    bench.desk.reads.clear()
    await until(lambda: len(bench.desk.reads) == 1)  # and what came meanwhile is read once more


async def test_changes_elsewhere_are_not_read(bench: Bench) -> None:
    bench.frame.page("agenda").board.select("rdv-3")  # the panel reads what it shows again
    await bench.settle()
    bench.desk.reads.clear()
    for callback in list(bench.desk._callbacks):
        from kiosk.desk import DeskChange

        callback(DeskChange("rdvs", frozenset({2}), frozenset({1}), Origin.SYNC))
    await bench.settle()
    assert bench.desk.reads == []


async def test_an_rdv_that_comes_goes_or_changes_day(bench: Bench) -> None:
    bench.desk.put(rdv(9, NOW + timedelta(hours=1)))
    await bench.settle()
    assert bench.keys == ["rdv-1", "now", "rdv-2", "rdv-9", "rdv-3"]
    bench.desk.put(rdv(9, NOW + timedelta(days=1)))
    await bench.settle()
    assert bench.keys == ["rdv-1", "now", "rdv-2", "rdv-3"]
    del bench.desk.entries[3]
    bench.desk.tell("rdvs", 3)
    await bench.settle()
    assert bench.keys == ["rdv-1", "now", "rdv-2"]


async def test_filter_as_one_types(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    board.set_text("nom2")
    assert [key for key in bench.keys if key.startswith("rdv")] == ["rdv-2"]
    board.set_text("personne")
    assert bench.state == "filtered_empty"
    assert board.empty_text[0] == "Aucun RDV ne correspond"
    board.clear_filter()
    assert bench.state == "ready"
    assert len(bench.keys) == 4


async def test_counters_filter_and_are_taken_back(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    assert board.board is not None
    assert board.board.counters[Counter.UPCOMING] + board.board.counters[Counter.TO_FILL] == 3
    board.toggle_counter(Counter.SEEN)
    assert bench.state == "filtered_empty"
    board.toggle_counter(Counter.SEEN)
    assert not board.wanted.active


async def test_filters_by_agent_service_and_motif(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    bench.desk.put(rdv(4, NOW + timedelta(hours=1), agents=(PETIT,)))
    await bench.settle()
    assert [(c.name, c.count) for c in board.choices.agents] == [("Alain Petit", 1), ("Béatrice Martin", 3)]
    assert [(c.name, c.count) for c in board.choices.services] == [("PMI", 4)]
    assert [(c.name, c.count) for c in board.choices.motifs] == [("Consultation", 4)]
    board.set_agents([PETIT.id])
    assert [key for key in bench.keys if key.startswith("rdv")] == ["rdv-4"]
    board.set_agents([])
    board.set_services([5])
    assert len(bench.keys) == 5
    board.set_motifs([999])
    assert bench.state == "filtered_empty"


async def test_selection_survives_refreshes_and_the_panel_follows(bench: Bench) -> None:
    board, panel = bench.frame.page("agenda").board, bench.frame.page("agenda").panel
    board.select("rdv-2")
    await bench.settle()
    assert panel.details is not None
    assert panel.details.title == "NOM2 Léa"
    bench.desk.put(rdv(9, NOW), rdv(10, NOW + timedelta(minutes=1)))
    await bench.settle()
    assert board.selected_key == "rdv-2"
    board.toggle_counter(Counter.UPCOMING)
    assert board.selected_key == "rdv-2"
    board.clear_filter()
    assert board.selected_key == "rdv-2"
    board.select("")
    assert panel.details is None


async def test_somebody_is_in_hand_from_the_start_and_whatever_is_looked_at(bench: Bench) -> None:
    board, where = bench.frame.page("agenda").board, bench.frame.where
    assert board.selected_key == "rdv-1"  # late: who most needs something
    board.set_text("nom3")
    assert board.selected_key == "rdv-3"
    board.set_text("personne")
    assert board.selected_key == ""
    board.clear_filter()
    assert board.selected_key == "rdv-1"
    bench.desk.put(rdv(7, NOW + timedelta(days=1)), rdv(8, NOW + timedelta(hours=1), lieu=SUD))
    where.next_day()
    assert board.selected_key == "", "nothing is done on a day that is left"
    await bench.settle()
    assert board.selected_key == "rdv-7"
    where.go_to_today()
    await bench.settle()
    assert board.selected_key == "rdv-1"
    where.choose_lieu(SUD.id)
    assert board.selected_key == "rdv-8"


async def test_the_hand_stays_where_it_is_and_goes_to_the_neighbour_of_what_is_gone(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    board.select("rdv-2")
    bench.desk.put(rdv(9, NOW - timedelta(hours=3)))
    await bench.settle()
    assert board.selected_key == "rdv-2", "somebody else needs more, and the hand is not taken"
    for gone, next_one in ((2, "rdv-3"), (3, "rdv-1"), (1, "rdv-9")):
        del bench.desk.entries[gone]
        bench.desk.tell("rdvs", gone)
        await bench.settle()
        assert board.selected_key == next_one


async def test_the_line_of_one_of_several_is_their_rdv_where_it_has_no_line(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    others = bench.desk.entries[2].rdv.participations
    bench.desk.put(rdv(4, NOW + timedelta(hours=1), *bench.desk.entries[1].rdv.participations, *others))
    await bench.settle()
    part = next(row.key for row in board.model.rows if row.key.startswith("participation"))
    board.select(part)
    board.set_form("columns")
    assert board.selected_key == "rdv-4"
    board.set_form("list")
    assert board.selected_key == "rdv-4"
    board.select(part)
    board.toggle("rdv-4")
    assert board.selected_key == "rdv-4"


async def test_the_next_who_needs_something(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    board.act(Action.WAITING, ["rdv-3"])
    await bench.settle()
    found = []
    for _ in range(4):
        found.append(board.selected_key)
        board.take_next()
    assert found == ["rdv-1", "rdv-3", "rdv-2", "rdv-1"]
    for number in (1, 2, 3):
        bench.desk.put(seen(bench.desk.entries[number].rdv))
    await bench.settle()
    board.take_next()
    assert bench.notices[-1].text == "Personne d’autre n’attend quelque chose de l’accueil."


async def test_the_same_filter_said_again_leaves_the_hand_where_it_went(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    board.set_text("consultation")
    other = next(key for key in bench.keys if key.startswith("rdv-") and key != board.selected_key)
    board.select(other)
    board.set_text("consultation")
    bench.frame.ticker.ticked.emit()
    assert board.selected_key == other


async def test_the_minutes_live(bench: Bench) -> None:
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await bench.settle()
    bench.desk.clock.move(minutes=21)
    bench.frame.ticker.ticked.emit()
    row = bench.frame.page("agenda").board.model.row_at("rdv-2")
    assert row is not None
    assert (row.waiting_minutes, row.long_wait) == (21, True)
    waiting = bench.frame.page("waiting_room").model.row_at(bench.frame.page("waiting_room").model.rows[0].key)
    assert waiting is not None
    assert waiting.waiting_minutes == 21


async def test_a_lieu_narrows_and_lieux_are_named_when_there_are_several(bench: Bench) -> None:
    bench.desk.put(rdv(4, NOW + timedelta(hours=1), lieu=SUD))
    await bench.settle()
    assert "rdv-4" in bench.keys
    assert bench.frame.page("agenda").board.model.name_lieux
    bench.frame.where.choose_lieu(SUD.id)
    assert [key for key in bench.keys if key.startswith("rdv")] == ["rdv-4"]
    assert not bench.frame.page("agenda").board.model.name_lieux
    bench.frame.where.choose_lieu(None)
    assert "rdv-1" in bench.keys


async def test_columns_when_asked_for(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    assert board.columns is None
    said: list[str] = []
    board.columns_changed.connect(lambda: said.append("columns"))
    board.form_changed.connect(lambda: said.append("form"))
    board.set_form("columns")
    assert said == ["columns", "form"]
    assert board.columns is not None
    assert [(c.name, c.service, len(c.cards)) for c in board.columns.columns] == [("Béatrice Martin", "PMI", 3)]
    board.act(Action.SEEN, ["rdv-2"])
    await bench.settle()
    assert [card.row.shown for card in board.columns.columns[0].cards][1] is Shown.SEEN


class TestManyPast:
    @pytest.fixture
    def rdvs(self) -> list[Rdv]:
        return [seen(one) if one.starts_at < NOW - timedelta(hours=1) and one.id != 5 else one for one in day_of(120)]

    async def test_what_has_just_been_acted_on_does_not_slip_into_the_fold(self, bench: Bench) -> None:
        board = bench.frame.page("agenda").board
        assert "fold-past" in bench.keys
        assert "rdv-5" in bench.keys
        board.act(Action.SEEN, ["rdv-5"])
        await bench.settle()
        row = board.model.row_at("rdv-5")
        assert row is not None
        assert row.shown is Shown.SEEN
        bench.desk.clock.move(minutes=3)
        bench.frame.ticker.ticked.emit()
        assert "rdv-5" not in bench.keys

    async def test_the_fold_opens_and_closes(self, bench: Bench) -> None:
        board = bench.frame.page("agenda").board
        assert "rdv-1" not in bench.keys
        board.toggle("fold-past")
        assert "rdv-1" in bench.keys
        board.toggle("fold-past")
        assert "rdv-1" not in bench.keys
        assert board.row("rdv-1") is not None


async def test_once_the_day_is_over_it_says_what_is_left(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    assert board.ended_text == ""
    bench.desk.put(seen(bench.desk.entries[1].rdv))
    bench.desk.clock.move(hours=7, minutes=40)
    bench.frame.ticker.ticked.emit()
    await bench.settle()
    assert board.ended_text == "La journée est terminée\u00a0: 2 RDV restent à renseigner."
    board.act(Action.SEEN, ["rdv-2"])
    await bench.settle()
    assert board.ended_text == "La journée est terminée\u00a0: 1 RDV reste à renseigner."
    board.act(Action.NOSHOW, ["rdv-3"])
    await bench.settle()
    assert board.ended_text == "La journée est terminée\u00a0: tous les RDV sont renseignés."
    board.toggle_counter(Counter.TO_FILL)
    assert board.empty_text[0] == "Tout est renseigné"
    board.set_text("nobody")
    assert board.empty_text[0] == "Aucun RDV ne correspond"
    board.clear_filter()
    bench.frame.where.previous_day()
    await bench.settle()
    assert board.ended_text == ""
