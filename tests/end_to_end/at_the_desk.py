"""What a desk that is a process of its own does with data: shown, copied, printed, locked, handed over, left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication

from kiosk.views import clipboard, printing
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.end_to_end.test_switch import chooses_a_code, to_the_names
from tests.support.waiting import until


async def fiche(screen: Screen, name: str) -> str:
    """Looks for somebody, opens their fiche and copies their telephone."""
    await screen.press(Key.Key_3, CTRL)
    usagers = screen.frame.presenter.page("usagers")
    await screen.press(Key.Key_A, CTRL)
    await screen.write(name)
    await until(lambda: usagers.search.state == "found" and "complète" not in usagers.search.note, name)
    await screen.press(Key.Key_Return)
    await until(lambda: usagers.fiche.fiche is not None and not usagers.fiche.loading, "the fiche")
    await until(screen.frame.page("usagers").fiche.isVisible, "the fiche on the screen")
    screen.window.grab()
    clipboard.put(usagers.fiche.identity.phone)
    return f"fiche {usagers.fiche.identity.name}, {QGuiApplication.clipboard().text()}"


async def print_it(screen: Screen, path: str) -> str:
    """Writes the fiche that is shown as a PDF file."""
    named = screen.frame.presenter.page("usagers").fiche.sheet
    assert named is not None
    return f"printed {printing.to_pdf(named[1], Path(path))}"


async def type_it(screen: Screen, text: str) -> str:
    """Types into the filter of the day, and leaves it there."""
    await screen.press(Key.Key_1, CTRL)
    await screen.press(Key.Key_Slash)
    await until(screen.frame.page("agenda").header.filter.hasFocus, "the filter")
    await screen.write(text)
    return "typed"


async def leave(screen: Screen, _: str) -> str:
    """Signs out."""
    await screen.choose(screen.frame.top.who, "Se déconnecter")
    await until(lambda: screen.signing_in, "the sign-in page")
    return f"left, on the clipboard: {QGuiApplication.clipboard().text()}"


async def choose_code(screen: Screen, code: str) -> str:
    """Makes a code of this agent's."""
    await chooses_a_code(screen, code)
    return "code made"


async def lock(screen: Screen, _: str) -> str:
    """Locks at once."""
    await screen.press(Key.Key_L, CTRL)
    return await locked(screen, "")


async def locked(screen: Screen, _: str) -> str:
    """Waits for the page that shows nothing of anyone."""
    window = screen.window
    await until(lambda: window.lock_page is not None and window.stack.currentWidget() is window.lock_page, "the lock")
    window.grab()
    return f"locked, on the clipboard: {QGuiApplication.clipboard().text()}"


async def unlock(screen: Screen, code: str) -> str:
    """Types a code or a password where Kiosk is locked."""
    assert screen.window.lock_page is not None
    await until(screen.window.lock_page.field.isVisible, "the field")
    screen.window.lock_page.field.setFocus()
    await screen.write(code)
    await screen.press(Key.Key_Return)
    await until(lambda: screen.at_work and bool(screen.names()), "the day")
    await screen.painted()
    return "unlocked"


async def switch(screen: Screen, rest: str) -> str:
    """Hands over to somebody who signs in: an e-mail and a password; or to the first of the names, by a code."""
    await until(lambda: screen.at_work or screen.among_names, "the day, or the names")
    if screen.at_work:
        await to_the_names(screen)
    if " " in rest:
        if screen.among_names:
            await screen.click(screen.sharers.other)
        await screen.sign_in(*rest.split(), stay=True)
    else:
        await until(lambda: screen.among_names and bool(screen.sharers.rows), "the names")
        await screen.write("1")
        await screen.write(rest)
        await screen.press(Key.Key_Return)
    await until(lambda: screen.at_work and bool(screen.names()), "the day")
    return f"switched, on the clipboard: {QGuiApplication.clipboard().text()}"


AT_THE_DESK: Final[dict[str, Callable[[Screen, str], Awaitable[str]]]] = {
    "fiche": fiche,
    "print": print_it,
    "type": type_it,
    "leave": leave,
    "code": choose_code,
    "lock": lock,
    "locked": locked,
    "unlock": unlock,
    "switch": switch,
}
