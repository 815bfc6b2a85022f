"""An RDV begins anywhere in the columns, and without a créneau, in the real window over a real desk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.platform_server.values.like import HISTORIC_2024, OWN, Like
from kiosk.views.day.columns_view import ColumnsView
from tests.support.desk import ALAIN, BEATRICE, LEA, PAUL, counter_data, rdv_row
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.waiting import until

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key


@pytest.fixture
def like() -> Like:
    return OWN


@pytest.fixture
def data() -> dict[str, Any]:
    return counter_data()


@pytest.fixture
async def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[..., None], data: dict[str, Any], like: Like
) -> AsyncIterator[DeskWindow]:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    async with desk_window(tmp_path, data, like=like) as made:
        yield made


async def columns_of(desk: DeskWindow) -> ColumnsView:
    await desk.press(Key.Key_C)
    page = desk.frame.page("agenda")
    await until(lambda: page.columns is not None and page.columns.isVisible(), "the columns")
    return page.columns  # type: ignore[no-any-return]


def point(columns: ColumnsView, minute: int, agent_id: int = BEATRICE) -> QPoint:
    """Of an agent's column, brought into sight."""
    lay = columns.laid
    assert lay is not None
    placed = next(one for one in lay.columns if one.column.agent_id == agent_id)
    columns.verticalScrollBar().setValue(lay.y(minute) - 60)
    return QPoint(placed.left + placed.width - 4, lay.y(minute) + 2) + columns.origin()


async def take_motif(desk: DeskWindow) -> Any:
    booking = desk.frame.presenter.page("booking")
    await until(lambda: desk.frame.page("booking").head.motif.is_open(), "the motif asked for")
    await desk.write("consult")
    await desk.press(Key.Key_Return)
    await until(lambda: booking.draft.ready, "the place taken")
    return booking


async def find(desk: DeskWindow, name: str) -> None:
    search = desk.frame.page("booking").side.search
    await until(search.field.hasFocus, "the keyboard on « Pour qui »")
    await desk.write(name)
    await until(lambda: desk.frame.presenter.page("booking").usagers.model.rowCount(), "somebody")
    await desk.press(Key.Key_Return)


