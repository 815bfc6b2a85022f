"""What is free, drawn: lieux one under the other, agents in rows, the days of the week side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from kiosk.domain.booking.availability import Availability, LieuBlock, Slot
from kiosk.domain.text.language import tr
from kiosk.presenters.words.slot_texts import slot_text, spoken_slot
from kiosk.views import theme
from kiosk.views.accessible import SpokenPlace, SpokenPlaces
from kiosk.views.booking.slot_layout import RowKey, SlotLayout, Spot
from kiosk.views.booking.slot_painter import Marks, Picked, SlotPainter
from kiosk.views.cut_texts import cut_at, show
from kiosk.views.tokens import S2

_DIM_MS = 150
"""Answers that come sooner take the place of what was shown without a flicker."""
NameOf = Callable[[LieuBlock], str]


class SlotGrid(QAbstractScrollArea):
    """Arrows go from hour to hour, Return chooses; « +12 » opens the rest of a row. It decides nothing itself."""

    chosen = Signal(object)
    """A Slot to book."""
    further = Signal(object)
    """The Slot of a lieu's next availability, on a day that is not shown."""

    def __init__(self, name_of: NameOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._found: Availability | None = None
        self._today = date.min
        self._layout: SlotLayout | None = None
        self._opened: set[RowKey] = set()
        self.current: Spot | None = None
        self._hover: Spot | None = None
        self._picked: Picked = (None, ())
        self._spoken_places = SpokenPlaces(self)
        self._stale = False
        self._dim = QTimer(self)
        self._dim.setSingleShot(True)
        self._dim.setInterval(_DIM_MS)
        self._dim.timeout.connect(self.viewport().update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Créneaux libres. Les flèches vont d’une heure à l’autre, Entrée la choisit."))

    # What is shown

    def show_found(self, found: Availability | None, today: date) -> None:
        """Shows an answer; the same hour stays the current one where it is still free."""
        other = self._found is None or found is None or found.days != self._found.days
        before = self.current.slot if self.current is not None else None
        self._found, self._today = found, today
        if other:
            self._opened.clear()
            self.verticalScrollBar().setValue(0)
        self.current = self._hover = None
        self._lay_out()
        if before is not None and not other:
            self.current = self.spot_of(before)
        if self.current is None:
            self.current = self._first_spot()
        if other and self.current is not None:
            self._bring_into_sight(self.current)

    def set_stale(self, stale: bool) -> None:
        """While a newer answer is on its way, what is shown cannot be chosen; it turns pale when that takes long."""
        if stale != self._stale:
            self._stale = stale
            if stale:
                self._dim.start()
            elif self._dim.isActive():
                self._dim.stop()
            else:
                self.viewport().update()

    def pick(self, starts_at: datetime | None, agent_ids: tuple[int, ...]) -> None:
        """Marks the slot that is being booked; None: none is."""
        if (starts_at, agent_ids) != self._picked:
            self._picked = (starts_at, agent_ids)
            self.viewport().update()

    def go_to(self, slot: Slot) -> None:
        """Makes ``slot`` the current one."""
        spot = self.spot_of(slot)
        if spot is None and self._layout is not None:
            self._opened.update((place, agent.id) for agent in slot.agents for place in range(len(self._layout.blocks)))
            self._lay_out()
            spot = self.spot_of(slot)
        if spot is not None:
            self._go_to(spot)

    def _spots(self) -> list[Spot]:
        """All that can be chosen, from top to bottom."""
        return list(self._layout.spots()) if self._layout is not None else []

    def spot_of(self, slot: Slot) -> Spot | None:
        """Where ``slot`` stands; None where it is not shown."""
        return next((spot for spot in self._spots() if spot.slot == slot and spot.day >= 0), None)

    def _lay_out(self) -> None:
        if self._found is None:
            self._layout = None
        else:
            view = self.viewport()
            label = tr("Voir la prochaine disponibilité")
            lay = self._layout = SlotLayout(self._found, view.width(), self._opened, label)
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setPageStep(view.width())
            across.setRange(0, max(0, lay.width - view.width()))
            down.setPageStep(view.height() - lay.head_height)
            down.setSingleStep(lay.pitch)
            down.setRange(0, max(0, lay.height - (view.height() - lay.head_height)))
        self._speak()
        self.viewport().update()

    def _speak(self) -> None:
        self._spoken_places.show(lambda: [self._spoken_place(spot) for spot in self._spots()])

    def _spoken_place(self, spot: Spot) -> SpokenPlace:
        area = QRect(spot.x, spot.y, spot.width, spot.height).translated(self.origin())
        return SpokenPlace(area, self._spoken(spot), lambda: self._press(spot))

    def _press(self, spot: Spot) -> None:
        self._go_to(spot)
        self._choose(spot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_found"):
            self._lay_out_again()

    def _lay_out_again(self) -> None:
        here = self.current
        self._lay_out()
        self._hover = None
        if here is not None:
            same = (spot for spot in self._spots() if (spot.slot, spot.key, spot.day) == here[4:5] + here[6:])
            self.current = next(same, None)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._speak()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.viewport().rect()
        painter.fillRect(area, theme.qcolor(theme.look().colours.surface))
        if self._layout is not None:
            pale = self._stale and not self._dim.isActive()
            marks = Marks(self.current, self._hover, self._picked, self.hasFocus(), pale)
            ratio = self.devicePixelRatioF()
            SlotPainter(self._layout, self.origin(), area, self._today, self._name_of, marks, ratio).paint(painter)
        painter.end()

    def origin(self) -> QPoint:
        """Where the lieux begin in the viewport, under the days."""
        assert self._layout is not None
        return QPoint(-self.horizontalScrollBar().value(), self._layout.head_height - self.verticalScrollBar().value())

    # The mouse

    def spot_at(self, at: QPoint) -> Spot | None:
        """What can be chosen under a point of the viewport."""
        lay = self._layout
        if lay is None or at.y() < lay.head_height:
            return None
        here = at - self.origin()
        for block in lay.blocks:
            if not block.y <= here.y() < block.y + block.height:
                continue
            spots = [spot for row in block.rows for spot in row.spots if row.y <= here.y() < row.y + row.height]
            if block.next is not None:
                spots.append(block.next)
            return next((spot for spot in spots if spot.holds(here.x(), here.y())), None)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position().toPoint())
        if spot != self._hover:
            self._hover = spot
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        spot = self.spot_at(event.position().toPoint())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._press(spot)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot, said = self.spot_at(event.pos()), cut_at(self.viewport(), event.pos())
            if spot is not None and spot.slot is not None:
                said = slot_text(spot.slot, self._today)
                if spot.slot.workshop is not None and spot.slot.workshop.name:
                    said = f"{spot.slot.workshop.name}\n{said}"
            return show(event, said, self.viewport())
        return super().viewportEvent(event)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if bare and self.current is not None:
                if not event.isAutoRepeat():
                    self._choose(self.current)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if bare:
                self._walk(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if bare:
                self._climb(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Home | Qt.Key.Key_End if bare:
                if spots := self._spots():
                    self._go_to(spots[0 if event.key() == Qt.Key.Key_Home else -1])
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown if bare:
                step = bar.pageStep() if event.key() == Qt.Key.Key_PageDown else -bar.pageStep()
                bar.setValue(bar.value() + step)
                self._climb_by(step)
            case _:
                event.ignore()

    def _choose(self, spot: Spot) -> None:
        if self._stale:
            return
        if spot.slot is None:
            self._open(spot)
        elif spot.day < 0:
            self.further.emit(spot.slot)
        else:
            self.chosen.emit(spot.slot)

    def _open(self, spot: Spot) -> None:
        """Shows the whole row; the keyboard goes to the first hour that was hidden."""

        def of_cell() -> list[Spot]:
            return [one for one in self._spots() if (one.key, one.day) == (spot.key, spot.day)]

        before = [one.slot for one in of_cell()]
        self._opened.add(spot.key)
        self._lay_out()
        self._go_to(next(one for one in of_cell() if one.slot not in before))

    def _walk(self, step: int) -> None:
        """To the next hour of the row, then of the one below."""
        spots = self._spots()
        if self.current not in spots:
            self._go_to_first()
        elif 0 <= (place := spots.index(self.current) + step) < len(spots):
            self._go_to(spots[place])

    def _climb(self, step: int) -> None:
        """To the hour above or below that is nearest."""
        here = self.current
        if here is None:
            self._go_to_first()
            return
        beyond = [spot for spot in self._spots() if (spot.y - here.y) * step > 0]
        self._go_to_least(beyond, lambda spot: abs(spot.y - here.y) // 4 + (spot.day != here.day) * 1000)

    def _climb_by(self, height: int) -> None:
        """To the hour that is nearest to so many px below."""
        if (here := self.current) is not None:
            self._go_to_least(self._spots(), lambda spot: abs(spot.y - here.y - height))

    def _go_to_least(self, spots: list[Spot], distance: Callable[[Spot], int]) -> None:
        """To the least ``distance``, of equal ones to that nearest in width."""
        here = self.current
        if spots and here is not None:
            self._go_to(min(spots, key=lambda spot: (distance(spot), abs(spot.x - here.x))))

    def _go_to_first(self) -> None:
        if (spot := self._first_spot()) is not None:
            self._go_to(spot)

    def _first_spot(self) -> Spot | None:
        """The earliest hour, on these days or after them."""
        if self._found is not None and self._found.first is not None:
            return self.spot_of(self._found.first)
        following = [(spot.slot.starts_at, spot) for spot in self._spots() if spot.slot is not None]
        return min(following, key=lambda one: one[0], default=(None, None))[1]

    def _go_to(self, spot: Spot) -> None:
        self.current = spot
        self._bring_into_sight(spot)
        self.viewport().update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._spoken(spot)))

    def _spoken(self, spot: Spot) -> str:
        assert self._layout is not None
        block = self._layout.blocks[spot.key[0]].block
        if spot.slot is None:
            return tr("Voir les autres heures de cette ligne")
        said = spoken_slot(spot.slot, self._name_of(block), self._today)
        return tr("Prochaine disponibilité\u00a0: {}").format(said) if spot.day < 0 else said

    def _bring_into_sight(self, spot: Spot) -> None:
        lay, view = self._layout, self.viewport()
        assert lay is not None
        top = spot.y
        first = next((block for block in lay.blocks if block.rows and block.rows[0].y <= spot.y), None)
        if first is not None and lay.blocks[spot.key[0]].rows and spot.y <= lay.blocks[spot.key[0]].rows[0].y + S2:
            top = lay.blocks[spot.key[0]].y  # the lieu's name is seen with its first line
        for bar, start, end, room in (
            (self.horizontalScrollBar(), spot.x, spot.x + spot.width, view.width()),
            (self.verticalScrollBar(), top, spot.y + spot.height, view.height() - lay.head_height),
        ):
            if start - S2 < bar.value():
                bar.setValue(start - S2)
            elif end + S2 > bar.value() + room:
                bar.setValue(end + S2 - room)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None:
            self._go_to_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
