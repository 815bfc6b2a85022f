"""The lobby's screen: white on black, read at six metres; the latest call in a white block, black on white."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from kiosk.domain.platform.lobby import ShownCall
from kiosk.presenters.lobby_screen.page import LobbyScreen
from kiosk.views import fonts, theme
from kiosk.views.device.full_screen import FullScreen
from kiosk.views.device.pairing_page import PairingPage
from kiosk.views.tokens import TABLES, Scheme

_FRESH_MS = 8_000
_ARROW = "→"
Align = Qt.AlignmentFlag


class Wall(QWidget):
    """All that is shown, painted to the size that there is."""

    def __init__(self, presenter: LobbyScreen, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._fresh = False
        self._calming = QTimer(self, interval=_FRESH_MS, singleShot=True)
        self._calming.timeout.connect(lambda: self._freshen(False))

    def show_call(self, said: str) -> None:
        """Somebody has just been called: their block is framed for a while, and it is told to who cannot see it."""
        self._freshen(True)
        self._calming.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def refresh(self) -> None:
        """Shows what there is now."""
        calls = [f"{one.shown} {one.place}".strip() for one in self._presenter.calls]
        self.setAccessibleName("\n".join([self._presenter.hour, self._presenter.cut_text, *calls]))
        self.update()

    def _freshen(self, fresh: bool) -> None:
        self._fresh = fresh
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = TABLES[Scheme.CONTRAST]
        ground, ink = theme.qcolor(colours.canvas), theme.qcolor(colours.text)
        painter.fillRect(self.rect(), ground)
        painter.setPen(ink)
        width, height = float(self.width()), float(self.height())
        margin = min(width, height) * 0.04
        room = QRectF(margin, margin, width - 2 * margin, height - 2 * margin)
        head = room.height() * 0.11
        foot = room.height() * 0.1 if self._presenter.message else 0.0
        self._head(painter, QRectF(room.left(), room.top(), room.width(), head))
        middle = QRectF(room.left(), room.top() + head + margin, room.width(), room.height() - head - foot - 2 * margin)
        calls = self._presenter.calls
        if self._presenter.cut_text:
            _write(painter, middle, self._presenter.cut_text, middle.height() * 0.16, Align.AlignCenter, wrap=True)
        elif calls:
            self._latest(painter, middle, calls[0])
            self._others(painter, middle, [*calls[1:]])
        else:
            _write(painter, middle, self._presenter.day, middle.height() * 0.1, Align.AlignCenter, wrap=True)
        if foot:
            bottom = QRectF(room.left(), room.bottom() - foot, room.width(), foot)
            _write(painter, bottom, self._presenter.message, foot * 0.5, Align.AlignCenter, wrap=True)
        painter.end()

    def _head(self, painter: QPainter, room: QRectF) -> None:
        hour = self._presenter.hour
        wide = _write(painter, room, hour, room.height(), Align.AlignRight | Align.AlignVCenter, bold=True)
        left = room.adjusted(0, 0, -wide - room.height() * 0.5, 0)
        words = self._presenter.title or self._presenter.day
        _write(painter, left, words, room.height() * 0.6, Align.AlignLeft | Align.AlignVCenter)

    def _latest(self, painter: QPainter, room: QRectF, call: ShownCall) -> None:
        colours = TABLES[Scheme.CONTRAST]
        ground, ink = theme.qcolor(colours.text), theme.qcolor(colours.canvas)
        block = QRectF(room.left(), room.top(), room.width(), room.height() * 0.5)
        if self._fresh:
            edge = block.height() * 0.05
            painter.fillRect(block, theme.qcolor(colours.focus))
            painter.fillRect(block.adjusted(edge, edge, -edge, -edge), ground)
        else:
            painter.fillRect(block, ground)
        painter.setPen(ink)
        inner = block.adjusted(block.height() * 0.15, 0, -block.height() * 0.15, 0)
        _call(painter, inner, call, block.height() * 0.6)
        painter.setPen(theme.qcolor(colours.text))

    def _others(self, painter: QPainter, room: QRectF, calls: list[ShownCall]) -> None:
        top = room.top() + room.height() * 0.54
        row = room.height() * 0.46 / 4
        for number, call in enumerate(calls[:4]):
            line = QRectF(room.left() + row * 0.3, top + number * row, room.width() - row * 0.6, row)
            _call(painter, line, call, row * 0.66)


class LobbyScreenWindow(FullScreen):
    """``announce`` says a call aloud, where the machine can."""

    def __init__(self, presenter: LobbyScreen, announce: Callable[[str], None]) -> None:
        super().__init__()
        self.presenter = presenter
        self.wall = Wall(presenter, self)
        self.pairing = PairingPage(presenter.pairing, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.wall)
        self._stack.addWidget(self.pairing)
        self.setWindowTitle(presenter.title or "Kiosk")
        presenter.changed.connect(self.refresh)
        presenter.called.connect(self.wall.show_call)
        presenter.called.connect(announce)
        self.refresh()

    def refresh(self) -> None:
        """Shows what there is now."""
        shown = self.pairing if self.presenter.to_pair else self.wall
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
        if shown is self.pairing:
            self.unsetCursor()
            if not self.pairing.code.hasFocus():
                self.pairing.begin()
        else:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.wall.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "wall"):
            self.wall.update()


def _call(painter: QPainter, room: QRectF, call: ShownCall, size: float) -> None:
    """Who, an arrow, and the place: each as large as it can be beside the other, or under it where that is larger."""
    leading = Align.AlignLeft | Align.AlignVCenter
    if not call.place:
        _write(painter, room, call.shown, size, leading, bold=True)
        return
    arrow = min(size, room.width() * 0.14)
    if room.height() > room.width() * 0.3:
        half = room.height() / 2
        who = QRectF(room.left(), room.top(), room.width(), half)
        line = QRectF(room.left(), room.top() + half, room.width(), half)
        middle = QRectF(line.left(), line.top(), arrow, half)
    else:
        who = QRectF(room.left(), room.top(), (room.width() - arrow) * 0.42, room.height())
        line = QRectF(who.right(), room.top(), room.right() - who.right(), room.height())
        middle = QRectF(line.left(), room.top(), arrow, room.height())
    where = line.adjusted(arrow * 1.1, 0, 0, 0)
    _write(painter, who, call.shown, size, leading, bold=True)
    _write(painter, middle, _ARROW, arrow * 0.7, Align.AlignCenter)
    _write(painter, where, call.place, size, leading, wrap=True)


def _write(
    painter: QPainter,
    room: QRectF,
    text: str,
    size: float,
    align: Align,
    *,
    bold: bool = False,
    wrap: bool = False,
) -> float:
    """Writes ``text`` within ``room``, ``size`` px large or as large as it goes in; how wide it is."""
    weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
    flags = align | (Qt.TextFlag.TextWordWrap if wrap else Qt.TextFlag.TextSingleLine)
    while True:
        font = fonts.make(max(8, int(size)), weight)
        needed = QFontMetricsF(font).boundingRect(room, flags, text)
        if size <= 8 or (needed.width() <= room.width() and needed.height() <= room.height()):
            break
        size *= 0.92
    painter.setFont(font)
    painter.drawText(room, flags, text)
    return float(needed.width())
