"""« Vérifier ce poste » on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu

from kiosk.domain.diagnostic.report import Check, Line, Mark
from kiosk.views.diagnostic.page import DiagnosticPage
from tests.views import gallery
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene, turns

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def page(scene: Scene) -> DiagnosticPage:
    """Opened, with a name that is not found."""
    await gallery.diagnostic(scene)
    assert scene.window.diagnostic_page is not None
    assert scene.window.stack.currentWidget() is scene.window.diagnostic_page
    return scene.window.diagnostic_page


async def test_each_line_says_how_it_stands_and_what_to_do(scene: Scene) -> None:
    shown = await page(scene)
    assert shown.verdict.text() == "1 point à voir\u00a0: nom sur le réseau."
    wrong, well = shown.rows[Check.NAME], shown.rows[Check.PROXY]
    assert wrong.advice.text().startswith("→ Vérifiez l’adresse")
    assert wrong.advice.isVisible()
    assert wrong.accessibleName().startswith("Nom sur le réseau\u00a0: à corriger. rdv.exemple.test est introuvable.")
    assert not well.advice.isVisible()
    assert well.accessibleName().startswith("Proxy\u00a0: bien.")


async def test_lines_still_to_come_say_so(scene: Scene) -> None:
    scene.found = [Line(Check.ADDRESS, Mark.WELL, "https://rdv.exemple.test")]
    scene.press(Qt.Key.Key_F8)
    await scene.settle()
    shown = scene.window.diagnostic_page
    assert shown is not None
    assert shown.rows[Check.KEYRING].said.text() == "en cours…"
    assert shown.rows[Check.KEYRING].accessibleName() == "Coffre des mots de passe\u00a0: en cours"


async def test_escape_goes_back_to_where_one_was(scene: Scene) -> None:
    scene.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    await scene.settle()
    frame = scene.window.frame
    assert frame is not None
    below = frame.stack.currentWidget()
    shown = await page(scene)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert scene.window.stack.currentWidget() is frame
    assert frame.stack.currentWidget() is below
    assert scene.window.windowTitle() == "Kiosk"


async def test_f5_checks_once_more(scene: Scene) -> None:
    shown = await page(scene)
    assert scene.checks == [scene.desk.who.instance] if scene.desk.who else False
    scene.found = []
    QTest.keyClick(scene.window.focusWidget() or shown, Qt.Key.Key_F5)
    await scene.settle()
    assert len(scene.checks) == 2
    assert shown.verdict.text() == "La vérification n’est pas allée au bout."


async def test_the_report_is_copied(scene: Scene) -> None:
    shown = await page(scene)
    QTest.mouseClick(shown.copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "À CORRIGER Nom sur le réseau" in text
    assert shown.said.isVisible()


async def test_the_report_is_saved_where_it_is_chosen_to_be(scene: Scene, tmp_path: Path) -> None:
    shown = await page(scene)
    QTest.mouseClick(shown.save, Qt.MouseButton.LeftButton)
    await turns()
    (dialog,) = shown.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(str(tmp_path / "rapport"))
    dialog.accept()
    await scene.settle()
    assert "rdv.exemple.test est introuvable" in (tmp_path / "rapport.txt").read_text("utf-8")
    assert shown.said.text() == "Rapport enregistré\u00a0: rapport.txt"
    await turns()
    assert not shown.findChildren(QFileDialog)


async def test_the_account_s_menu_leads_there(scene: Scene) -> None:
    scene.found = [Line(Check.ADDRESS, Mark.WELL, "https://rdv.exemple.test")]
    menu = scene.frame.top.who.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    action = next(one for one in menu.actions() if one.text() == "Vérifier ce poste")
    assert action.shortcut().toString() == "F8"
    menu.aboutToHide.emit()
    action.trigger()
    await scene.settle()
    assert scene.window.stack.currentWidget() is scene.window.diagnostic_page


async def test_what_is_said_meanwhile_is_found_at_work(scene: Scene) -> None:
    await page(scene)
    scene.application.notices.error("La plateforme ne répond pas.")
    await scene.settle()
    scene.press(Qt.Key.Key_Escape)
    assert scene.frame.bottom.notice.isVisible()


async def test_who_is_signed_out_meanwhile_is_at_the_door(scene: Scene, desk: BelievableDesk) -> None:
    shown = await page(scene)
    desk.set_sync(signed_out=True)
    await scene.settle()
    door = scene.window.sign_in_page
    assert door is not None
    assert scene.window.stack.currentWidget() is door
    QTest.mouseClick(door.check, Qt.MouseButton.LeftButton)
    assert scene.window.stack.currentWidget() is shown
    await scene.settle()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert scene.window.stack.currentWidget() is door
    desk.set_sync(signed_out=False)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
async def test_it_follows_the_look(scene: Scene, look: Callable[..., None], scheme: str) -> None:
    shown = await page(scene)
    before = shown.grab().toImage()
    look(scheme, 150)
    QApplication.processEvents()
    assert shown.grab().toImage() != before


async def test_all_that_would_be_sent_is_read_first(scene: Scene) -> None:
    shown = await page(scene)
    QTest.mouseClick(shown.gather, Qt.MouseButton.LeftButton)
    await scene.settle()
    assert shown.whole.isVisible()
    assert shown.whole.hasFocus()
    assert "À CORRIGER Nom sur le réseau" in shown.whole.toPlainText()
    assert "Il ne nomme personne" in shown.said.text()
    QTest.mouseClick(shown.copy, Qt.MouseButton.LeftButton)
    # The field shows ordinary spaces in the place of those that do not break.
    assert QGuiApplication.clipboard().text().replace("\u00a0", " ") == shown.whole.toPlainText()
    QTest.mouseClick(shown.gather, Qt.MouseButton.LeftButton)
    assert not shown.whole.isVisible()
    assert shown.rows[Check.NAME].isVisible()
