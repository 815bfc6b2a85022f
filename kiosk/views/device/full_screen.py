"""A window that is all there is on its screen, whatever becomes of that screen, and that nobody leaves by accident."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from kiosk.views.keys import leaves_device

_SETTLES_MS = 300
_LEAST = 360


class FullScreen(QWidget):
    """``leave_wanted``: somebody of the site pressed Ctrl+Alt+Q. It closes by ``release`` alone."""

    leave_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(_LEAST, _LEAST)
        self._free = False
        self._apart = False
        self._settling = QTimer(self, interval=_SETTLES_MS, singleShot=True)
        self._settling.timeout.connect(self._cover)

    def cover(self) -> None:
        """Takes the whole screen, and takes it again whenever another one comes, goes or changes its size."""
        self._apart = True
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        for signal in (application.screenAdded, application.screenRemoved, application.primaryScreenChanged):
            signal.connect(self._screens_changed)
        for screen in application.screens():
            screen.geometryChanged.connect(self._resized)
        self._cover()

    def unit(self) -> float:
        """A hundredth of the shorter side, in px: by which a device's window is laid out."""
        return max(4.0, min(self.width(), self.height()) / 100)

    def release(self) -> None:
        """The site wants the window gone."""
        self._free = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        # On its own, for a demonstration, it is a window like any other.
        if self._apart and not self._free:
            event.ignore()
            return
        self.left.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if leaves_device(event):
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _screens_changed(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._resized)
        self._settling.start()

    def _resized(self, _: QRect) -> None:
        self._settling.start()

    def _cover(self) -> None:
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
