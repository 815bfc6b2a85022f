"""Tells that somebody is at the desk, and hears the keys that hide what is shown wherever the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QSinglePointEvent

from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.views.commands import DISCREET, LOCK, SWITCH

_GESTURES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
    }
)


class Watch(QObject):
    """Listens at the system's windows, where every key and button passes once: not at every widget."""

    def __init__(self, application: ApplicationPresenter, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._mouse = QPointF()
        application.idle.looked.connect(self.adopt)
        instance = QGuiApplication.instance()
        assert isinstance(instance, QGuiApplication)
        instance.focusWindowChanged.connect(self.adopt)

    def adopt(self, *_: object) -> None:
        """Listens at every window there is; one that is listened at already is so once."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _GESTURES:
            self._application.idle.touch()
            if isinstance(event, QKeyEvent) and LOCK.pressed(event) and not self._application.lock.on:
                # Once the window is done with it: it may be one that goes with what is locked.
                QTimer.singleShot(0, self, self._application.lock_now)
                return True
            if isinstance(event, QKeyEvent) and SWITCH.pressed(event):
                QTimer.singleShot(0, self, self._application.change_agent)
                return True
            if isinstance(event, QKeyEvent) and DISCREET.pressed(event):
                if not event.isAutoRepeat():
                    QTimer.singleShot(0, self, self._application.be_discreet)
                return True
        elif kind == QEvent.Type.MouseMove and isinstance(event, QSinglePointEvent):
            self._moved(event.globalPosition())
        return False

    def _moved(self, to: QPointF) -> None:
        """A window that comes or goes under a mouse that lies still moves it too."""
        if to != self._mouse:
            self._mouse = to
            self._application.idle.touch()
