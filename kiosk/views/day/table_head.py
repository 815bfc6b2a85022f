"""The head of the list, each title above the text of its column rather than above its edge."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from kiosk.presenters.day.board_model import Column
from kiosk.views import theme
from kiosk.views.brush import LEFT, RIGHT, write
from kiosk.views.day.column_widths import GUTTER, Widths
from kiosk.views.tokens import S1, S2, S3, TYPE_SMALL


class TableHead(QHeaderView):
    """Follows the ``Widths`` that the list is drawn with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._widths: Widths | None = None

    def set_widths(self, widths: Widths) -> None:
        self._widths = widths
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's signature
        c = theme.look().colours
        painter.fillRect(rect, theme.qcolor(c.canvas))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.qcolor(c.line))
        if self._widths is None:
            return
        box = QRectF(rect)
        align = LEFT
        if logicalIndex == Column.HOUR:
            box.setLeft(rect.left() + theme.px(GUTTER))
        elif logicalIndex == Column.STATUS:
            box.setLeft(rect.left() + theme.px(S1))
        elif logicalIndex == Column.WAIT:
            box.setWidth(self._widths.wait - theme.px(S3))
            align = RIGHT
        else:
            box.setLeft(rect.left() + theme.px(S2))
        if logicalIndex == Column.PLACE and not self._widths.place_words:
            return  # the icons say it
        text = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        write(painter, box, str(text), c.muted, TYPE_SMALL, align=align)
