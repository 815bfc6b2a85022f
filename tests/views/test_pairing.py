"""« Jumeler ce poste » on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from kiosk.views.frame.pairing_dialog import PairingDialog
from tests.presenters.frame.test_companion import CODE, Site
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def opened(scene: Scene) -> PairingDialog:
    """By the account's menu."""
    menu = scene.frame.top.who.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    action = next(one for one in menu.actions() if one.text().startswith("Jumeler ce poste"))
    menu.aboutToHide.emit()
    action.trigger()
    await scene.settle()
    (dialog,) = scene.window.findChildren(PairingDialog)
    return dialog


async def test_a_code_is_typed_and_the_desk_is_in(scene: Scene, desk: BelievableDesk) -> None:
    desk.site = site = Site()
    dialog = await opened(scene)
    assert dialog.code.accessibleName() == "Code du compagnon"
    QTest.keyClicks(dialog.code, "trop court")
    dialog.yes.click()
    assert dialog.said.isVisible()
    assert not site.typed
    dialog.code.setText(CODE)
    dialog.yes.click()
    await scene.settle()
    assert site.typed == [CODE]
    assert not scene.window.findChildren(PairingDialog)


async def test_without_a_companion_the_menu_has_no_such_line(scene: Scene) -> None:
    menu = scene.frame.top.who.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert not [one for one in menu.actions() if one.text().startswith("Jumeler")]
