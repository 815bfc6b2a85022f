"""Two fiches side by side, a line for each field: the arrows go from line to line and from one side to the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kiosk.domain.people.usager_comparison import Compared, Verdict
from kiosk.domain.platform.field_labels import field_label
from kiosk.domain.text.language import tr
from kiosk.views import icons, theme
from kiosk.views.brush import ring, write
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import RADIUS_SMALL, ROW_HEIGHT, S1, S2, TYPE_BASE, TYPE_SMALL

_MARK, _RADIO = 16, 18
_LABEL, _BETWEEN = 0.24, 0.03  # shares of the width
_LEAST = 120  # px at 100 %: narrower, nothing is laid out yet
_WRAP = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_KEEP, _TAKE = "kept", "merged"


def _cells(width: int, height: int) -> tuple[QRectF, QRectF]:
    """Where the two sides stand in a line."""
    label, gap = width * _LABEL, width * _BETWEEN
    cell = (width - label - gap) / 2
    return QRectF(label, 1, cell, height - 2), QRectF(label + cell + gap, 1, cell, height - 2)


def _wrapped(text: str, width: float, size: int, weight: QFont.Weight) -> int:
    """The height of ``text`` in a column of ``width``."""
    measures = theme.metrics(size, weight)
    return measures.boundingRect(0, 0, max(1, round(width)), 10_000, int(_WRAP), text).height()


class MergeHead(QWidget):
    """Over the lines: which fiche is kept, which one goes; and what has them change places."""

    def __init__(self, swap: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._swap = swap
        swap.setParent(self)
        self._names = ("", "")

    def show_names(self, kept: str, gone: str) -> None:
        """Says whose fiches they are."""
        self._names = (
            tr("Fiche gardée\u00a0: {}").format(kept),
            tr("Fiche qui disparaît\u00a0: {}").format(gone),
        )
        self.setAccessibleName(". ".join(self._names))
        self._fit()
        self.update()

    def _fit(self) -> None:
        wide = _cells(self.width(), 0)[0].width() - 2 * S2
        most = max(_wrapped(name, wide, TYPE_BASE, theme.BOLD) for name in self._names)
        self._swap.adjustSize()
        self.setFixedHeight(max(most + 2 * S2, self._swap.height()))
        self._swap.move(0, (self.height() - self._swap.height()) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = theme.look().colours.text
        for cell, name in zip(_cells(self.width(), self.height()), self._names, strict=True):
            write(painter, cell.adjusted(S2, 0, -S2, 0), name, ink, TYPE_BASE, theme.BOLD, int(_WRAP))
        painter.end()


class MergeRow(QWidget):
    """One field on both sides. What is the same is green and has nothing to choose; the rest is orange."""

    chosen = Signal(str, str)
    """The field, and « kept » or « merged »."""

    def __init__(self, row: Compared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.side = _KEEP
        self._same = row.verdict is Verdict.SAME
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self._same else Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not self._same:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_side(_KEEP)

    def show_side(self, side: str) -> None:
        """Shows whose value stays."""
        self.side = side
        label = field_label(self.row.field)
        if self._same:
            said = tr("{}\u00a0: identique, {}").format(label, self.row.left)
        else:
            left, right = self.row.left or tr("vide"), self.row.right or tr("vide")
            stays = left if side == _KEEP else right
            said = tr("{}\u00a0: différent. À gauche {}, à droite {}. Reste\u00a0: {}").format(
                label, left, right, stays
            )
        self.setAccessibleName(said)
        set_tip(self, said)
        self.update()

    def _fit(self) -> None:
        """As high as its longest text asks for at this width."""
        if self.width() < theme.px(_LEAST):
            return
        left = _cells(self.width(), 0)[0]
        radio = 0 if self._same else theme.px(_RADIO) + S2
        wide = left.width() - 2 * S2 - radio
        label = left.left() - theme.px(_MARK) - S1 - 2 * S2
        heights = [_wrapped(text, wide, TYPE_BASE, theme.STRONG) for text in (self.row.left, self.row.right)]
        heights.append(_wrapped(field_label(self.row.field), label, TYPE_SMALL, theme.STRONG))
        self.setFixedHeight(max(theme.px(ROW_HEIGHT), max(heights) + 2 * S2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self._choose(_KEEP)
            case Qt.Key.Key_Right:
                self._choose(_TAKE)
            case Qt.Key.Key_Space:
                self._choose(_TAKE if self.side == _KEEP else _KEEP)
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for cell, side in zip(_cells(self.width(), self.height()), (_KEEP, _TAKE), strict=True):
            if cell.contains(event.position()):
                self._choose(side)

    def _choose(self, side: str) -> None:
        if not self._same:
            self.chosen.emit(self.row.field, side)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = c.seen if self._same else c.to_fill
        mark = theme.px(_MARK)
        middle = (self.height() - mark) / 2
        picture = icons.pixmap("equal" if self._same else "differs", mark, ink, self.devicePixelRatioF())
        painter.drawPixmap(round(S1), round(middle), picture)
        label = QRectF(S1 + mark + S2, 0, self.width() * _LABEL - mark - S1 - 2 * S2, self.height())
        write(painter, label, field_label(self.row.field), c.muted, TYPE_SMALL, theme.STRONG, int(_WRAP))
        for cell, side, text in zip(
            _cells(self.width(), self.height()), (_KEEP, _TAKE), (self.row.left, self.row.right), strict=True
        ):
            self._paint_cell(painter, cell, side, text)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: QRectF, side: str, text: str) -> None:
        c = theme.look().colours
        stays = not self._same and side == self.side
        if stays:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.qcolor(c.to_fill_soft))
            painter.drawRoundedRect(cell.adjusted(0, 1, 0, -1), RADIUS_SMALL, RADIUS_SMALL)
        left = cell.left() + S2
        if not self._same:
            self._paint_radio(
                painter, QRectF(left, cell.center().y() - theme.px(_RADIO) / 2, *[theme.px(_RADIO)] * 2), stays
            )
            left += theme.px(_RADIO) + S2
        weight = theme.STRONG if stays else theme.NORMAL
        ink = c.seen if self._same else c.to_fill if stays else c.muted
        words = QRectF(left, cell.top(), cell.right() - left - S2, cell.height())
        write(painter, words, text or tr("vide"), ink, TYPE_BASE, weight, int(_WRAP))

    def _paint_radio(self, painter: QPainter, box: QRectF, stays: bool) -> None:
        c = theme.look().colours
        painter.setPen(QPen(theme.qcolor(c.to_fill if stays else c.border), 1.5))
        painter.setBrush(theme.qcolor(c.surface))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if stays:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.qcolor(c.to_fill))
            painter.drawEllipse(box.adjusted(S1 + 1, S1 + 1, -S1 - 1, -S1 - 1))
