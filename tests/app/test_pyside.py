"""The binding keeps count of None, True and False when Qt calls into Python (docs/decisions/0004)."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, QTimerEvent
from pytestqt.qtbot import QtBot


class Ticks(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def timerEvent(self, event: QTimerEvent) -> None:
        self.count += 1


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_from_qt_lose_no_reference_to_none(qtbot: QtBot) -> None:
    ticks = Ticks()
    before = sys.getrefcount(None)
    timer = ticks.startTimer(0)
    qtbot.waitUntil(lambda: ticks.count >= 1000, timeout=10_000)
    ticks.killTimer(timer)
    assert sys.getrefcount(None) > before - 500
