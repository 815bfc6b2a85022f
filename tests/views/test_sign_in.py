from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.domain.failures import SignedOut, Unreachable, UnreachableCause
from kiosk.views.sign_in.page import SignInPage
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk() -> BelievableDesk:
    desk = BelievableDesk()
    desk.who, desk.remembered = None, False
    return desk


def page(scene: Scene) -> SignInPage:
    assert scene.window.sign_in_page is not None
    return scene.window.sign_in_page


def type_in(scene: Scene) -> None:
    form = page(scene)
    form.instance.setText("https://rdv.exemple.test")
    QTest.keyClicks(form.email, "claire@exemple.test")
    QTest.keyClicks(form.password, "secret")
    QTest.keyClick(form.password, Qt.Key.Key_Return)


async def test_sign_in(scene: Scene, desk: BelievableDesk) -> None:
    form = page(scene)
    assert scene.window.stack.currentWidget() is form
    assert not form.stay.isChecked()
    type_in(scene)
    await scene.settle()
    assert desk.who is not None
    assert scene.window.stack.currentWidget() is scene.window.frame
    assert form.password.text() == ""


@pytest.mark.parametrize(
    ("failure", "word"),
    [(SignedOut(at_sign_in=True), "mot de passe"), (Unreachable(UnreachableCause.UNKNOWN_HOST), "adresse")],
)
async def test_what_went_wrong_is_said(scene: Scene, desk: BelievableDesk, failure: Exception, word: str) -> None:
    desk.failure = failure
    type_in(scene)
    await scene.settle()
    form = page(scene)
    assert word in form.error.text()
    assert form.error.isVisible()
    assert form.email.text() == "claire@exemple.test"
    assert form.button.isEnabled()
    desk.failure = None


async def test_missing_fields_are_asked(scene: Scene) -> None:
    form = page(scene)
    QTest.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert form.error.text() == "Indiquez votre adresse e-mail."


async def test_labels_have_buddies_and_password_is_hidden(scene: Scene) -> None:
    form = page(scene)
    buddies = {label.buddy() for label in form.findChildren(QLabel)}
    assert {form.instance, form.email, form.password} <= buddies
    assert form.password.echoMode() is form.password.EchoMode.Password
    form.password.actions()[0].trigger()
    assert form.password.echoMode() is form.password.EchoMode.Normal


@pytest.mark.parametrize("percent", [100, 200])
async def test_back_to_work_keeps_the_frame(
    scene: Scene, desk: BelievableDesk, look: Callable[..., None], percent: int
) -> None:
    look("dark", percent)
    type_in(scene)
    await scene.settle()
    frame = scene.window.frame
    desk.set_sync(signed_out=True)
    await scene.settle()
    form = page(scene)
    assert scene.window.stack.currentWidget() is form
    assert form.reason.isVisible()
    desk.set_sync(signed_out=False)
    QTest.keyClicks(form.password, "secret")
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    await scene.settle()
    assert scene.window.frame is frame
    assert scene.window.stack.currentWidget() is frame
