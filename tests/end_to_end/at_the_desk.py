"""What a desk that is a process of its own does with people's data: shows, copies, prints, and is left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication

from kiosk.views import clipboard, printing
from tests.end_to_end.screen import CTRL, Key, Screen
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


AT_THE_DESK: Final[dict[str, Callable[[Screen, str], Awaitable[str]]]] = {
    "fiche": fiche,
    "print": print_it,
    "type": type_it,
    "leave": leave,
}
