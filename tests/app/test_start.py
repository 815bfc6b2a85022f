"""What waits for the first paint, and what keeps the start short."""

from __future__ import annotations

import asyncio
import gc
import sys
import weakref
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.app import first_paint, pauses
from kiosk.app.first_paint import FirstPaint
from kiosk.presenters.frame.application import ApplicationPresenter


class Board(QObject):
    changed = Signal()


class Frame(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.board = Board(self)

    def page(self, place: str) -> Frame:
        assert place == "agenda"
        return self


class Application(QObject):
    opened = Signal(object)


@pytest.fixture
def usual_pauses() -> Iterator[None]:
    turn = sys.getswitchinterval()
    yield
    gc.unfreeze()
    sys.setswitchinterval(turn)


class Cycle:
    def __init__(self) -> None:
        self.me = self


def test_python_searches_on_no_thread_and_the_interface_when_it_is_due(qapp: object, usual_pauses: None) -> None:
    pauses.hold()
    assert not gc.isenabled()
    gc.collect()
    searches = pauses.Searches()
    assert searches.look() is None
    gone = weakref.ref(Cycle())
    kept = [Cycle() for _ in range(pauses.YOUNG + 1)]
    assert gone() is not None
    assert searches.look() == 0
    assert gone() is None
    assert kept[0].me is kept[0]


def test_what_was_loaded_at_the_start_is_passed_over(qapp: object, usual_pauses: None) -> None:
    pauses.hold()
    searches = pauses.Searches()
    searches.start()
    assert gc.get_freeze_count() > 0
    searches.stop()


async def test_the_platform_waits_until_the_first_day_has_been_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_paint, "LONGEST", 30.0)
    window, application, frame = QWidget(), Application(), Frame()
    qtbot.addWidget(window)
    paint = FirstPaint(window, cast(ApplicationPresenter, application))
    window.show()
    past = asyncio.create_task(paint.past())
    application.opened.emit(frame)
    window.update()
    await asyncio.sleep(0)
    assert not past.done()
    frame.page("agenda").board.changed.emit()
    window.update()
    await asyncio.wait_for(past, 10)


async def test_a_window_that_nobody_paints_does_not_keep_the_platform_waiting(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_paint, "LONGEST", 0.01)
    window = QWidget()
    qtbot.addWidget(window)
    paint = FirstPaint(window, cast(ApplicationPresenter, Application()))
    await asyncio.wait_for(paint.past(), 10)
