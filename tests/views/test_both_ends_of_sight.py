"""Large text, small screens, screen readers: on every screen, nothing is nameless, cut or too small to be hit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from kiosk.views.widgets.choice_button import DropButton
from kiosk.views.widgets.elided_label import ElidedLabel
from tests.views import gallery
from tests.views.gallery import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SCREENS = ["board", "panel", "waiting", "notice", "confirm", "error", "cut", "filtered_empty", "empty", "keys"]
SCREENS += ["diagnostic"]


def shown(window: QWidget) -> list[QWidget]:
    root = QApplication.activeModalWidget() or window
    return [one for one in root.findChildren(QWidget) if one.isVisible()]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("size", [(1280, 800)])
async def test_screen(scene: Scene, look: Callable[..., None], name: str, percent: int, size: tuple[int, int]) -> None:
    look("light", percent)
    await scene.settle()
    await gallery.SCREENS[name](scene)
    nameless: list[QWidget] = []
    small: list[object] = []
    cut: list[object] = []
    for one in shown(scene.window):
        inside_field = isinstance(one.parentWidget(), QLineEdit)
        if isinstance(one, QAbstractButton) and not inside_field:
            if not (one.accessibleName() or one.text()):
                nameless.append(one)
            if one.width() < 32 or one.height() < 32:
                small.append((one.accessibleName() or one.text(), one.size()))
            if not isinstance(one, DropButton) and one.width() < one.sizeHint().width() - 1:
                cut.append((one.accessibleName() or one.text(), one.width(), one.sizeHint().width()))
        elif isinstance(one, QLineEdit):
            if not one.accessibleName():
                nameless.append(one)
        elif isinstance(one, QLabel) and one.text() and not isinstance(one, ElidedLabel):
            rich = one.textFormat() == Qt.TextFormat.RichText
            if one.wordWrap():
                if one.height() < one.heightForWidth(one.width()) - 1:
                    cut.append((one.text(), one.height(), one.heightForWidth(one.width())))
            elif not rich and one.width() < one.sizeHint().width() - 1:
                cut.append((one.text(), one.width(), one.sizeHint().width()))
    assert not nameless
    assert not small
    assert not cut
    assert scene.window.width() == 1280, "the content is wider than the window"
    scene.desk.memory_durable, scene.desk.unsent_count = True, 0


@pytest.mark.parametrize("size", [(1366, 768)])
async def test_tab_goes_as_the_eye_does(scene: Scene, size: tuple[int, int]) -> None:
    """From the places to the top bar, the counters, the filter, then the list."""
    order: list[QWidget] = []
    one = scene.frame.rail.findChildren(QAbstractButton)[0]
    here: QWidget | None = one
    while here is not None and here not in order:
        order.append(here)
        here = here.nextInFocusChain()
    board = scene.frame.page("agenda")
    wanted = [one, scene.frame.top.organisation, scene.frame.top.day.day_button, *board.header.counters.values()]
    wanted += [board.header.filter, board.header.filters, board.table]
    places = [order.index(widget) for widget in wanted]
    assert places == sorted(places)
