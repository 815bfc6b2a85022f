"""The places of the application, at the left: only those that work are there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.text.language import labelled
from kiosk.views import icons, theme
from kiosk.views.accessible import speak_as_tabs
from kiosk.views.brush import CENTRE, write
from kiosk.views.commands import Command
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import RADIUS, RING, S1, S2, TYPE_SMALL
from kiosk.views.widgets.pieces import spaced

WIDTH = 92
_ICON, _ICON_TIGHT = 24, 20


class PlaceButton(QAbstractButton):
    """An icon over its name, with a figure where one helps."""

    def __init__(self, command: Command, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._name = command.text
        self._figure = 0
        self._tight = False
        self.setText(self._name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_figure(0)

    def figure(self) -> int:
        return self._figure

    def set_figure(self, figure: int) -> None:
        """Shows how many; 0 shows nothing."""
        self._figure = figure
        said = labelled(self._name, figure) if figure else self._name
        self.setAccessibleName(said)
        set_tip(self, self._command.with_key(said))
        self.update()

    def sit(self, *, tight: bool) -> None:
        """Closer to the others, where they would not all be in sight: no taller than its own words."""
        if tight != self._tight:
            self._tight = tight
            self.updateGeometry()
            self.update()

    def height_with(self, *, tight: bool) -> int:
        """How high it wants to be so, in px."""
        line = theme.metrics(TYPE_SMALL).height()
        if not tight:
            return theme.px(_ICON) + 2 * line + theme.px(S2 * 3 + S1)
        room = theme.px(WIDTH) - 2 * S1 - 2 * S2
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        words = theme.metrics(TYPE_SMALL).boundingRect(QRect(0, 0, room, 10 * line), flags, self._name)
        return theme.px(_ICON_TIGHT) + min(words.height(), 2 * line) + theme.px(S2 + S1 + 2)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH) - 2 * S1, self.height_with(tight=self._tight))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.qcolor(c.focus), RING) if self.hasFocus() else Qt.PenStyle.NoPen)
        ground = c.accent_soft if self.isChecked() else c.hover if self.underMouse() else c.sunken
        painter.setBrush(theme.qcolor(ground))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        ink = c.on_accent_soft if self.isChecked() else c.text
        side = theme.px(_ICON_TIGHT if self._tight else _ICON)
        top = theme.px(S1 if self._tight else S2 + 2)
        left = (self.width() - side) / 2
        painter.drawPixmap(
            QPointF(round(left), top), icons.pixmap(self._command.icon, side, ink, self.devicePixelRatioF())
        )
        if self._figure:
            self._badge(painter, left + side, top)
        weight = theme.STRONG if self.isChecked() else theme.NORMAL
        words = QRectF(
            S2, top + side + theme.px(2 if self._tight else S1), self.width() - 2 * S2, self.height() - top - side
        )
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        write(painter, words, self._name, ink, TYPE_SMALL, weight, flags)
        painter.end()

    def _badge(self, painter: QPainter, right: float, top: float) -> None:
        c = theme.look().colours
        said = str(self._figure)
        measures = theme.metrics(TYPE_SMALL, theme.BOLD)
        height = measures.height() + 2
        width = max(height, measures.horizontalAdvance(said) + theme.px(S2 + 2))
        box = QRectF(right - theme.px(S2), top - theme.px(S1), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.qcolor(c.waiting))
        painter.drawRoundedRect(box, height / 2, height / 2)
        write(painter, box, said, c.on_waiting, TYPE_SMALL, theme.BOLD, CENTRE)


class Rail(QFrame):
    """Emits the name of the place that is chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._buttons: dict[str, PlaceButton] = {}
        self._group = QButtonGroup(self)
        # Large text on a small screen: the places scroll, by the wheel and with the keyboard, rather than being cut.
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll = scroll
        self._places = QWidget(scroll)
        self._places.setObjectName("places")
        scroll.setWidget(self._places)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        self._layout = spaced(QVBoxLayout(self._places), (S1, S2, S1, S2), S1)
        self._layout.addStretch(1)
        self._fit()

    def add_place(self, place: str, command: Command) -> PlaceButton:
        """Adds a place under those there are."""
        button = PlaceButton(command, self._places)
        button.clicked.connect(lambda: self.chosen.emit(place))
        self._group.addButton(button)
        self._layout.insertWidget(self._layout.count() - 1, button)
        self._buttons[place] = button
        speak_as_tabs(self._places, [button])
        self._sit()
        return button

    def current(self) -> QWidget:
        """The button of where one is."""
        return self._group.checkedButton() or self

    def show_place(self, place: str) -> None:
        """Shows where one is; a place that has no button here leaves none pressed."""
        if (button := self._buttons.get(place)) is not None:
            button.setChecked(True)
            self._scroll.ensureWidgetVisible(button)
        elif (pressed := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            pressed.setChecked(False)
            self._group.setExclusive(True)

    def _fit(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
        self._sit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sit()

    def _sit(self) -> None:
        """The places stand closer where they would not all be in sight."""
        buttons = self._buttons.values()
        wanted = sum(one.height_with(tight=False) + S1 for one in buttons) + 2 * S2
        for one in buttons:
            one.sit(tight=wanted > self.height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)
