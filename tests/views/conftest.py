from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from kiosk.views import theme
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene


@pytest.fixture
def desk() -> BelievableDesk:
    return BelievableDesk()


@pytest.fixture
def size() -> tuple[int, int]:
    return 1280, 800


@pytest.fixture
def look() -> Iterator[Callable[[str, int], None]]:
    """Dresses the application otherwise, until the test ends."""
    app = QApplication.instance() or QApplication(["kiosk-tests"])
    assert isinstance(app, QApplication)

    def dress(scheme: str = "light", percent: int = 100) -> None:
        theme.apply(app, scheme, percent)

    dress()
    yield dress
    dress()


@pytest.fixture
async def scene(look: Callable[[str, int], None], desk: BelievableDesk, size: tuple[int, int]) -> AsyncIterator[Scene]:
    """The window at work on the believable day."""
    scene = Scene(desk, *size)
    scene.application.start()
    await scene.settle()
    yield scene
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        popup = QApplication.activePopupWidget()
    scene.window.close()
    await scene.application.close()
    scene.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
