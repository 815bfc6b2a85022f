"""The panel at the right of a list, and how one of its views is laid out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from kiosk.views import theme
from kiosk.views.tokens import S2, S3, S4
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import spaced, tight


class Beside(QFrame):
    """One view at a time. As wide as ``wide`` px at 100 % of text, never more than ``most`` of the window unless that
    is less than ``wide`` px.

    It hears by itself that the window, or the size of letters, is another.
    """

    def __init__(self, parent: QWidget | None, *, wide: int = 420, most: float = 0.42) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self._wide, self._most = wide, most
        self._views = QStackedLayout(self)
        if parent is not None:
            parent.installEventFilter(self)

    def hold(self, *views: QWidget) -> None:
        """These, of which the first is in sight."""
        for view in views:
            self._views.addWidget(view)

    def turn_to(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        most = max(self._wide, round(self.window().width() * self._most))
        self.setFixedWidth(min(theme.px(self._wide), most))


def over_buttons(view: QWidget, content: QWidget, buttons: Iterable[QWidget]) -> None:
    """Lays ``view`` out: ``content`` above, which takes the room, and ``buttons`` that are always in sight."""
    row = FlowLayout(gap=S2)
    for each in buttons:
        row.addWidget(each)
    foot = spaced(QVBoxLayout(), (S4, S2, S4, S3), 0)
    foot.addLayout(row)
    layout = tight(QVBoxLayout(view))
    layout.addWidget(content, 1)
    layout.addLayout(foot)
