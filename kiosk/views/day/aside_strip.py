"""Beside the columns: who has nothing today, folded into one strip that opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from kiosk.domain.day.aside import Aside
from kiosk.domain.text.language import counted, tr
from kiosk.views import theme
from kiosk.views.brush import CENTRE, mark, ring, write
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1, S2, S3, TARGET, TYPE_SMALL
from kiosk.views.widgets.pieces import ENTER, empty, label, scrolling, spaced, tight
from kiosk.views.widgets.tick_box import TickBox

_OPEN: Final = 264
"""Px at 100 % of text."""


class AsideStrip(QFrame):
    """Closed it says how many; open, who and why, each with a box that has their column shown all the same."""

    asked = Signal(int, bool)
    """The column of an agent is wanted, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self._aside: tuple[Aside, ...] = ()
        self.edge = _Edge(self)
        self.edge.clicked.connect(lambda: self._open(wanted=True))
        self._list = QWidget(self)
        self.close_button = QToolButton(self._list)
        self.close_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.close_button.clicked.connect(lambda: self._open(wanted=False))
        lines = QWidget()
        self._lines = spaced(QVBoxLayout(lines), (S3, S1, S2, S3), S1)
        column = spaced(QVBoxLayout(self._list), (S1, S1, S1, 0), S1)
        column.addWidget(self.close_button)
        column.addWidget(scrolling(self._list, lines), 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.edge)
        self._stack.addWidget(self._list)
        tight(QVBoxLayout(self)).addLayout(self._stack)
        self.boxes: dict[int, TickBox] = {}
        self._fit()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether one sees who they are."""
        return self._stack.currentWidget() is self._list

    def show_aside(self, aside: Sequence[Aside]) -> None:
        """Shows who has nothing; nobody: no strip."""
        aside = tuple(aside)
        self.setVisible(bool(aside))
        if aside == self._aside:
            return
        before, self._aside = self._aside, aside
        said = self._said()
        self.edge.say(said)
        self.close_button.setText(said)
        if [replace(one, shown=False) for one in aside] != [replace(one, shown=False) for one in before]:
            self._make_lines()
        for one in aside:
            self.boxes[one.agent_id].setChecked(one.shown)

    def _said(self) -> str:
        return counted(len(self._aside), "{} agent sans rien ce jour", "{} agents sans rien ce jour")

    def _make_lines(self) -> None:
        empty(self._lines)
        self.boxes.clear()
        for one in self._aside:
            box = TickBox(one.name, self._list)
            box.setAccessibleName(f"{one.name}, {one.why}")
            set_tip(box, tr("Montrer sa colonne"))
            box.clicked.connect(lambda on, agent_id=one.agent_id: self.asked.emit(agent_id, on))
            why = label(self._list, "small", " · ".join(part for part in (one.why, one.service) if part))
            why.setContentsMargins(theme.px(S3 * 2 + S2), 0, 0, S1)
            self.boxes[one.agent_id] = box
            for widget in (box, why):
                self._lines.addWidget(widget)
                widget.show()
        self._lines.addStretch(1)

    def _open(self, *, wanted: bool) -> None:
        had_keyboard = self.edge.hasFocus() or self.close_button.hasFocus()
        self._stack.setCurrentWidget(self._list if wanted else self.edge)
        self._fit()
        if had_keyboard:
            (self.close_button if wanted else self.edge).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self.setFixedWidth(theme.px(_OPEN if self.is_open else TARGET + S2))
        theme.set_icon(self.close_button, "chevron-right", "text")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "boxes"):
            self._fit()


class _Edge(QAbstractButton):
    """Words from bottom to top, along the edge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def say(self, said: str) -> None:
        """What it says, to eyes and ears."""
        self._said = said
        self.setAccessibleName(said)
        set_tip(self, tr("{}\u00a0: voir qui, et pourquoi").format(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(TARGET), theme.px(TARGET) * 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = theme.look().colours
        painter.fillRect(self.rect(), theme.qcolor(c.hover if self.underMouse() else c.surface))
        mark(
            painter,
            (self.width() - theme.px(16)) / 2,
            QRectF(0, 0, 1, theme.px(TARGET)),
            "chevron-left",
            c.muted,
            theme.px(16),
        )
        painter.save()
        painter.translate(0, self.height())
        painter.rotate(-90)
        write(painter, QRectF(0, 0, self.height(), self.width()), self._said, c.muted, TYPE_SMALL, theme.STRONG, CENTRE)
        painter.restore()
        if self.hasFocus():
            ring(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.end()
