"""A locked window: no widget, accessible text, title, tooltip, action nor window tells a name, wherever one was.

The same place, choice, scroll, question and form are there again once it is unlocked.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip, QWidget

from kiosk.api_client.wire.fields import UsagerFields
from kiosk.presenters.usagers.fiche import FicheAction
from kiosk.presenters.work.questions import Question
from kiosk.views.confirm import ConfirmDialog
from kiosk.views.frame.keys_help import KeysHelp
from kiosk.views.frame.main_window import MainWindow
from kiosk.views.places import PLACES
from kiosk.views.rdv.history import HistoryDialog
from tests.support.desk import BEATRICE, LEA, NOW, PAUL, TOM, counter_data, rdv_row, usager_row
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.in_sight import told
from tests.support.waiting import until

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PASSWORD = "Quelconque-2026"
PLANTED = ("QUATREFAGES", "Quatrefages", "Zénobie", "Ozanne", "Wandrille", "06 39 98 47 11", "u1@exemple.test")


def planted() -> dict[str, Any]:
    people = [
        usager_row(LEA, "Zénobie", "Quatrefages", phone_number="06 39 98 47 11", address="3 rue Ozanne"),
        usager_row(TOM, "Wandrille", "Quatrefages", responsible="u1"),
        usager_row(PAUL, "Ozanne", "Quatrefages"),
    ]
    hours = [f"{8 + n // 3}:{n % 3 * 20:02}" for n in range(24)]
    rdvs = [rdv_row(n, at, (LEA, TOM, PAUL)[n % 3]) for n, at in enumerate(hours, 1)]
    workshop = {"motif": "atelier", "max_participants_count": 5, "name": "Atelier d’Ozanne Quatrefages"}
    rdvs.append(rdv_row(90, "17:20", LEA, **workshop))
    return counter_data(users=people, rdvs=rdvs)


def names() -> list[str]:
    """Those of the planted that anybody could read or hear."""
    everything = told()
    return [one for one in PLANTED if one in everything]


@pytest.fixture
async def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[..., None]) -> AsyncIterator[DeskWindow]:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    async with desk_window(tmp_path, planted()) as made:
        who = made.counter.desk.who
        assert who is not None
        await made.counter.desk.lock.codes.make(who, "renard42")
        yield made


async def unlock(desk: DeskWindow) -> None:
    page = desk.window.lock_page
    assert page is not None
    await until(lambda: desk.application.lock.may_code, "the code asked for")
    page.field.setText("renard42")
    QTest.keyClick(page.field, Key.Key_Return)
    await until(lambda: desk.window.stack.currentWidget() is desk.window.frame, "the frame again")
    await desk.settle()


# Where one may be


async def with_a_search(desk: DeskWindow) -> None:
    field = desk.frame.page("usagers").search.field
    field.setFocus()
    await desk.write("quatref")
    await until(lambda: desk.frame.page("usagers").search.list.model().rowCount(), "somebody")


async def on_a_fiche(desk: DeskWindow) -> None:
    desk.frame.presenter.intents.show_fiche(LEA)
    await until(lambda: FicheAction.EDIT in desk.frame.presenter.page("usagers").fiche.offered, "the fiche")


async def booking_for(desk: DeskWindow) -> None:
    desk.frame.presenter.intents.book_for(await desk.counter.usager(LEA))


async def taking_in(desk: DeskWindow) -> None:
    desk.frame.presenter.page("walk_ins").begin("Ozanne Quatrefages")


async def nothing_more(desk: DeskWindow) -> None:
    pass


async def the_week(desk: DeskWindow) -> None:
    desk.frame.presenter.intents.show_week(BEATRICE)


ON_A_PLACE: dict[str, Callable[[DeskWindow], Awaitable[None]]] = {
    "usagers": with_a_search,
    "booking": booking_for,
    "walk_ins": taking_in,
    "week": the_week,
}


async def the_form(desk: DeskWindow) -> None:
    await on_a_fiche(desk)
    desk.frame.page("usagers").fiche.actions_row.focus_first()
    await desk.press(Key.Key_M)


async def the_history(desk: DeskWindow) -> None:
    await on_a_fiche(desk)
    desk.frame.page("usagers").fiche.actions_row.focus_first()
    await desk.press(Key.Key_H)


async def the_panel_and_a_question(desk: DeskWindow) -> None:
    desk.frame.show_panel(True)
    question = Question(
        "Annuler le RDV\u202f?", "Zénobie Quatrefages sera prévenue.", ("Ozanne",), "Oui", "Non", lambda: None
    )
    desk.application.work.questions.ask(question)


async def the_journal(desk: DeskWindow) -> None:
    table = desk.frame.page("agenda").table
    table.setFocus()
    table.choose("rdv-2")
    await desk.press(Key.Key_A)
    await desk.press(Key.Key_Z, CTRL | SHIFT)


async def the_palette(desk: DeskWindow) -> None:
    await desk.press(Key.Key_K, CTRL)
    await desk.write("quatref")


async def the_keys(desk: DeskWindow) -> None:
    await desk.press(Key.Key_F1)


async def a_menu(desk: DeskWindow) -> None:
    menu = QMenu("QUATREFAGES", desk.frame)
    menu.addAction("Appeler Zénobie")
    menu.popup(QPoint(100, 100))


async def a_file(desk: DeskWindow) -> None:
    from kiosk.views.paper.save_file import ask_where

    ask_where(desk.frame, "Enregistrer", "Quatrefages.pdf", "PDF (*.pdf)", lambda _: None)


async def a_tooltip(desk: DeskWindow) -> None:
    QToolTip.showText(QPoint(50, 50), "Zénobie QUATREFAGES", desk.frame)


AROUND = (
    *(the_form, the_history, the_panel_and_a_question, the_journal, the_palette, the_keys),
    *(a_menu, a_file, a_tooltip),
)


async def test_no_place_leaves_anything_behind(desk: DeskWindow) -> None:
    """One after the other, as a morning goes."""
    for place in PLACES:
        desk.frame.presenter.pages.go_to(place.id)
        await desk.settle()
        await ON_A_PLACE.get(place.id, nothing_more)(desk)
        await desk.settle()
        assert names() or place.id == "absences", f"{place.id} shows somebody"
        shown = desk.frame.stack.currentWidget()
        await desk.press(Key.Key_L, CTRL)
        assert names() == [], place.id
        assert desk.window.windowTitle() == "Kiosk est verrouillé"
        await unlock(desk)
        assert desk.frame.stack.currentWidget() is shown
        assert names() or place.id == "absences", f"{place.id} is there again"


async def test_nothing_that_stands_around_is_left(desk: DeskWindow) -> None:
    for open_it in AROUND:
        said = open_it.__name__
        desk.frame.presenter.pages.go_to("agenda")
        await open_it(desk)
        await desk.settle()
        assert names(), said
        before = {type(one) for one in QApplication.topLevelWidgets() if one.isVisible()}
        desk.application.lock_now()
        await desk.settle()
        assert names() == [], said
        assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [desk.window], said
        assert QApplication.activeModalWidget() is None
        await unlock(desk)
        after = {type(one) for one in QApplication.topLevelWidgets() if one.isVisible()}
        assert {MainWindow, ConfirmDialog, KeysHelp, HistoryDialog} & before == after, said
        for one in QApplication.topLevelWidgets():
            if one is not desk.window and one.isVisible():
                one.close()
        await desk.settle()


async def test_what_comes_meanwhile_waits(desk: DeskWindow) -> None:
    desk.application.lock_now()
    await desk.settle()
    answered: list[str] = []
    asked = Question("Vraiment\u202f?", "Zénobie sera prévenue.", (), "Oui", "Non", lambda: answered.append("yes"))
    desk.application.work.questions.ask(asked)
    desk.application.notices.error("QUATREFAGES Zénobie\u00a0: refusé")
    desk.frame.presenter.intents.show_fiche(LEA)
    desk.frame.presenter.pages.go_to("usagers")
    await a_menu(desk)
    await a_file(desk)
    KeysHelp(desk.frame).open()
    await desk.counter.colleague.update_user(LEA, UsagerFields(phone_number="06 98 76 54 32"), key="k")
    await desk.counter.desk.bring_up_to_date()
    for key in (Key.Key_F5, Key.Key_Z, Key.Key_K, Key.Key_P, Key.Key_1, Key.Key_F1):
        QTest.keyClick(desk.window.focusWidget(), key, CTRL if key < Key.Key_F1 else Qt.KeyboardModifier.NoModifier)
    await desk.settle()
    assert names() == []
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [desk.window]
    await unlock(desk)
    assert desk.frame.bottom.notice.text().startswith("QUATREFAGES")
    await desk.say_yes()
    assert answered == ["yes"]
    for one in desk.frame.findChildren(KeysHelp):
        one.accept()
    await desk.settle()


async def test_unlocking_gives_the_very_same_place(desk: DeskWindow) -> None:
    table = desk.frame.page("agenda").table
    desk.window.resize(1000, 560)
    table.setFocus()
    table.choose("rdv-20")
    await desk.settle()
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum())
    await desk.settle()
    scrolled, keys, chain = bar.value(), table.chosen_keys(), _tab_chain(desk.frame)
    assert scrolled > 0
    await desk.press(Key.Key_L, CTRL)
    await unlock(desk)
    assert (bar.value(), table.chosen_keys()) == (scrolled, keys)
    assert desk.window.focusWidget() is table
    assert _tab_chain(desk.frame) == chain

    await the_form(desk)
    await desk.settle()
    field = next(one for one in desk.frame.stack.currentWidget().findChildren(QLineEdit) if one.text() == "Zénobie")
    field.setFocus()
    field.setText("Zénobie-Aude")
    field.setSelection(2, 4)
    await desk.settle()
    await desk.press(Key.Key_L, CTRL)
    assert desk.window.focusWidget() is desk.window.lock_page.field  # type: ignore[union-attr]
    await unlock(desk)
    assert (field.text(), field.selectedText(), field.isVisible()) == ("Zénobie-Aude", "nobi", True)
    assert desk.window.focusWidget() is field


def _tab_chain(frame: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    one = frame.nextInFocusChain()
    while one is not None and one is not frame and len(found) < 5000:
        if frame.isAncestorOf(one):
            found.append(one)
        one = one.nextInFocusChain()
    return found


async def test_leaving_by_the_window_s_cross_is_still_asked_about(desk: DeskWindow) -> None:
    """What is asked then names nobody; the answer locks nothing up."""
    desk.counter.clock.move(minutes=1)
    desk.application.lock_now()
    await desk.settle()
    ended: list[int] = []
    desk.window.ended.connect(lambda: ended.append(1))
    desk.window.close()
    assert ended == [1]
    assert NOW  # the day is that of the data
