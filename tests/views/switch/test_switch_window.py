"""« Changer d’agent » in the real window: two keys, and nothing of who was there is anywhere any more."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kiosk.api_client.sign_in.auth import TokenHeaders
from kiosk.desk.types import SignedAgent
from kiosk.store.remembered import Remembered
from kiosk.views.switch.page import SwitchPage
from tests.support.desk import ADMIN, CLAIRE, INSTANCE
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.in_sight import told
from tests.support.waiting import until
from tests.views.lock.test_nothing_of_anyone import (
    PLANTED,
    booking_for,
    planted,
    taking_in,
    the_form,
    the_journal,
    with_a_search,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ODILE = SignedAgent(ADMIN, "Odile", "Chef", "odile@exemple.test", INSTANCE)
CLAIRES, ODILES = "renard42", "k7m2"


@pytest.fixture
async def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[..., None]) -> AsyncIterator[DeskWindow]:
    """Claire at work; Odile, who sees the CCAS as well, has a code here too."""
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    async with desk_window(tmp_path, planted()) as made:
        desk = made.counter.desk
        assert desk.who is not None
        auth = made.counter.colleague.auth
        assert isinstance(auth, TokenHeaders)
        odile = Remembered(
            INSTANCE, ADMIN, "Odile", "Chef", "odile@exemple.test", auth.kept(), False, made.counter.clock.now()
        )
        await desk._session._memories.agents(lambda agents: agents.keep(odile, stays=False))
        await desk.lock.codes.make(desk.who, CLAIRES)
        await desk.lock.codes.make(ODILE, ODILES)
        yield made


async def shown(desk: DeskWindow) -> SwitchPage:
    page = desk.window.switch_page
    assert page is not None
    await until(lambda: page.isVisible() and page.rows, "the names")
    return page


async def to_the_names(desk: DeskWindow) -> SwitchPage:
    await desk.press(Key.Key_L, BOTH)
    return await shown(desk)


async def come_in(desk: DeskWindow, key: str, code: str, agent_id: int) -> None:
    page = await to_the_names(desk)
    await desk.write(key)
    assert page.code.hasFocus()
    await desk.write(code)
    await desk.press(Key.Key_Return)
    await until(lambda: (who := desk.counter.desk.who) is not None and who.agent_id == agent_id, "the other one")
    await until(lambda: desk.window.stack.currentWidget() is desk.window.frame, "their frame")
    await desk.settle()


async def test_two_keys_and_nothing_of_the_former_is_left(desk: DeskWindow) -> None:
    await with_a_search(desk)
    await the_journal(desk)
    await taking_in(desk)
    await booking_for(desk)
    desk.frame.show_panel(True)
    await desk.settle()
    QApplication.clipboard().setText("ZZZ")
    former = desk.frame.presenter
    assert [one for one in PLANTED if one in told()]
    page = await to_the_names(desk)
    assert [one for one in PLANTED if one in told()] == []
    assert [(row.line.key, row.line.name) for row in page.rows] == [("1", "Odile Chef"), ("2", "Claire Renaud")]
    await desk.press(Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.frame, "nobody was chosen: nothing is asked"
    # Odile sees the same day: what is hers is told apart by what Claire alone had done, chosen and typed.
    desk.frame.presenter.where.choose_organisation(1)
    await come_in(desk, "1", ODILES, ADMIN)
    assert desk.application.frame is not former
    assert desk.frame.top.who.text() == "Odile Chef"
    assert desk.frame.presenter.journal.acts == ()
    assert desk.frame.place == "agenda"
    assert not any(field.text() for field in desk.frame.findChildren(QLineEdit) if field.isVisible())
    desk.counter.wire.mend()
    assert desk.window.windowTitle() == "Kiosk"


async def test_what_was_begun_comes_back_with_who_began_it(desk: DeskWindow) -> None:
    await the_form(desk)
    form = desk.frame.presenter.page("usagers").form
    form.set_text("first_name", "Zénobie-Aude")
    desk.frame.presenter.page("absences").form.begin()
    desk.frame.presenter.page("absences").form.set_text("title", "Formation de Claire")
    await come_in(desk, "1", ODILES, ADMIN)
    assert "Zénobie-Aude" not in told()
    assert not desk.frame.presenter.page("usagers").form.is_open
    desk.frame.presenter.page("absences").form.begin()
    assert desk.frame.presenter.page("absences").form.typed.title == ""
    desk.frame.presenter.page("absences").form.close()
    await come_in(desk, "1", CLAIRES, CLAIRE)
    assert "Ce que vous aviez commencé est gardé\u00a0: fiche d’usager, indisponibilité" in desk.notices[-1].text
    await the_form(desk)
    assert desk.frame.presenter.page("usagers").form.form.texts["first_name"] == "Zénobie-Aude"
    desk.frame.presenter.page("absences").form.begin()
    assert desk.frame.presenter.page("absences").form.typed.title == "Formation de Claire"


async def test_what_could_not_leave_is_said_and_leaves_at_the_return(desk: DeskWindow) -> None:
    desk.counter.cut()
    table = desk.frame.page("agenda").table
    table.setFocus()
    table.choose("rdv-2")
    QTest.keyClick(desk.window.focusWidget(), Key.Key_A)
    await until(lambda: desk.counter.desk.unsent_count == 1, "the gesture kept")
    desk.application.change_agent()
    page = await shown(desk)
    assert page.rows[1].line.unsent == "1 geste à envoyer"
    QTest.keyClicks(page.names, "1")
    QTest.keyClicks(page.code, ODILES)
    QTest.keyClick(page.code, Key.Key_Return)
    await until(lambda: desk.frame.top.who.text() == "Odile Chef", "Odile")
    said = "1 geste de Claire Renaud attend d’être envoyé\u202f; il est gardé jusqu’à son retour sur ce poste."
    await until(lambda: desk.frame.left_behind.text() == said, "what was left")
    assert not [one for one in PLANTED if one in said]
    desk.frame.left_behind.act[1]()
    assert desk.frame.left_behind.isHidden()
    desk.counter.wire.mend()
    await desk.settle()
    page = await to_the_names(desk)
    assert page.rows[0].line.unsent == "1 geste à envoyer"
    await desk.write("1")
    await desk.write(CLAIRES)
    await desk.press(Key.Key_Return)
    await until(lambda: desk.frame.top.who.text() == "Claire Renaud", "Claire")
    await until(lambda: desk.counter.desk.unsent_count == 0, "her gesture sent")


async def test_from_a_locked_desk_a_colleague_takes_over_and_the_lock_stays_who_is_chosen_or_not(
    desk: DeskWindow,
) -> None:
    desk.application.lock_now()
    await desk.settle()
    assert desk.window.lock_page is not None
    desk.window.lock_page.change.click()
    await desk.settle()
    await desk.press(Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.lock_page
    await come_in(desk, "1", ODILES, ADMIN)
    # Chosen, then left: who was at work proves who they are.
    await to_the_names(desk)
    await desk.write("1")
    await desk.press(Key.Key_Escape)
    await desk.press(Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.lock_page
    assert desk.application.lock.on


async def test_at_the_end_of_the_day_the_door_says_so(desk: DeskWindow) -> None:
    agents, clock = desk.counter.desk.agents, desk.counter.clock
    await desk.counter.desk._session.closing_hour.open()
    ends = agents.day_ends
    assert ends is not None
    desk.frame.presenter.page("absences").form.begin()
    desk.frame.presenter.page("absences").form.set_text("title", "Formation de Claire")
    clock.restart(ends)
    clock.move(minutes=-5)
    desk.application.end_of_day.look()
    assert desk.frame.closing.text() == "Les sessions de ce poste se ferment à 20:00."
    desk.frame.closing.act[1]()
    await desk.settle()
    assert desk.frame.closing.isHidden()
    clock.restart(ends)
    clock.move(hours=1)
    desk.application.end_of_day.look()
    await until(lambda: desk.counter.desk.who is None and desk.window.frame is None, "everybody out")
    page = desk.window.switch_page
    assert page is not None
    await until(page.isVisible, "the names at the door")
    assert "fermées à 21:00. Ce qui était en cours de saisie n’a pas été gardé." in page.reason.text()
    assert [row.line.told.split(" · ")[0] for row in page.rows] == ["Mot de passe", "Mot de passe"]
    await desk.press(Key.Key_Escape)
    assert page.isVisible(), "there is nothing to go back to"
    await desk.write("2")
    sign_in = desk.window.sign_in_page
    assert sign_in is not None
    assert sign_in.isVisible()
    assert sign_in.email.text() == "odile@exemple.test"
    assert sign_in.password.hasFocus()
    await desk.press(Key.Key_Escape)
    await until(page.isVisible, "the names again")


@pytest.mark.parametrize("size", [(900, 560), (1366, 768)])
async def test_whose_session_it_is_can_always_be_read(desk: DeskWindow, size: tuple[int, int]) -> None:
    """Beside the widest of days, in large text too."""
    for percent in (100, 150):
        desk.frame.presenter.display.choose_size(percent)
        desk.window.resize(*size)
        desk.frame.presenter.pages.go_to("agenda")
        await desk.settle()
        who = desk.frame.top.who
        assert who.isVisible()
        assert who.shown_words() in ("Claire Renaud", "Claire R.", "CR"), who.shown_words()
        assert who.width() >= who.sizeHint().width(), "not cut"
        assert desk.frame.top.rect().contains(who.geometry())
