"""The binding keeps count of None when Qt calls into Python (docs/decisions/0004)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QIdentityProxyModel, QModelIndex, QTimer

CALLS = 1000


class Silent(QAbstractListModel):
    """Answers nothing to whatever it is asked."""

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 1

    def data(self, index: Any, role: int = 0) -> Any:
        return None


def ask_a_model() -> None:
    model, proxy = Silent(), QIdentityProxyModel()
    proxy.setSourceModel(model)
    for _ in range(CALLS):
        proxy.data(proxy.index(0, 0))


def fire_timers() -> None:
    fired = 0

    def fire() -> None:
        nonlocal fired
        fired += 1

    for _ in range(CALLS):
        QTimer.singleShot(0, fire)
    while fired < CALLS:
        QCoreApplication.processEvents()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
@pytest.mark.parametrize("work", [ask_a_model, fire_timers])
def test_calls_from_qt_lose_no_reference_to_none(qapp: object, work: Callable[[], None]) -> None:
    before = sys.getrefcount(None)
    work()
    assert sys.getrefcount(None) > before - CALLS / 2
