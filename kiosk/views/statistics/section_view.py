"""One section: its title, what is drawn of it, and its table, which has all the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.statistics.sections import Section
from kiosk.domain.text.language import tr
from kiosk.views import theme
from kiosk.views.statistics.figure_table import FigureTable
from kiosk.views.tokens import S2, S4
from kiosk.views.widgets.pieces import label, spaced, tight

if TYPE_CHECKING:
    from kiosk.views.statistics.charts import ChartView

_CHART, _BAR = 260, 30
_ABREAST = 900
"""Px from which chart and table stand side by side."""


class SectionView(QFrame):
    """Composes; decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section: Section | None = None
        self._drawn = False
        self.chart: ChartView | None = None
        self.title = label(self, "title")
        self.note = label(self, "muted")
        self.note.setWordWrap(True)
        self.table = FigureTable(self)
        self._both = tight(QBoxLayout(QBoxLayout.Direction.LeftToRight), S4)
        self._drawn_in = tight(QVBoxLayout())
        self._both.addLayout(self._drawn_in, 2)
        told_in, row = tight(QVBoxLayout()), tight(QHBoxLayout())
        row.addWidget(self.table, 1)
        row.addStretch(0)
        told_in.addLayout(row)
        told_in.addStretch(1)
        self._both.addLayout(told_in, 3)
        layout = spaced(QVBoxLayout(self), (0, 0, 0, 0), S2)
        layout.addWidget(self.title)
        layout.addLayout(self._both)
        layout.addWidget(self.note)

    def show_section(self, section: Section, *, draws: bool) -> None:
        """``draws``: what draws is loaded."""
        if (section, draws) == (self._section, self._drawn):
            return
        self._section, self._drawn = section, draws
        self.title.setText(section.title)
        drawn = section.chart.note if section.chart is not None else ""
        self.note.setText(" ".join(filter(None, (section.note, drawn))))
        self.note.setVisible(bool(self.note.text()))
        self.table.show_section(section)
        if section.chart is not None and draws:
            if self.chart is None:
                from kiosk.views.statistics.charts import ChartView

                self.chart = ChartView(self)
                self._drawn_in.addWidget(self.chart)
                self._drawn_in.addStretch(1)
            lying = section.chart.kind == "bars"
            self.chart.setFixedHeight(theme.px(_BAR * (len(section.chart.labels) + 1) if lying else _CHART))
            self.chart.setAccessibleName(tr("{}\u202f; les chiffres sont dans le tableau").format(section.title))
            self.chart.show_chart(section.chart)
        if self.chart is not None:
            self.chart.setVisible(section.chart is not None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= theme.px(_ABREAST)
        drawn = self.chart is not None and self.chart.isVisibleTo(self)
        self._both.setStretch(0, 2 if drawn else 0)
        self.table.setMaximumWidth(self.table.whole_width)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
