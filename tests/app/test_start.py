"""What waits for the first paint, and what keeps the start short."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.app import first_paint, pauses
from kiosk.app.first_paint import FirstPaint
from kiosk.presenters.application import ApplicationPresenter


class Board(QObject):
    changed = Signal()


class Frame(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.board = Board(self)


class Application(QObject):
    opened = Signal(object)


@pytest.fixture
def usual_pauses() -> Iterator[None]:
    thresholds, turn = gc.get_threshold(), sys.getswitchinterval()
    yield
    gc.enable()
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    sys.setswitchinterval(turn)


def test_no_search_for_garbage_while_starting_and_seldom_ones_afterwards(usual_pauses: None) -> None:
    pauses.hold()
    assert not gc.isenabled()
    pauses.settle()
    assert gc.isenabled()
    assert gc.get_threshold() == (pauses.YOUNG, pauses.MIDDLE, pauses.OLD)
    assert gc.get_freeze_count() > 0


def test_what_was_never_held_is_left_as_it_is(usual_pauses: None) -> None:
    before = gc.get_threshold()
    pauses.settle()
    assert gc.get_threshold() == before


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
    frame.board.changed.emit()
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