@pytest.mark.parametrize("minute", [8 * 60 + 15, 9 * 60 + 15, 17 * 60 + 30])
async def test_a_click_outside_of_free_time_begins_an_rdv_there(desk: DeskWindow, minute: int) -> None:
    """Before the plage, beside a card, after the plage."""
    columns = await columns_of(desk)
    QTest.mouseClick(columns.viewport(), Qt.MouseButton.LeftButton, pos=point(columns, minute))
    booking = await take_motif(desk)
    form = booking.draft.form
    assert (form.hour, [agent.id for agent in form.agents]) == (time(minute // 60, minute % 60), [BEATRICE])
    await find(desk, "martin paul")
    assert booking.draft.outlook.warnings


async def test_return_on_a_place_over_a_card_asks_and_goes_through(desk: DeskWindow) -> None:
    columns = await columns_of(desk)
    columns.setFocus()
    await desk.press(Key.Key_F)
    while columns.hand.chosen is not None and columns.hand.chosen.minute < 15 * 60 + 15:
        await desk.press(Key.Key_Down)
    assert columns.hand.chosen is not None
    assert (columns.hand.chosen.text, columns.hand.chosen.free) == ("15:15", True)
    await desk.press(Key.Key_Down)
    assert (columns.hand.chosen.text, columns.hand.chosen.free) == ("15:30", False)
    await desk.press(Key.Key_Return)
    booking = await take_motif(desk)
    await find(desk, "dupont lea")
    await desk.press(Key.Key_Return)
    assert desk.asked[-1].lines == ("Béatrice Martin a déjà un rendez-vous de 15:20 à 15:50.",)
    await desk.say_yes()
    assert booking.draft.done
    made = [one for one in await desk.counter.colleague.rdvs_of_user(LEA, 1) if one.starts_at.hour == 15]
    assert [one.starts_at.time() for one in made] == [time(15, 30)]


@pytest.mark.parametrize("data", [counter_data(rdvs=[])])
async def test_a_day_without_rdvs_has_the_columns_of_who_receives(desk: DeskWindow) -> None:
    board = desk.frame.page("agenda")
    assert board.empty.isVisible()
    columns = await columns_of(desk)
    assert columns.laid is not None
    assert [one.column.agent_id for one in columns.laid.columns] == [BEATRICE]
    await desk.press(Key.Key_L)
    assert board.empty.isVisible()


async def test_who_has_nothing_is_folded_and_comes_back_when_asked(desk: DeskWindow) -> None:
    columns = await columns_of(desk)
    strip = desk.frame.page("agenda").aside
    assert strip.isVisible()
    assert strip.edge.accessibleName() == f"{len(strip.boxes)} agents sans rien ce jour"
    assert BEATRICE not in strip.boxes
    strip.edge.click()
    assert strip.is_open
    box = strip.boxes[ALAIN]
    # Until the plages are read nobody knows that he does not receive.
    await until(lambda: box.accessibleName() == "Alain Petit, Ne reçoit pas ce jour", "why he has nothing")
    box.click()
    await desk.settle()
    assert columns.laid is not None
    assert [one.column.agent_id for one in columns.laid.columns] == [ALAIN, BEATRICE]
    QTest.mouseClick(columns.viewport(), Qt.MouseButton.LeftButton, pos=point(columns, 14 * 60, ALAIN))
    booking = await take_motif(desk)
    assert [agent.id for agent in booking.draft.form.agents] == [ALAIN]
    await desk.press(Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    strip.boxes[ALAIN].click()
    await desk.settle()
    assert [one.column.agent_id for one in columns.laid.columns] == [BEATRICE]
    desk.frame.page("agenda").header.filter.setText("dupont")
    await desk.settle()
    assert not strip.isVisible(), "a filter says nothing of who is there"


def _eight() -> dict[str, Any]:
    """Eight agents who receive, one after the other from 9:00 on."""
    base = counter_data()
    agent, plage = base["agents"][2], base["plage_ouvertures"][0]
    more = [
        agent | {"key": f"a{number}", "id": number, "first_name": "Marie-Christine", "last_name": f"Delahaye{number}"}
        for number in range(31, 38)
    ]
    plages = [plage | {"key": f"p{one['id']}", "id": one["id"], "agent": one["key"]} for one in more]
    rdvs = [rdv_row(100 + place, f"{9 + place}:00", PAUL, agents=[one["key"]]) for place, one in enumerate(more)]
    return counter_data(
        agents=[*base["agents"], *more],
        plage_ouvertures=[plage, *plages],
        rdvs=[*base["rdvs"], *rdvs],
    )


@pytest.mark.parametrize("data", [_eight()])
@pytest.mark.parametrize("panel", [False, True])
async def test_eight_who_receive_are_seen_at_once_on_a_small_screen(desk: DeskWindow, panel: bool) -> None:
    """At 1366 × 768, the panel at the right or not."""
    columns = await columns_of(desk)
    desk.frame.show_panel(panel)
    await desk.settle()
    assert columns.laid is not None
    assert len(columns.laid.columns) == 8
    assert columns.horizontalScrollBar().maximum() == 0
    for card in columns.laid.cards:
        assert card.rect.width() >= 84, "an hour, a status, and eleven letters of a name"


@pytest.mark.parametrize("data", [counter_data(plage_ouvertures=[], rdvs=[rdv_row(1, "9:20", PAUL)])])
async def test_a_search_without_slots_goes_on_by_hand(desk: DeskWindow) -> None:
    await desk.press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page, booking = desk.frame.page("booking"), desk.frame.presenter.page("booking")
    await until(lambda: booking.search.directory is not None, "the motifs")
    booking.search.set_motif(31)
    await until(lambda: booking.search.state == "nothing", "the answer")
    assert page.empty.button.text() == "Prendre rendez-vous sans créneau (Entrée)"
    page.empty.button.setFocus()
    await desk.press(Key.Key_Return)
    form = page.side.form
    assert form.hour.hasFocus()
    assert form.day.text() == "23/11/2026"
    await desk.write("1645")
    await desk.press(Key.Key_Return)
    await find(desk, "dupont lea")
    await desk.press(Key.Key_Return)
    assert form.error.text() == "Choisissez au moins un agent."
    booking.draft.set_agents({BEATRICE})
    await desk.settle()
    await desk.press(Key.Key_Return)
    assert booking.draft.done


async def test_the_hour_that_is_missing_is_typed_at_once_once_it_is_known_for_whom(desk: DeskWindow) -> None:
    await desk.press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page, booking = desk.frame.page("booking"), desk.frame.presenter.page("booking")
    await until(lambda: booking.search.directory is not None, "the motifs")
    page.head.without.click()
    await desk.write("consult")
    await desk.press(Key.Key_Return)
    await find(desk, "dupont lea")
    form = page.side.form
    await until(form.hour.hasFocus, "the keyboard on the hour")
    await desk.write("1645")
    await desk.press(Key.Key_Tab)
    assert form.hour.text() == "16:45"


@pytest.mark.parametrize("like", [HISTORIC_2024])
async def test_a_platform_that_keeps_its_slots_is_told_of_the_place(desk: DeskWindow) -> None:
    columns = await columns_of(desk)
    QTest.mouseClick(columns.viewport(), Qt.MouseButton.LeftButton, pos=point(columns, 14 * 60 + 30))
    await desk.settle()
    page = desk.frame.page("booking")
    assert page.plan is not None
    await until(page.plan.isVisible, "the page for the platform")
    assert page.plan._place.text() == (
        "Lundi 23 novembre 2026 à\u00a014:30, avec Béatrice Martin\u00a0: "
        "à choisir de nouveau sur la page de la plateforme."
    )
