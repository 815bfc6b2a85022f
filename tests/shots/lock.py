"""Pictures of a locked desk, and of the code that unlocks it."""

from __future__ import annotations

from kiosk.views.lock.code_dialog import CodeDialog
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _locked(at: Set) -> Screen:
    screen = await at.at_the_centre()
    who = screen.parts.desk.who
    assert who is not None
    await screen.parts.desk.lock.codes.make(who, "renard42")
    await screen.press(Key.Key_L, CTRL)
    await until(lambda: screen.parts.presenter.lock.may_code, "the code asked for")
    return screen


@scene("verrouille")
async def locked(at: Set) -> None:
    await at.shoot(await _locked(at))


@scene("verrouille-sombre-150", scheme="dark", text_percent=150)
async def large_and_dark(at: Set) -> None:
    await at.shoot(await _locked(at))


@scene("verrouille-contraste", scheme="contrast")
async def contrast(at: Set) -> None:
    await at.shoot(await _locked(at))


@scene("verrouille-essai")
async def a_wrong_try(at: Set) -> None:
    screen = await _locked(at)
    page = screen.window.lock_page
    assert page is not None
    page.field.setText("7291")
    await screen.click(page.button)
    await until(lambda: page.said.text(), "what was wrong")
    await at.shoot(screen)


@scene("choisir-un-code")
async def choosing(at: Set) -> None:
    screen = await at.at_the_centre()
    screen.frame.presenter.code.open()
    dialog = screen.window.findChildren(CodeDialog)[-1]
    dialog.code.setText("1234")
    dialog.again.setText("1234")
    dialog.yes.click()
    await at.shoot(screen)
