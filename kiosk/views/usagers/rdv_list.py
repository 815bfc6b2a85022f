"""The RDVs on a fiche: dates under dates, the motif, who and where, and the status as a pill."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.fiche_rdvs import FicheRdvs
from kiosk.presenters.usagers.fiche_texts import RdvLine
from kiosk.views import theme
from kiosk.views.brush import mark, ring, write_cut
from kiosk.views.cut_texts import LineDelegate
from kiosk.views.tokens import S1, S2, TINTS, TYPE_BASE, TYPE_READ, TYPE_SMALL
from kiosk.views.widgets import pill
from kiosk.views.widgets.pill import Pill

HEIGHT, TITLE_HEIGHT = 56, 32
_DATE = 88


class _RdvPainter(LineDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(240), height_of(index))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, FicheRdvs)
        c = theme.look().colours
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = model.line_at(index.row())
        if line is None:
            box = QRectF(area).adjusted(theme.px(S2), theme.px(S2), 0, 0)
            write_cut(painter, box, str(index.data()), c.muted, TYPE_SMALL, theme.STRONG)
        else:
            hovered = state & QStyle.StateFlag.State_MouseOver
            chosen = state & QStyle.StateFlag.State_HasFocus
            painter.fillRect(area, theme.qcolor(c.selected if chosen else c.hover if hovered else c.surface))
            painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.qcolor(c.line))
            self._rdv(painter, area, line)
        if line is not None and state & QStyle.StateFlag.State_HasFocus:
            ring(painter, QRectF(area).adjusted(1, 1, -1, -2))
        painter.restore()

    def _rdv(self, painter: QPainter, area: QRect, line: RdvLine) -> None:
        c = theme.look().colours
        half = area.height() / 2
        area = area.adjusted(theme.px(S2), 0, -theme.px(S2), 0)
        top = QRectF(area.left(), area.top() + theme.px(S1), area.width(), half - theme.px(S1))
        bottom = QRectF(area.left(), area.top() + half, area.width(), half - theme.px(S2))
        date = theme.px(_DATE)
        ink = c.text if line.to_come else c.past
        for box, words, tone, weight in (
            (top, line.day, ink, theme.STRONG),
            (bottom, line.hour, c.muted if line.to_come else c.past, theme.NORMAL),
        ):
            write_cut(painter, box, words, tone, TYPE_BASE, weight)
        look = Pill(line.label.short, line.label.icon, TINTS[line.shown])
        ratio = painter.device().devicePixelRatioF()
        room = min(float(pill.width_of(look)), area.width() * 0.42)
        box = QRectF(area.right() - room, top.top(), room, top.height())
        pill.paint(painter, box, look, ratio)
        right = box.left() - theme.px(S2)
        if line.unsent:
            side = theme.px(14)
            right -= side + theme.px(S1)
            mark(painter, right, top, "unsent", c.accent, side)
            right -= theme.px(S1)
        left = area.left() + date
        if line.motif_color:
            bar = QRectF(left, area.top() + theme.px(S2), 4, area.height() - 2 * theme.px(S2) - 1)
            painter.fillRect(bar, theme.qcolor(line.motif_color))
        left += 4 + theme.px(S2)
        soft = c.muted if line.to_come else c.past
        for box, words, tone, size, end in (
            (top, line.motif, ink, TYPE_READ, right),
            (bottom, line.detail, soft, TYPE_BASE, float(area.right())),
        ):
            write_cut(painter, QRectF(left, box.top(), max(0, end - left), box.height()), words, tone, size)


def height_of(index: QModelIndex | QPersistentModelIndex) -> int:
    """Of the line or the title at ``index``, in px at the text size in force."""
    model = index.model()
    assert isinstance(model, FicheRdvs)
    return theme.px(HEIGHT if model.line_at(index.row()) is not None else TITLE_HEIGHT)


class RdvList(QListView):
    """As high as what it holds: the page scrolls, not the list."""

    opened = Signal(object)
    """The RdvLine on which Enter or a double click was made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FicheRdvs(self)
        self.setModel(self._model)
        self.setItemDelegate(_RdvPainter(self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Rendez-vous de l’usager"))
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def show_rdvs(self, rdvs: Sequence[RdvLine]) -> None:
        if self._model.show(rdvs):
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = range(self._model.rowCount())
        return QSize(theme.px(320), sum(height_of(self._model.index(place, 0)) for place in rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount() > 1:
            self.setCurrentIndex(self._model.index(1, 0))  # under the first title

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape or (event.text() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open(self, place: int) -> None:
        line = self._model.line_at(place)
        if line is not None:
            self.opened.emit(line)
