from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from kiosk.views import theme
from tests.support.desk import at_the_counter, counter_data
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene
from tests.views.real_scene import RealScene


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


@pytest.fixture
def data() -> dict[str, Any]:
    """What the platform of a ``real_scene`` begins with; a test module may have its own."""
    return counter_data()


@pytest.fixture
async def real_scene(
    look: Callable[[str, int], None],
    size: tuple[int, int],
    data: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[RealScene]:
    """The window at work over a real desk."""
    # Qt's events are left to the loop: between fixtures and test, pytest-qt would take tasks on without one.
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)
    async with at_the_counter(tmp_path, data, resume=False) as counter:
        scene = RealScene(counter, *size)
        await scene.start()
        yield scene
        counter.wire.mend()
        await scene.close()
