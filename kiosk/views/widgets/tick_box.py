"""A box to tick, drawn from the tokens like everything else."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionViewItem, QWidget

from kiosk.views import icons, theme
from kiosk.views.brush import ring, write, write_cut
from kiosk.views.cut_texts import LineDelegate
from kiosk.views.tokens import RADIUS_SMALL, RING, ROW_HEIGHT, S2, TARGET, TYPE_BASE

_BOX = 18


def paint_tick(painter: QPainter, box: QRectF, *, checked: bool, ratio: float) -> None:
    """Draws the box itself."""
    c = theme.look().colours
    painter.setPen(QPen(theme.qcolor(c.accent if checked else c.border), 1.5))
    painter.setBrush(theme.qcolor(c.accent if checked else c.surface))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS_SMALL, RADIUS_SMALL)
    if checked:
        mark = icons.pixmap("check", round(box.width()) - 4, c.on_accent, ratio)
        painter.drawPixmap(QPointF(box.left() + 2, box.top() + 2), mark)


class TickDelegate(LineDelegate):
    """Lines to tick, in a list: a click anywhere on the line, or Space, ticks it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        words = theme.metrics(TYPE_BASE).horizontalAdvance(str(index.data()))
        return QSize(words + theme.px(_BOX + 4 * S2), theme.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        c = theme.look().colours
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        widget: QWidget = option.widget
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.qcolor(c.hover))
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, QRectF(area).adjusted(1, 1, -1, -1))
        side = theme.px(_BOX)
        box = QRectF(area.left() + theme.px(S2), area.top() + (area.height() - side) / 2, side, side)
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        paint_tick(painter, box, checked=checked, ratio=widget.devicePixelRatioF())
        left = box.right() + theme.px(S2)
        words = QRectF(left, area.top(), area.right() - left - theme.px(S2), area.height())
        write_cut(painter, words, str(index.data()), c.text, TYPE_BASE)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        clicked = event.type() == QEvent.Type.MouseButtonRelease
        pressed = (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        )
        if not (clicked or pressed):
            return False
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


class TickBox(QCheckBox):
    """The whole line is the target."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = theme.metrics(TYPE_BASE).horizontalAdvance(self.text())
        return QSize(theme.px(_BOX + S2) + words + 2 * RING + S2, max(TARGET, theme.px(TARGET)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_BOX)
        box = QRectF(RING, (self.height() - side) / 2, side, side)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))
            box.translate(RING, 0)
        paint_tick(painter, box, checked=self.isChecked(), ratio=self.devicePixelRatioF())
        words = QRectF(box.right() + theme.px(S2), 0, self.width(), self.height())
        c = theme.look().colours
        write(painter, words, self.text(), c.text if self.isEnabled() else c.past, TYPE_BASE)
        painter.end()
