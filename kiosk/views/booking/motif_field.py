"""The motif, found by typing: a field, and under it the motifs by service with what tells them apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.text.language import tr
from kiosk.presenters.booking.motif_choices import MotifChoice, best_row
from kiosk.views import icons, theme
from kiosk.views.brush import CENTRE, RIGHT, write, write_cut
from kiosk.views.cut_texts import LineDelegate
from kiosk.views.tokens import RADIUS_SMALL, ROW_HEIGHT, S1, S2, S3, TYPE_BASE, TYPE_SMALL

_ROWS_SHOWN = 11
_NO_PARENT = QModelIndex()


class MotifList(QAbstractListModel):
    """Heads of services and motifs; only motifs can be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[MotifChoice] = ()

    def show_rows(self, rows: Sequence[MotifChoice]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.name
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        motif = self.rows[index.row()].motif
        return Qt.ItemFlag.NoItemFlags if motif is None else super().flags(index)


class _Delegate(LineDelegate):
    def __init__(self, parent: QWidget, online: str) -> None:
        super().__init__(parent)
        self._online = online

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(200), theme.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, MotifList)
        row = model.rows[index.row()]
        c = theme.look().colours
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.motif is None:
            words = area.adjusted(theme.px(S2), theme.px(S2), 0, 0)
            write(painter, words, row.name, c.muted, TYPE_SMALL, theme.STRONG)
            painter.restore()
            return
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.qcolor(c.accent_soft if chosen else c.hover))
            painter.drawRoundedRect(area, RADIUS_SMALL, RADIUS_SMALL)
        ink = c.on_accent_soft if chosen else c.text
        quiet = c.on_accent_soft if chosen else c.muted
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.qcolor(row.motif.color or c.border))
        bar = theme.px(S1)
        painter.drawRoundedRect(QRectF(area.left() + theme.px(S2), area.top() + 8, bar, area.height() - 16), 2, 2)
        right = area.right() - theme.px(S3)
        small = theme.metrics(TYPE_SMALL)
        for said, width in ((row.duration, 52), (row.location, 88)):
            width = theme.px(width)
            box = QRectF(right - width, area.top(), width, area.height())
            write(painter, box, said, quiet, TYPE_SMALL, align=RIGHT)
            right -= width
        if row.online:
            width = small.horizontalAdvance(self._online) + theme.px(2 * S2)
            height = small.height() + 4
            box = QRectF(right - width, area.center().y() - height / 2, width, height)
            painter.setPen(QPen(theme.qcolor(quiet), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
            write(painter, box, self._online, quiet, TYPE_SMALL, align=CENTRE)
            right -= width
        left = area.left() + theme.px(2 * S2) + bar
        room = round(right - left - theme.px(S2))
        box = QRectF(left, area.top(), room, area.height())
        write_cut(painter, box, row.name, ink, TYPE_BASE, theme.STRONG if chosen else theme.NORMAL)
        painter.restore()


class MotifField(QLineEdit):
    """Down and up go through the list, Return takes the line, Escape closes the list and keeps the motif."""

    chosen = Signal(int)
    """The identity of a Motif."""
    left = Signal()
    """The person goes on to what is free."""

    def __init__(self, rows_of: Callable[[str], Sequence[MotifChoice]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows_of = rows_of
        self._name = ""
        self._popup: QFrame | None = None
        self._list: QListView | None = None
        self.model = MotifList(self)
        self.setPlaceholderText(tr("Motif\u00a0: tapez quelques lettres"))
        self.setAccessibleName(tr("Motif du rendez-vous"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(lambda _: self.open())
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), super().sizeHint().height())

    def show_motif(self, name: str) -> None:
        """Shows the motif that is looked for; empty: none."""
        self._name = name
        if not self.is_open():
            self._say_motif()

    def _say_motif(self) -> None:
        self.setText(self._name)
        self.setCursorPosition(0)
        if self.hasFocus():
            self.selectAll()  # what is typed next is another motif, not letters before this one

    def is_open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def open(self) -> None:
        """Shows the motifs that what is typed leaves; all of them while it is the motif's own name."""
        if self._popup is None:
            self._make()
        assert self._popup is not None
        assert self._list is not None
        typed = "" if self.text() == self._name else self.text()
        self.model.show_rows(self._rows_of(typed) or [MotifChoice(self._nothing())])
        self._place()
        self._popup.show()
        self._popup.raise_()
        current = next((n for n, row in enumerate(self.model.rows) if row.motif and row.name == self._name), -1)
        self._select(current if current >= 0 and not typed else best_row(self.model.rows, typed))

    def _nothing(self) -> str:
        if self._rows_of(""):
            return tr("Aucun motif ne correspond à ce qui est tapé.")
        return tr("Aucun motif pour l’instant\u00a0: ils arrivent de la plateforme.")

    def refresh(self) -> None:
        """The motifs are others: what is open shows them, and the line that the person is on stays theirs."""
        if not self.is_open():
            return
        assert self._list is not None
        place = self._list.currentIndex().row()
        motif = self.model.rows[place].motif if 0 <= place < len(self.model.rows) else None
        self.open()
        if motif is not None:
            same = (n for n, row in enumerate(self.model.rows) if row.motif and row.motif.id == motif.id)
            if (found := next(same, -1)) >= 0:
                self._select(found)

    def close_list(self) -> None:
        """Hides the list; the field says the motif again."""
        if self._popup is not None:
            self._popup.hide()
        self._say_motif()

    def _make(self) -> None:
        window = self.window()
        self._popup = QFrame(window)
        self._popup.setObjectName("popup")
        self.destroyed.connect(self._popup.deleteLater)  # it lies over the window, which outlives the field
        self._list = QListView(self._popup)
        self.model.setParent(self._list)
        self._list.setModel(self.model)
        self._list.setItemDelegate(_Delegate(self._list, tr("en ligne")))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(tr("Motifs"))
        self._list.clicked.connect(lambda index: self._take(index.row()))
        layout = QVBoxLayout(self._popup)
        layout.setContentsMargins(S1, S1, S1, S1)
        layout.addWidget(self._list)

    def _place(self) -> None:
        assert self._popup is not None
        window = self.window()
        at = self.mapTo(window, QPoint(0, self.height() + 2))
        rows = max(1, min(_ROWS_SHOWN, len(self.model.rows)))
        height = min(rows * theme.px(ROW_HEIGHT) + 2 * S1 + 4, window.height() - at.y() - S2)
        width = min(max(self.width(), theme.px(520)), window.width() - at.x() - S2)
        self._popup.setGeometry(at.x(), at.y(), width, height)

    def _next(self, place: int, step: int) -> int:
        place += step
        while 0 <= place < len(self.model.rows):
            if self.model.rows[place].motif is not None:
                return place
            place += step
        return -1

    def _select(self, place: int) -> None:
        assert self._list is not None
        index = self.model.index(place)
        self._list.setCurrentIndex(index)
        if place <= 1:
            self._list.scrollToTop()
        elif place >= 0:
            self._list.scrollTo(index)

    def _move(self, step: int) -> None:
        if not self.is_open():
            self.open()
            return
        assert self._list is not None
        place = self._next(self._list.currentIndex().row(), step)
        if place >= 0:
            self._select(place)

    def _take(self, place: int) -> None:
        if not 0 <= place < len(self.model.rows):
            return
        motif = self.model.rows[place].motif
        if motif is not None:
            self._name = motif.name
            self.close_list()
            self.chosen.emit(motif.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp if self.is_open():
                for _ in range(_ROWS_SHOWN - 2):
                    self._move(1 if event.key() == Qt.Key.Key_PageDown else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.is_open() and self._list is not None:
                    self._take(self._list.currentIndex().row())
                elif self._name:
                    self.left.emit()
                else:
                    self.open()
            case Qt.Key.Key_Escape if self.is_open() or self.text() != self._name:
                self.close_list()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.is_open():
            self.selectAll()
            self.open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_list()

    def _dress(self) -> None:
        ink = theme.look().colours.muted
        self._glass.setIcon(icons.icon("search", theme.px(16), ink, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_glass"):
            self._dress()
        super().changeEvent(event)
