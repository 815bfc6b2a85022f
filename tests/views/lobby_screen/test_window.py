"""The lobby's screen: large enough for six metres, and nothing on it but calls."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kiosk.lobby.link import LinkState
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Tasks
from kiosk.views.lobby_screen.window import LobbyScreenWindow
from tests.support.lobby import FakeCompanion, call, screen_of


class Hung:
    def __init__(self) -> None:
        self.companion = FakeCompanion()
        self.said: list[str] = []
        self.tasks = Tasks(Notices())
        self.window = LobbyScreenWindow(screen_of(self.companion, self.tasks), self.said.append)
        self.window.resize(1920, 1080)
        self.window.show()

    def picture(self) -> QImage:
        return self.window.grab().toImage()


@pytest.fixture
async def hung(look: Callable[..., None]) -> AsyncIterator[Hung]:
    look()
    hung = Hung()
    yield hung
    await hung.tasks.close()
    hung.window.release()
    hung.window.deleteLater()
    await asyncio.sleep(0)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def test_a_call_is_shown_said_and_read(hung: Hung) -> None:
    hung.companion.calls_now()
    hung.companion.calls_now(call("B472", "Bureau 3"))
    assert hung.said == ["B 472. Bureau 3"]
    assert "B472 Bureau 3" in hung.window.wall.accessibleName()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920), (3840, 2160)], ids=str)
async def test_the_latest_call_is_read_at_six_metres(hung: Hung, size: tuple[int, int]) -> None:
    """Letters of a two-hundredth of the distance: 3 cm. On a screen of 32 inches, 40 cm high, a thirteenth of it."""
    hung.window.resize(*size)
    hung.companion.calls_now(call("B472", "Bureau 3"))
    picture = hung.picture()
    white = [
        y
        for y in range(picture.height() // 5, picture.height() * 2 // 3)
        if any(picture.pixelColor(x, y).lightness() < 60 for x in letters(picture))
        and any(picture.pixelColor(x, y).lightness() > 200 for x in letters(picture))
    ]
    assert len(white) >= min(size) / 13


def letters(picture: QImage) -> range:
    return range(picture.width() // 20, picture.width() // 2, max(1, picture.width() // 300))


async def test_it_is_black_and_white(hung: Hung) -> None:
    hung.companion.calls_now(call("B472", "Bureau 3"), call("12", "Guichet"))
    picture = hung.picture()
    colours = {
        picture.pixelColor(x, y).hsvSaturation()
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    }
    assert colours == {0}


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen, no window is above another
async def test_it_covers_another_screen_when_that_is_there(hung: Hung) -> None:
    hung.window.cover()
    assert hung.window.windowState() & Qt.WindowState.WindowFullScreen
    hung.window.close()
    assert hung.window.isVisible()  # nobody closes it by accident


async def test_before_it_is_let_in_it_asks_for_a_code(hung: Hung) -> None:
    hung.companion.link_is(LinkState(False))
    assert hung.window.pairing.isVisible()
    hung.companion.link_is(LinkState(True, True))
    assert hung.window.wall.isVisible()
