"""When a picture may be taken: what is shown must not hang on how fast this machine is today."""

from __future__ import annotations

import asyncio
import time

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QLineEdit

from kiosk.presenters.usagers.search import UsagerSearchPresenter
from tests.end_to_end.screen import Screen
from tests.support.waiting import until

PATIENCE = 4.0
"""Seconds: some scenes hold an answer back, and never come to rest."""
_FOR_GOOD = 10**8
"""Milliseconds: a notice that leaves by itself is on a picture or not, as the machine has time."""
_PAUSES = {"slots.again"}
"""Tasks that only wait for their time."""
_ASIDE = QPoint(4000, 3000)


def put_mouse_aside() -> None:
    """Nothing is under the mouse but what a scene puts there."""
    QCursor.setPos(_ASIDE)


def hold_notices(screen: Screen) -> None:
    """What is said stays until it is drawn."""
    if screen.window.frame is not None:
        screen.frame.bottom.notice.duration_ms = _FOR_GOOD


async def at_rest(screen: Screen) -> None:
    """Comes back once all that was asked is answered and nothing marks a line for a while, or after ``PATIENCE``."""
    hold_notices(screen)
    quiet, end = 0, time.monotonic() + PATIENCE
    while quiet < 12 and time.monotonic() < end:
        quiet = quiet + 1 if _idle(screen) else 0
        await asyncio.sleep(0.02)


def _idle(screen: Screen) -> bool:
    if set(screen.parts.presenter.work.tasks.names) - _PAUSES:
        return False
    if not screen.at_work:
        return True
    link, agenda = screen.frame.presenter.link, screen.frame.page("agenda")
    return not (link.connected and link.busy) and not agenda.table.drawn.marked


async def find_usagers(screen: Screen, search: UsagerSearchPresenter, text: str) -> None:
    """Types ``text`` where somebody is looked for, and waits for all that is found.

    Twice: of the first search of a desk the platform may be heard before the memory is, and who is shown keeps a place.
    """
    for _ in range(2):
        field = screen.window.focusWidget()
        assert isinstance(field, QLineEdit)
        field.clear()
        await until(lambda: search.state not in ("found", "nothing"), "nothing looked for")
        await screen.write(text)
        await until(lambda: search.text == text and search.state in ("found", "nothing"), "an answer")
        await until(lambda: "complète" not in search.note, "the platform’s answer")


async def settled(screen: Screen) -> None:
    """Comes back once nothing more moves on the screen."""
    await at_rest(screen)
    still, last = 0, QImage()
    for _ in range(100):
        await asyncio.sleep(0.06)
        now = screen.window.grab().toImage()
        still = still + 1 if now == last else 0
        last = now
        if still == 4:
            return
    raise AssertionError("the screen never comes to rest")
