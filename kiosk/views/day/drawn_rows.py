"""The lines of the list as they are drawn: their widths, what lies under the mouse, whom someone else has touched."""

from __future__ import annotations

from collections.abc import Collection
from operator import is_not

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from kiosk.domain.day.rows import Row, RowKind
from kiosk.domain.day.status import Action
from kiosk.domain.text.language import tr
from kiosk.presenters.day.board_model import BoardModel, Column
from kiosk.views import commands, theme
from kiosk.views.day.column_widths import ICON, Want, Wants, Widths, allot
from kiosk.views.day.row_painter import RowPainter, RowState, action_places
from kiosk.views.day.status_look import status_spoken
from kiosk.views.tokens import S1, S2, S3, TYPE_BASE

_TOUCHED_MS = 3000


class DrawnRows:
    """Draws the lines of one table over a ``BoardModel``, each whole and in one call."""

    def __init__(self, table: QTableView, model: BoardModel, *, flat: bool) -> None:
        """``flat``: a list of people, each line whole, with since when they wait (the waiting room)."""
        self._table = table
        self._model = model
        self._flat = flat
        self.wants = Wants()
        self.widths = allot(800, self.wants)
        self._measured: tuple[tuple[Row, ...], tuple[object, ...], Wants] = (), (), Wants()
        self._painter: RowPainter | None = None
        self._hover = -1
        self._under: Action | None = None
        self._on_button = False
        self._touched: frozenset[str] = frozenset()
        self._touched_timer = QTimer(table)
        self._touched_timer.setSingleShot(True)
        self._touched_timer.timeout.connect(lambda: self.show_touched(()))

    # Measures

    def allotted(self) -> Widths:
        """What the width of the table comes to now. Columns only grow, until ``start_over``."""
        self.wants = self.wants.grown(self._wanted())
        return allot(self._table.viewport().width(), self.wants, lieu_names=self._model.name_lieux)

    def start_over(self) -> None:
        """Another day, or other letters: nothing is wanted yet."""
        self.wants = Wants()

    def _wanted(self) -> Wants:
        # Asked for several times by each change of a day, mostly of the same lines: rows are compared by identity.
        rows, by = tuple(self._model.rows), (self._model.name_lieux, theme.look())
        measured, measured_by, wants = self._measured
        if by != measured_by or len(rows) != len(measured) or any(map(is_not, rows, measured)):
            wants = self._measure()
            self._measured = rows, by, wants
        return wants

    def _measure(self) -> Wants:
        painter = RowPainter(self.widths, 1, flat=self._flat)
        lines = (RowKind.RDV, RowKind.PARTICIPATION, RowKind.WALK_IN) if self._flat else (RowKind.RDV,)
        whole = [place for place, row in enumerate(self._model.rows) if row.kind in lines]
        words = theme.metrics(TYPE_BASE).horizontalAdvance

        def texts(column: Column, around: int) -> Want:
            said = [self._model.text(place, column) for place in whole]
            each = {text: words(text) + around for text in set(said)}
            return Want.of(each[text] for text in said)

        return Wants(
            Want.of(painter.name_width(self._model.rows[place]) for place in whole),
            texts(Column.MOTIF, theme.px(2 * S2 + S1) + 6),
            texts(Column.AGENTS, theme.px(S3) + 2),
            texts(Column.PLACE, theme.px(S2 + ICON + S1 + 2 + S1) + 2),
        )

    def lay_out(self) -> list[int]:
        """Takes the widths that there are now; those of the columns of the model."""
        self._painter = None
        w = self.widths = self.allotted()
        sizes = [w.hour, w.name, w.motif, w.agents, w.place, w.status, w.wait + w.actions]
        if not w.wait:
            sizes[Column.STATUS] += w.actions
            sizes[Column.WAIT] = 0
        return sizes

    def area(self, place: int) -> QRect:
        """The whole line at ``place``, in the viewport."""
        table = self._table
        return QRect(0, table.rowViewportPosition(place), table.viewport().width(), table.rowHeight(place))

    def row_at(self, place: int) -> Row | None:
        """The domain row of a line."""
        rows = self._model.rows
        return rows[place] if 0 <= place < len(rows) else None

    # Marks

    def show_touched(self, touched: Collection[str]) -> None:
        """Marks for a few seconds the lines that someone else has just changed."""
        self._touched = frozenset(touched)
        self._touched_timer.stop()
        if touched:
            self._touched_timer.start(_TOUCHED_MS)
        self._table.viewport().update()

    @property
    def marked(self) -> bool:
        """Whether a line is marked as touched by someone else."""
        return bool(self._touched)

    def button_at(self, at: QPoint) -> tuple[Row, Action | None] | None:
        """The line and the gesture whose button lies under a point; None stands for the button of the list."""
        place = self._table.rowAt(at.y())
        row = self.row_at(place)
        if row is None or not row.actions or not row.is_somebody:
            return None
        for action, box in action_places(self.area(place), self.widths, row.actions):
            if box.contains(at):
                return row, action
        return None

    def hover(self, at: QPoint | None) -> bool:
        """The mouse is at a point, None: elsewhere. Says whether it is on a button."""
        self.hover_line(self._table.rowAt(at.y()) if at is not None else -1)
        found = self.button_at(at) if at is not None else None
        under = found[1] if found else None
        if under is not self._under or self._on_button != (found is not None):
            self._under, self._on_button = under, found is not None
            self._update(self._hover)
        return self._on_button

    def hover_line(self, place: int) -> None:
        """The mouse is on the line at ``place``; -1 on none."""
        if place != self._hover:
            before, self._hover = self._hover, place
            self._update(before)
            self._update(place)

    def _update(self, place: int) -> None:
        if place >= 0:
            self._table.viewport().update(self.area(place))

    def tip(self, at: QPoint) -> str:
        """What to say of what lies at a point; often nothing."""
        found = self.button_at(at)
        if found is not None:
            if found[1] is None:
                return tr("Tous les gestes")
            return commands.GESTURES[found[1]].with_key()
        row = self.row_at(self._table.rowAt(at.y()))
        if row is None or not row.is_somebody:
            return ""
        if at.x() < self.widths.hour:
            return row.problem or (tr("Pas encore envoyé à la plateforme") if row.unsent else "")
        column = self._table.columnAt(at.x())
        if column == Column.NAME:
            return f"{row.name}  {row.detail}".strip()
        if column == Column.AGENTS and row.lobby.notice:
            return row.lobby.notice
        if column in (Column.STATUS, Column.WAIT):
            return status_spoken(row)
        return str(self._model.index(self._model.row_of(row.key), column).data() or "")

    # Drawing

    def paint(self, touched: QRect) -> None:
        """Draws the lines in the part of the viewport that is to be painted."""
        table = self._table
        if self._painter is None:
            self._painter = RowPainter(self.widths, table.devicePixelRatioF(), flat=self._flat)
        painter = QPainter(table.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = table.rowAt(touched.top()), table.rowAt(touched.bottom())
        if last < 0:
            last = len(self._model.rows) - 1
        current = table.currentIndex().row()
        selection = table.selectionModel()
        has_focus = table.hasFocus()
        root = QModelIndex()
        for place in range(max(0, first), last + 1):
            row = self._model.rows[place]
            area = self.area(place)
            if area.bottom() < touched.top() or area.top() > touched.bottom():
                continue
            state = RowState(
                selected=selection.isRowSelected(place, root),
                hovered=place == self._hover,
                focused=has_focus and place == current,
                current=place == current,
                touched=row.key in self._touched,
                on_button=self._on_button and place == self._hover,
                action_under=self._under,
            )
            self._painter.paint(
                painter,
                area,
                row,
                state,
                lambda column, place=place: self._model.index(place, column).data(),  # type: ignore[misc]
                self._model.index(place, Column.MOTIF).data(Qt.ItemDataRole.DecorationRole),
            )
        painter.end()
