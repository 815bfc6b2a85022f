"""What is kept of what was drawn or measured depends on the look in force, and follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.support.waiting import until
from tests.views import gallery
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def _a_caret_that_stands_still(qapp: QApplication) -> Iterator[None]:
    before = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield
    QApplication.setCursorFlashTime(before)


async def picture(name: str, look: Callable[[str, int], None], *looks: tuple[str, int]) -> QImage:
    """The screen ``name`` of a window that was dressed in ``looks``, one after the other."""
    look(*looks[0])
    scene = Scene(BelievableDesk(), 2400, 2600)  # nothing scrolls: where one was is no matter of the look
    scene.application.start()
    await scene.settle()
    try:
        await gallery.SCREENS[name](scene)
        for another in looks[1:]:
            scene.window.grab()  # what is kept is kept by being drawn
            look(*another)
            await scene.settle()
        running = QAbstractAnimation.State.Running
        await until(
            lambda: all(one.state() != running for one in scene.window.findChildren(QAbstractAnimation)), "what moves"
        )
        await scene.settle()
        return scene.window.grab().toImage()
    finally:
        scene.window.close()
        await scene.application.close()
        scene.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


SCREENS = ["board", "panel", "columns", "waiting", "error", "cut", "calendar", "keys"]


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize(("first", "then"), [(("light", 100), ("dark", 100)), (("light", 150), ("light", 100))])
async def test_a_window_that_is_dressed_otherwise_looks_as_one_that_always_was(
    look: Callable[[str, int], None], name: str, first: tuple[str, int], then: tuple[str, int]
) -> None:
    changed, plain = await picture(name, look, first, then), await picture(name, look, then)
    assert changed == plain
