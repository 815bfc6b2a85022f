"""A thin strip above the agenda: who waits, in order of arrival, always in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.waiting_room.strip import Waiting, WaitingStrip
from kiosk.views import theme
from kiosk.views.brush import CENTRE, mark, ring, write, write_cut
from kiosk.views.commands import TO_WAITING_ROOM, WAITING_STRIP
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import RADIUS_SMALL, S1, S2, S4, TARGET, TYPE_BASE
from kiosk.views.widgets.pieces import ENTER

_ICON = 16
_WIDEST_NAME = 150


class WaitingStripBar(QWidget):
    """As high when nobody waits: the lines below never move. One stop of Tab; arrows go from one to the next."""

    closed = Signal()
    all_wanted = Signal()
    """Those for whom there is no room here."""

    def __init__(self, presenter: WaitingStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._chips: list[_Chip] = []
        self.setAccessibleName(tr("Qui attend, dans l’ordre d’arrivée"))
        self.more = _Stop(self)
        self.more.clicked.connect(self.all_wanted)
        self.close_button = _Stop(self, "close")
        self.close_button.clicked.connect(self.closed)
        self.close_button.setAccessibleName(tr("Fermer le bandeau de qui attend"))
        set_tip(self.close_button, WAITING_STRIP.with_key(self.close_button.accessibleName()))
        presenter.changed.connect(self._refresh)
        self._refresh()

    @property
    def chips(self) -> list[_Chip]:
        """Those who are shown, in order."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self._height())

    def step(self, by: int) -> None:
        """The keyboard goes to the next of the strip, or the one before."""
        stops = self._stops()
        here = next((place for place, stop in enumerate(stops) if stop.hasFocus()), -1)
        if 0 <= here + by < len(stops):
            stops[here + by].setFocus(Qt.FocusReason.OtherFocusReason)

    def _stops(self) -> list[_Stop]:
        return [*self.chips, *([] if self.more.isHidden() else [self.more]), self.close_button]

    def _height(self) -> int:
        return max(TARGET, theme.metrics(TYPE_BASE).height() + 2 * S1)

    def _refresh(self) -> None:
        people = self._presenter.people
        focused = next((chip.waiting.key for chip in self._chips if chip.hasFocus()), "")
        while len(self._chips) < len(people):
            self._chips.append(_Chip(self, self._presenter.go_to))
        for chip, one in zip(self._chips, people, strict=False):
            chip.show_waiting(one)
        self._lay_out()
        kept = next((chip for chip in self.chips if chip.waiting.key == focused), None)
        if kept is not None:
            kept.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused:
            self._stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        people, height = self._presenter.people, self._height()
        self.setFixedHeight(height)
        self.close_button.setGeometry(self.width() - height - S2, 0, height, height)
        left, limit = S4 + theme.px(_ICON) + S2, self.close_button.x() - S2
        widths = [chip.sizeHint().width() for chip in self._chips[: len(people)]]
        rest = theme.metrics(TYPE_BASE, theme.STRONG).horizontalAdvance(f"+{len(people)}") + 2 * S2
        shown = len(people)
        if left + sum(widths) + S1 * shown > limit:
            shown, room = 0, limit - left - rest
            while shown < len(people) and widths[shown] + S1 <= room:
                room -= widths[shown] + S1
                shown += 1
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < shown)
            if place < shown:
                chip.setGeometry(left, 0, widths[place], height)
                left += widths[place] + S1
        left_out = len(people) - shown
        self.more.setVisible(left_out > 0)
        self.more.setText(f"+{left_out}")
        self.more.setGeometry(left, 0, rest, height)
        self.more.setAccessibleName(tr("{} autres attendent").format(left_out))
        set_tip(self.more, TO_WAITING_ROOM.with_key())
        for place, stop in enumerate(self._stops()):
            stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus if place else Qt.FocusPolicy.StrongFocus)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "close_button"):
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        c, painter = theme.look().colours, QPainter(self)
        painter.fillRect(self.rect(), theme.qcolor(c.surface))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.qcolor(c.line))
        mark(painter, S4, QRectF(self.rect()), "waiting-room", c.muted, theme.px(_ICON))
        if not self._presenter.people:
            box = QRectF(self.rect()).adjusted(S4 + theme.px(_ICON) + S2, 0, -theme.px(40), 0)
            write_cut(painter, box, tr("Personne n’attend"), c.muted, TYPE_BASE)
        painter.end()


class _Stop(QAbstractButton):
    """A button of the strip, from which arrows go to the next: words, or an icon alone."""

    def __init__(self, strip: WaitingStripBar, icon: str = "") -> None:
        super().__init__(strip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._strip = strip
        self._alone = icon

    def paintEvent(self, event: QPaintEvent) -> None:
        c, painter = theme.look().colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.qcolor(c.hover))
            painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
        if self._alone:
            side = theme.px(_ICON)
            mark(painter, (self.width() - side) / 2, box, self._alone, c.muted, side)
        write(painter, box, self.text(), c.accent, TYPE_BASE, theme.STRONG, CENTRE)
        if self.hasFocus():
            ring(painter, box.adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Right:
                self._strip.step(1)
            case Qt.Key.Key_Left:
                self._strip.step(-1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                event.ignore()
            case key if key in ENTER:
                self.click()
            case _:
                super().keyPressEvent(event)


class _Chip(_Stop):
    """One person who waits: the name, since how long, and what says that it is too long."""

    def __init__(self, strip: WaitingStripBar, go: Callable[[str], None]) -> None:
        super().__init__(strip)
        self.waiting = Waiting("", "", "", False, "", "")
        self.clicked.connect(lambda: go(self.waiting.key))

    def show_waiting(self, one: Waiting) -> None:
        """Is of ``one`` from now on."""
        if one != self.waiting:
            self.waiting = one
            self.setAccessibleName(one.spoken)
            set_tip(self, f"{one.name}  {one.minutes}\n{one.about}".strip())
            self.update()

    @property
    def _icon(self) -> str:
        return "problem" if self.waiting.long else "walk-in" if self.waiting.walk_in is not None else ""

    def sizeHint(self) -> QSize:
        name = min(theme.px(_WIDEST_NAME), theme.metrics(TYPE_BASE).horizontalAdvance(self.waiting.name) + 2)
        waited = theme.metrics(TYPE_BASE, theme.STRONG).horizontalAdvance(self.waiting.minutes)
        icon = theme.px(_ICON) + S1 if self._icon else 0
        return QSize(S2 + icon + name + (S2 if waited else 0) + waited + S2, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        c, painter, one = theme.look().colours, QPainter(self), self.waiting
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 3, 0, -4)
        painter.setPen(QPen(theme.qcolor(c.now if one.long else c.border), 1))
        painter.setBrush(theme.qcolor(c.hover if self.underMouse() else c.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_SMALL, RADIUS_SMALL)
        left = float(S2)
        if self._icon:
            mark(painter, left, box, self._icon, c.now if one.long else c.muted, theme.px(_ICON))
            left += theme.px(_ICON) + S1
        waited = theme.metrics(TYPE_BASE, theme.STRONG).horizontalAdvance(one.minutes)
        right = box.right() - S2 - waited
        name = QRectF(QPointF(left, box.top()), QPointF(right - (S2 if waited else 0), box.bottom()))
        write_cut(painter, name, one.name, c.text, TYPE_BASE)
        ink = c.now if one.long else c.text
        write(painter, QRectF(right, box.top(), waited + 2, box.height()), one.minutes, ink, TYPE_BASE, theme.STRONG)
        if self.hasFocus():
            ring(painter, box.adjusted(1, 1, -1, -1))
        painter.end()
