"""« Mon agenda » through the window: an agent's week, and what one chose for oneself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.domain.platform.own import Level
from kiosk.platform_server.values.like import OWN
from kiosk.views.day.columns_view import ColumnsView
from kiosk.views.widgets.copy_label import CopyLabel
from tests.presenters.fakes import NOW
from tests.support.desk import ALAIN, BEATRICE, CLAIRE, LEA, PAUL, counter_data, rdv_row
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.waiting import until

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key
MONDAY = date(2026, 11, 23)


def data() -> dict[str, Any]:
    """Béatrice on Wednesday and on the Monday after, Alain on Tuesday; Claire has nothing."""
    rows = [
        rdv_row(1, "9:20", LEA),
        rdv_row(2, "10:50", PAUL, starts_at="2026-11-25T10:50:00+01:00"),
        rdv_row(3, "9:00", PAUL, starts_at="2026-11-24T09:00:00+01:00", agents=["alain"]),
        rdv_row(4, "9:00", LEA, starts_at="2026-11-30T09:00:00+01:00"),
        rdv_row(5, "9:00", LEA, starts_at="2027-01-12T09:00:00+01:00"),
    ]
    away = {"key": "ab", "id": 7, "agent": "beatrice", "title": "Congés", "first_day": "2026-11-27"}
    return counter_data(rdvs=rows, absences=[away | {"start_time": "00:00", "end_time": "23:59"}])


@pytest.fixture
async def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DeskWindow]:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    async with desk_window(tmp_path, data()) as made:
        yield made


def week(at: DeskWindow) -> Any:
    return at.frame.presenter.page("week")


def shown(at: DeskWindow) -> list[tuple[str, list[str]]]:
    """The days in sight, and who comes on each."""
    return [(one.name, [card.row.name for card in one.cards]) for one in week(at).week.columns.columns]


async def told(at: DeskWindow) -> None:
    await until(lambda: all(one.presence != "Arrive…" for one in week(at).week.columns.columns), "the whole week")
    await at.settle()


async def test_a_column_s_head_and_a_key_lead_to_the_week_of_its_agent(at: DeskWindow) -> None:
    await at.press(Key.Key_C)
    columns = at.frame.page("agenda").columns
    assert isinstance(columns, ColumnsView)
    assert columns.laid is not None
    place = next(one for one in columns.laid.columns if one.column.agent_id == BEATRICE)
    head = QPoint(columns.laid.gutter + place.left + 20, columns.laid.head_height - 8)
    assert columns._tip(head) == "Voir la semaine\u00a0: Béatrice Martin (W)"
    QTest.mouseClick(columns.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, head)
    await told(at)
    assert at.frame.place == "week"
    assert week(at).agent_id == BEATRICE
    assert shown(at) == [
        ("Lundi 23", ["DUPONT Léa"]),
        ("Mardi 24", []),
        ("Mercredi 25", ["MARTIN Paul"]),
        ("Jeudi 26", []),
        ("Vendredi 27", []),
    ]
    friday = week(at).week.columns.columns[-1]
    assert friday.presence == "Absent toute la journée"
    assert week(at).week.columns.now_in == (0, 10 * 60 + 20)
    # What is looked at on the agenda goes on being followed.
    assert at.counter.desk._session._open is not None
    assert at.counter.desk._session._open._view == (1, MONDAY)
    await at.press(Key.Key_1, CTRL)
    await at.press(Key.Key_W)
    assert at.frame.place == "week"


async def test_weeks_are_turned_and_far_ones_are_asked_for(at: DeskWindow) -> None:
    await at.press(Key.Key_7, CTRL)
    assert week(at).agent_id == CLAIRE, "one's own first"
    week(at).choose(BEATRICE)
    await told(at)
    page = at.frame.page("week")
    assert page.day.day_button.text() == "Semaine du 23 au 29 novembre 2026"
    await at.press(Key.Key_Right, ALT)
    await told(at)
    assert page.day.day_button.text() == "Semaine du 30 novembre au 6 décembre 2026"
    assert shown(at)[0] == ("Lundi 30", ["DUPONT Léa"])
    week(at).go_to(date(2027, 1, 14))
    await told(at)
    assert shown(at)[1] == ("Mardi 12", ["DUPONT Léa"]), "months ahead, where nothing was kept"
    await at.press(Key.Key_T, CTRL)
    assert week(at).first == MONDAY


async def test_whom_one_may_see_is_chosen_and_a_week_without_anything_says_so(at: DeskWindow) -> None:
    await at.press(Key.Key_7, CTRL)
    await until(lambda: week(at).state == "empty", "the week")
    page = at.frame.page("week")
    assert page.empty.isVisible()
    assert page.empty.title() == "Rien dans votre semaine"
    assert [name for _, name in week(at).agents] == [
        "Claire Renaud (vous)", "Alain Petit", "Béatrice Martin", "Odile Chef",
    ]  # fmt: skip
    page.agent.chosen.emit(ALAIN)
    await told(at)
    assert shown(at)[1] == ("Mardi 24", ["MARTIN Paul"])
    assert page.count.text() == "1 RDV"
    assert not page.choices.isVisible(), "what is chosen is one's own"


async def test_an_rdv_of_the_week_is_opened_on_its_day_and_a_free_place_begins_one(at: DeskWindow) -> None:
    await at.press(Key.Key_7, CTRL)
    week(at).choose(BEATRICE)
    await told(at)
    page = at.frame.page("week")
    page.columns.setFocus()
    await at.press(Key.Key_Down)
    await at.press(Key.Key_Right)
    assert week(at).selected_key == "rdv-2"
    await at.press(Key.Key_Return)
    await until(lambda: at.frame.presenter.page("agenda").board.selected_key == "rdv-2", "its line")
    assert at.frame.place == "agenda"
    assert at.frame.presenter.where.day == date(2026, 11, 25)
    await at.press(Key.Key_7, CTRL)
    page.columns.free_wanted.emit(MONDAY.toordinal(), 14 * 60, 11)
    await at.settle()
    assert at.frame.place == "booking"
    place = at.frame.presenter.page("booking").place
    assert (place.starts_at, place.agent.id) == (NOW.replace(hour=14, minute=0), BEATRICE)


async def test_through_a_cut_the_days_kept_are_shown_and_the_others_said(at: DeskWindow) -> None:
    await at.press(Key.Key_7, CTRL)
    week(at).choose(BEATRICE)
    await told(at)
    await at.counter.lose()
    week(at).go_to(date(2027, 1, 14))
    await at.settle()
    assert at.frame.page("week").note.isVisible()
    assert {one.presence for one in week(at).week.columns.columns} == {"Pas connu de ce poste"}
    week(at).go_to_today()
    await at.settle()
    assert shown(at)[2] == ("Mercredi 25", ["MARTIN Paul"])


async def test_one_chooses_of_what_one_is_told_and_copies_the_address_of_one_s_calendar(at: DeskWindow) -> None:
    await at.press(Key.Key_7, CTRL)
    page = at.frame.page("week")
    page.choices.click()
    await until(lambda: week(at).own.state == "shown", "the choices")
    assert page.own.level.current() is Level.OTHERS
    page.own.level.chosen.emit(Level.NONE)
    await at.settle()
    assert await at.counter.desk.own.level() is Level.NONE
    assert not page.own.findChildren(CopyLabel)
    page.own.make.click()
    await until(lambda: page.own.findChildren(CopyLabel), "the address")
    [copy] = page.own.findChildren(CopyLabel)
    first = copy.value()
    assert first.startswith("webcal://")
    copy.click()
    assert QGuiApplication.clipboard().text() == first
    page.own.make.click()
    await at.settle()
    assert at.asked[-1].text == "Celle d’avant ne répondra plus\u00a0: " + (
        "les agendas qui y sont abonnés ne se mettront plus à jour."
    )
    await at.say_yes()
    await until(lambda: week(at).own.address.webcal_url != first, "another address")
    page.own.close_address.click()
    await at.settle()
    await at.say_yes()
    await until(lambda: not week(at).own.subscribed, "the address to be closed")
    assert await at.counter.desk.own.has_calendar() is False


async def test_what_is_chosen_while_the_choices_are_read_again_stays_chosen(at: DeskWindow) -> None:
    await at.press(Key.Key_7, CTRL)
    own = week(at).own
    await until(lambda: own.state == "shown", "the choices")
    wire = at.counter.wire
    wire.hold("GET /api/desk/v1/agents/me/calendar")
    before = wire.count("GET /api/desk/v1/agents/me/calendar")
    own.read()
    await until(lambda: wire.count("GET /api/desk/v1/agents/me/calendar") > before, "the question")
    own.choose(Level.NONE)
    await until(lambda: own.level is Level.NONE, "the choice")
    wire.mend()
    await at.settle()
    assert own.level is Level.NONE


async def test_a_platform_that_keeps_these_choices_on_its_own_pages_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)
    async with desk_window(tmp_path, data(), like=replace(OWN, desk_api=False)) as at:
        await at.press(Key.Key_7, CTRL)
        page = at.frame.page("week")
        page.choices.click()
        await until(lambda: week(at).own.state == "absent", "the answer")
        assert "Mon compte" in page.own.problem.text()
        assert not page.own.level.isVisible()
        week(at).choose(BEATRICE)
        await told(at)
        assert shown(at)[2] == ("Mercredi 25", ["MARTIN Paul"]), "RDVs are told by any release"
