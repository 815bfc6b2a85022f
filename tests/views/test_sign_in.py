from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.desk.types import LockRules
from kiosk.domain.platform.failures import SignedOut, Unreachable, UnreachableCause
from kiosk.domain.platform.sign_in import WaysIn
from kiosk.presenters.sign_in.ways_in import kept_under
from kiosk.views.frame.main_frame import MainFrame
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
    form.password.eye.trigger()
    assert form.password.echoMode() is form.password.EchoMode.Normal
    QTest.keyClicks(form.password, "a")
    QTest.keyClick(form.password, Qt.Key.Key_CapsLock)
    assert form.capitals.isVisible()


async def test_where_a_desk_says_nobody_s_name_the_door_says_not_who_left(scene: Scene, desk: BelievableDesk) -> None:
    desk.lock.rules = LockRules(show_names=False)
    type_in(scene)
    await scene.settle()
    scene.window.frame.presenter.sign_out()  # type: ignore[union-attr]
    await scene.settle()
    assert scene.window.stack.currentWidget() is page(scene)
    assert page(scene).email.text() == ""


async def test_a_password_that_was_begun_is_not_for_who_comes_next(scene: Scene) -> None:
    form = page(scene)
    form.password.eye.trigger()
    QTest.keyClicks(form.password, "secret")
    form._presenter.expect("", email="other@exemple.test")
    assert (form.email.text(), form.password.text()) == ("other@exemple.test", "")
    form.password.eye.trigger()
    QTest.keySequence(form.password, QKeySequence.StandardKey.Undo)
    assert form.password.text() == ""


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


# By the browser


def by_browser(desk: BelievableDesk, **more: bool) -> None:
    desk.ways = WaysIn(**{"password": False, "browser": True, "application": True} | more)


async def look_again(scene: Scene) -> None:
    """The address is typed anew, and left with Tab."""
    form = page(scene)
    form.instance.clear()
    QTest.keyClicks(form.instance, "https://rdv.exemple.test")
    assert form.email.isHidden(), "nothing is known of an address that is being typed"
    assert form.browser_button.isHidden()
    form.instance.editingFinished.emit()
    await scene.settle()


@pytest.mark.parametrize(
    ("ways", "fields", "button"),
    [
        ({"password": True, "browser": False}, True, False),
        ({}, False, True),
        ({"password": True}, False, True),
        ({"password": True, "application": False}, True, False),
        ({"password": True, "application": False, "certain": False}, True, True),
    ],
)
async def test_the_page_has_the_ways_that_the_platform_has(
    scene: Scene, desk: BelievableDesk, ways: dict[str, bool], fields: bool, button: bool
) -> None:
    by_browser(desk, **ways)
    scene.application.sign_in.ways._preferences.set(kept_under("https://rdv.exemple.test"), "")
    await look_again(scene)
    form = page(scene)
    assert (form.email.isVisible(), form.password.isVisible(), form.button.isVisible()) == (fields,) * 3
    assert form.browser_button.isVisible() is button
    assert form.browser_button.property("kind") == ("plain" if fields else "primary") or not button
    assert form.stay.isVisible()


async def test_nobody_who_types_is_interrupted_by_what_the_platform_says(scene: Scene, desk: BelievableDesk) -> None:
    """After a refusal it is asked again how one signs in, while the person is at it already."""
    form = page(scene)
    form.instance.setText("https://rdv.exemple.test")
    QTest.keyClicks(form.email, "claire@exemple.test")
    form.password.setFocus()
    form.email.setFocus()
    ways = scene.application.sign_in.ways
    by_browser(desk, password=True, application=False)
    ways.doubt()
    await scene.settle()
    assert ways.ways == desk.ways
    assert form.email.hasFocus()
    by_browser(desk)
    ways.doubt()
    await scene.settle()
    assert form.browser_button.hasFocus(), "the field has gone, and the keyboard with it to what came"


async def test_the_fields_are_there_for_who_asks(scene: Scene, desk: BelievableDesk) -> None:
    by_browser(desk, password=True)
    scene.application.sign_in.ways._preferences.set(kept_under("https://rdv.exemple.test"), "")
    await look_again(scene)
    form = page(scene)
    QTest.mouseClick(form.fields_button, Qt.MouseButton.LeftButton)
    assert form.email.hasFocus()
    assert form.password.isVisible()
    assert form.browser_button.property("kind") == "plain"
    assert form.fields_button.isHidden()
    type_in(scene)
    await scene.settle()
    assert scene.window.stack.currentWidget() is scene.window.frame


