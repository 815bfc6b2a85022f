"""What stands around the window – questions, menus, tooltips – goes with what it speaks of, and comes back with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from shiboken6 import isValid

from kiosk.views import clipboard

_OF_THE_SYSTEM: Final = ("QFileDialog", "QAbstractPrintDialog")


@dataclass(frozen=True, slots=True)
class _Kept:
    dialog: QDialog
    parent: QWidget | None
    flags: Qt.WindowType
    modality: Qt.WindowModality


class _Box(QWidget):
    def shut(self) -> None:
        """What opened a window over what lies here gave it one too, of which a screen reader would hear."""
        if self.internalWinId():
            self.destroy()


class PutAway(QObject):
    """From ``take`` to ``give_back``, nothing is on the screen but ``window``, and what the page shown there opens."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._taking = False
        self._kept: list[_Kept] = []
        self.box = _Box()
        """Never shown: what lies in it is in no window, and nobody hears it."""
        self.destroyed.connect(self.box.deleteLater)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._sweep)

    def take(self) -> None:
        """Takes away all that is there, and whatever comes. Again: nothing more."""
        if not self._taking:
            self._taking = True
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup.isVisible():
                popup.hide()
        for tip in (one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel")):
            tip.close()
            tip.deleteLater()
        if any(top.findChildren(QDrag) for top in QApplication.topLevelWidgets()):
            QDrag.cancel()  # what is carried is drawn beside the mouse
        QGuiApplication.inputMethod().reset()
        clipboard.forget()
        self._sweep()

    def give_back(self) -> None:
        """What was taken is there again, the last on top."""
        self._stop()
        kept, self._kept = self._kept, []
        for one in kept:
            if isValid(one.dialog):
                parent = one.parent if one.parent is not None and isValid(one.parent) else self._window
                one.dialog.setParent(parent, one.flags)
                one.dialog.setWindowModality(one.modality)
                one.dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
                one.dialog.show()

    def drop(self) -> None:
        """Nobody comes back to what was taken."""
        self._stop()
        kept, self._kept = self._kept, []
        for one in kept:
            if isValid(one.dialog):
                one.dialog.deleteLater()

    def _stop(self) -> None:
        self._soon.stop()
        if self._taking:
            self._taking = False
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and self._is_strange(watched):
            # Before it is on the screen; away with it as soon as Qt is done with showing it.
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            self._soon.start()
        return False

    def _is_strange(self, widget: QWidget) -> bool:
        """Whether ``widget`` is a window that belongs to nothing in the window shown."""
        if not widget.isWindow() or widget.inherits("QTipLabel"):
            return False
        root = _root_of(widget)
        return root is not self._window and not isinstance(root, QMainWindow)

    def _sweep(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if not widget.isVisible() or widget is self._window or widget.inherits("QTipLabel"):
                continue
            if isinstance(root := _root_of(widget), QMainWindow) and root is not self._window:
                continue  # another desk's
            # Those of the system are its own: they can be closed, and not put away.
            if isinstance(widget, QDialog) and not any(widget.inherits(one) for one in _OF_THE_SYSTEM):
                self._kept.append(_Kept(widget, widget.parentWidget(), widget.windowFlags(), widget.windowModality()))
                widget.setParent(self.box, Qt.WindowType.Widget)
            else:
                widget.close()
                widget.hide()
        self.box.shut()


def _root_of(widget: QWidget) -> QWidget:
    """What ``widget`` hangs on in the end."""
    root = widget
    while (parent := root.parentWidget()) is not None:
        root = parent
    return root
