"""What is drawn of figures: bars and curves, by pyqtgraph. Loaded once somebody looks at figures, and never before.

Each series has a pattern beside its colour. Nothing on a chart is not in its table, which is what is heard and copied.
"""

from __future__ import annotations

from math import ceil, nan
from typing import Any, Final

import pyqtgraph
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.domain.day.status import Shown
from kiosk.domain.statistics.sections import Chart, Series
from kiosk.views import theme
from kiosk.views.tokens import S2, S3, TINTS, TYPE_SMALL

_PATTERNS: Final = {
    "seen": Qt.BrushStyle.SolidPattern,
    "upcoming": Qt.BrushStyle.NoBrush,
    "to_fill": Qt.BrushStyle.Dense4Pattern,
    "noshow": Qt.BrushStyle.BDiagPattern,
    "excused": Qt.BrushStyle.FDiagPattern,
    "revoked": Qt.BrushStyle.HorPattern,
    "other": Qt.BrushStyle.Dense6Pattern,
}
_WIDE: Final = 0.7
"""Of the room of a bar."""
_LEGEND_COLUMNS: Final = 3
_LEGEND_PX: Final = 560
"""Width of a chart from which so many names stand abreast; else one fewer."""
_MOST_LETTERS: Final = 28
_LABEL_PX: Final = 64
"""Room of a label under a bar."""


class ChartView(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """One chart, in the colours of the look in force. It is looked at: wheel and keys are the page's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._chart: Chart | None = None
        self._legend: Any = None
        super().__init__(parent)
        self._redrawing = QTimer(self, singleShot=True, interval=0)
        self._redrawing.timeout.connect(self._draw)
        self._plot: Any = self.getPlotItem()
        self._plot.hideButtons()
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_chart(self, chart: Chart) -> None:
        """Draws ``chart`` in the place of what was there."""
        if chart != self._chart:
            self._chart = chart
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._chart is not None:
            self._redrawing.start()  # not while all of the window is dressed anew

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._chart is not None and self._chart.kind != "bars":
            self._label(self._chart)
            if self._legend is not None and self._columns_of_legend != self._legend.columnCount:
                self._redrawing.start()

    @property
    def _columns_of_legend(self) -> int:
        return _LEGEND_COLUMNS if int(self.width()) >= theme.px(_LEGEND_PX) else _LEGEND_COLUMNS - 1

    def _draw(self) -> None:
        chart, colours = self._chart, theme.look().colours
        assert chart is not None
        self._plot.clear()
        if self._legend is not None:
            self._legend.scene().removeItem(self._legend)
            self._plot.legend = self._legend = None
        self.setBackground(theme.qcolor(colours.surface))
        if len(chart.series) > 1:
            ink = theme.qcolor(colours.text)
            size = f"{theme.font(TYPE_SMALL).pixelSize()}px"
            self._legend = self._plot.addLegend(
                offset=(-S2, 1), colCount=self._columns_of_legend, labelTextColor=ink, labelTextSize=size, horSpacing=S3
            )
        for name in ("left", "bottom"):
            axis = self._plot.getAxis(name)
            axis.setPen(QPen(theme.qcolor(colours.edge)))
            axis.setTextPen(QPen(theme.qcolor(colours.muted)))
            axis.setStyle(tickFont=theme.font(TYPE_SMALL), tickLength=0)
        self._plot.showGrid(x=chart.kind == "bars", y=chart.kind != "bars", alpha=0.15)
        draws = {"stack": self._stack, "columns": self._columns, "bars": self._bars, "curves": self._curves}
        draws[chart.kind](chart)
        self._label(chart)

    def _stack(self, chart: Chart) -> None:
        heights = [0.0] * len(chart.labels)
        for series in chart.series:
            values = [value or 0.0 for value in series.values]
            self._add_bars(series, x=list(range(len(values))), y0=list(heights), height=values, width=_WIDE)
            heights = [height + value for height, value in zip(heights, values, strict=True)]
        self._ground(max(heights, default=1.0), len(chart.labels))

    def _columns(self, chart: Chart) -> None:
        values = [value or 0.0 for value in chart.series[0].values]
        self._add_bars(chart.series[0], x=list(range(len(values))), y0=0, height=values, width=_WIDE)
        self._ground(max(values, default=1.0), len(values))

    def _bars(self, chart: Chart) -> None:
        """Lying, the first on top, so that their names can be read."""
        values = [value or 0.0 for value in chart.series[0].values]
        count = len(values)
        self._add_bars(chart.series[0], y=[count - 1 - n for n in range(count)], x0=0, width=values, height=_WIDE)
        self._plot.setXRange(0, max(values, default=1.0) or 1.0, padding=0.02)
        self._plot.setYRange(-0.6, count - 0.4, padding=0)

    def _curves(self, chart: Chart) -> None:
        for place, series in enumerate(chart.series):
            ink = self._ink(series.look)
            pen = QPen(ink, theme.px(2), Qt.PenStyle.DashLine if place else Qt.PenStyle.SolidLine)
            pen.setCosmetic(True)
            # Where nothing is known the curve ends: no line goes over it.
            self._plot.plot(
                list(range(len(series.values))),
                [nan if value is None else value for value in series.values],
                connect="finite",
                pen=pen,
                symbol="os"[place % 2],
                symbolSize=theme.px(7),
                symbolBrush=QBrush(ink),
                symbolPen=None,
                name=series.name,
            )
        highest = max((value or 0.0 for series in chart.series for value in series.values), default=1.0)
        self._ground(highest, len(chart.labels))

    def _ground(self, highest: float, count: int) -> None:
        # Room for the legend above what is drawn.
        series = len(self._chart.series) if self._chart is not None else 1
        above = 0.05 if self._legend is None else 0.13 + 0.13 * ceil(series / self._columns_of_legend)
        self._plot.setYRange(0, (highest or 1.0) * (1 + above), padding=0)
        self._plot.setXRange(-0.6, count - 0.4, padding=0)

    def _add_bars(self, series: Series, **where: object) -> None:
        ink = self._ink(series.look)
        brush = QBrush(ink, _PATTERNS.get(series.look, Qt.BrushStyle.SolidPattern))
        pen = QPen(ink)
        pen.setCosmetic(True)
        bars = pyqtgraph.BarGraphItem(pen=pen, brush=brush, name=series.name, **where)
        self._plot.addItem(bars)

    def _ink(self, look: str) -> QColor:
        colours = theme.look().colours
        tint = TINTS.get(Shown(look)) if look in list(Shown) else None
        return theme.qcolor(getattr(colours, tint.ink if tint is not None else look))

    def _label(self, chart: Chart) -> None:
        """As many names as there is room for, the first among them."""
        if chart.kind == "bars":
            count = len(chart.labels)
            names = [(count - 1 - n, _short(label)) for n, label in enumerate(chart.labels)]
            self._plot.getAxis("left").setTicks([names])
            return
        room = max(1, int(self.width() / theme.px(_LABEL_PX)))
        step = max(1, -(-len(chart.labels) // room))
        ticks = [(n, label) for n, label in enumerate(chart.labels) if n % step == 0]
        self._plot.getAxis("bottom").setTicks([ticks])


def _short(label: str) -> str:
    return label if len(label) <= _MOST_LETTERS else label[: _MOST_LETTERS - 1].rstrip() + "…"