async def test_without_an_application_the_page_says_what_to_ask_for(scene: Scene, desk: BelievableDesk) -> None:
    by_browser(desk, application=False)
    scene.application.sign_in.ways._preferences.set(kept_under("https://rdv.exemple.test"), "")
    await look_again(scene)
    form = page(scene)
    assert "identifiant d’application" in form.how.text()
    assert "support" in form.how.text()
    assert not form.browser_button.isEnabled()


async def to_the_browser(scene: Scene, desk: BelievableDesk) -> None:
    by_browser(desk)
    scene.application.sign_in.ways._preferences.set(kept_under("https://rdv.exemple.test"), "")
    await look_again(scene)
    QTest.mouseClick(page(scene).browser_button, Qt.MouseButton.LeftButton)
    for _ in range(12):
        await asyncio.sleep(0)


async def test_the_browser_is_waited_for(scene: Scene, desk: BelievableDesk) -> None:
    await to_the_browser(scene, desk)
    form = page(scene)
    assert len(scene.opened) == 1
    assert form.title.text() == "Terminez la connexion dans votre navigateur"
    assert form.waiting.isVisible()
    assert not form.instance.isVisible()
    assert form.waiting.again.hasFocus()
    assert not form.waiting.copy.isVisible()
    QTest.mouseClick(form.waiting.again, Qt.MouseButton.LeftButton)
    assert len(scene.opened) == 2
    assert not form.waiting.give.isEnabled()
    QTest.keyClicks(form.waiting.code, "mauvais")
    QTest.keyClick(form.waiting.code, Qt.Key.Key_Return)
    await scene.settle()
    assert "Ce code n’est pas le bon" in form.error.text()
    QTest.mouseClick(form.waiting.again, Qt.MouseButton.LeftButton)
    assert len(scene.opened) == 3
    assert form.error.isHidden(), "it was of the code before"
    assert form.waiting.code.hasFocus()
    assert form.waiting.code.selectedText() == "mauvais", "the next one is pasted over it"
    QTest.keyClicks(form.waiting.code, "bon")
    QTest.mouseClick(form.waiting.give, Qt.MouseButton.LeftButton)
    await scene.settle()
    assert scene.window.stack.currentWidget() is scene.window.frame
    assert form.waiting.code.text() == "", "a code stays nowhere once it has served"


async def test_escape_leaves_the_browser_alone(scene: Scene, desk: BelievableDesk) -> None:
    await to_the_browser(scene, desk)
    form = page(scene)
    QTest.keyClick(form.waiting.again, Qt.Key.Key_Escape)
    await scene.settle()
    assert form.waiting.isHidden()
    assert form.title.text() == "Connexion"
    assert form.browser_button.hasFocus()


async def test_where_no_browser_opens_the_address_is_copied(scene: Scene, desk: BelievableDesk) -> None:
    scene.browser_opens = False
    await to_the_browser(scene, desk)
    form = page(scene)
    assert "ne s’est pas ouvert" in form.waiting.what.text()
    QTest.mouseClick(form.waiting.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == scene.opened[0]


async def test_a_platform_is_chosen_by_itskept_under(scene: Scene, desk: BelievableDesk) -> None:
    by_browser(desk)
    form = page(scene)
    actions = form.instance.menu.actions()
    assert [action.text().partition("\t")[0] for action in actions][:3] == [
        "rdv.exemple.test",
        "RDV Service Public",
        "RDV Solidarités",
    ]
    actions[1].trigger()
    await scene.settle()
    assert form.instance.text() == "https://rdv.anct.gouv.fr"
    assert form.name.text() == "RDV Service Public"
    assert form.browser_button.isVisible()


async def test_a_lost_session_leaves_the_agenda_with_a_band(scene: Scene, desk: BelievableDesk) -> None:
    await to_the_browser(scene, desk)
    page(scene).waiting.code.setText("bon")
    page(scene).waiting.give.click()
    await scene.settle()
    frame: MainFrame = scene.frame
    assert frame.lost.isHidden()
    desk.set_sync(signed_out=True)
    await scene.settle()
    assert scene.window.stack.currentWidget() is frame
    assert frame.lost.isVisible()
    assert frame.bottom.link.text() == "Session à rouvrir"
    scene.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    for _ in range(12):
        await asyncio.sleep(0)
    form = page(scene)
    assert scene.window.stack.currentWidget() is form
    assert form.waiting.isVisible()
    assert "agenda" in form.back.text()
    QTest.keyClick(form.waiting.again, Qt.Key.Key_Escape)
    assert scene.window.stack.currentWidget() is frame
    assert frame.lost.isVisible()
