"""What can wait until the day is on the screen: speaking to the platform, and loading what that needs."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kiosk.presenters.frame.application import ApplicationPresenter
    from kiosk.presenters.frame.frame import FramePresenter

LONGEST = 1.0
"""Seconds after which one no longer waits: a window started in a corner, or a memory that knows no day, paints none."""


class FirstPaint(QObject):
    """Knows when ``window`` has been painted with the first day that was read."""

    def __init__(self, window: QWidget, presenter: ApplicationPresenter) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._painted = asyncio.Event()
        presenter.opened.connect(self._opened)

    async def past(self) -> None:
        """Returns after that paint, once what speaks to the platform has been loaded beside the interface."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                await self._painted.wait()
        await asyncio.to_thread(_load)

    def _opened(self, frame: FramePresenter) -> None:
        self._presenter.opened.disconnect(self._opened)
        self._board = frame.board
        frame.board.changed.connect(self._read)

    def _read(self) -> None:
        self._board.changed.disconnect(self._read)
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # An update of a window in sight; or its very first paint, which comes without one.
        if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Paint):
            self._window.removeEventFilter(self)
            # The paint itself comes after its filters.
            QTimer.singleShot(0, self._painted.set)
        return False


def _load() -> None:
    import kiosk.api_client.client
    import kiosk.api_client.http.exchange
    import kiosk.sync.engine  # noqa: F401
