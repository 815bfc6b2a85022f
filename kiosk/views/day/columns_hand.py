"""What the hand does in the columns: brings a card to another hour or agent, and finds places for RDVs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from kiosk.domain.text.language import tr
from kiosk.views import theme
from kiosk.views.day.columns_layout import ColumnsLayout, PlacedCard
from kiosk.views.day.columns_places import (
    Held,
    Spot,
    beside,
    carried,
    free_spots_of,
    held_rect,
    hour_text,
    spot_rect,
    spots_of,
    stepped,
)
from kiosk.views.day.columns_steps import spot_below, spot_beside

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Dropped:
    """A card let go of elsewhere."""

    held: Held
    from_agent: int
    to_agent: int


class ColumnsHand:
    """At most one card is held, or one place chosen. Points are of the day, heads and gutter apart."""

    def __init__(self, layout: Callable[[], ColumnsLayout | None], *, carries: bool = True) -> None:
        """``carries``: a card may be brought elsewhere."""
        self._layout = layout
        self._carries = carries
        self._pressed: tuple[PlacedCard, QPoint] | None = None
        self.held: Held | None = None
        self.chosen: Spot | None = None  # by the keyboard
        self.hovered: Spot | None = None  # by the mouse

    def let_go(self) -> bool:
        """Nothing is held or chosen any more. Says whether something was."""
        had = self.held is not None or self.chosen is not None
        self.held, self.chosen, self._pressed = None, None, None
        return had

    # The mouse

    def press(self, card: PlacedCard | None, at: QPoint) -> None:
        """The button goes down."""
        self.let_go()
        self._pressed = (card, at) if card is not None and self._carries else None

    def drag(self, at: QPoint) -> bool:
        """The mouse moves with its button down. Says whether a card is held."""
        lay = self._layout()
        if lay is None:
            return False
        if self.held is None and self._pressed is not None:
            card, start = self._pressed
            if (at - start).manhattanLength() < QApplication.startDragDistance():
                return False
            self.held = Held(card, card.column, card.card.start_minute, start.y() - card.rect.top())
        if self.held is not None:
            self.held = carried(lay, self.held, at)
        return self.held is not None

    def drop(self) -> Dropped | None:
        """Lets go of the card; None where it is where it was, or nothing was held."""
        held, lay = self.held, self._layout()
        self.let_go()
        if held is None or lay is None or not held.moved:
            return None
        agents = [one.column.agent_id for one in lay.columns]
        return Dropped(held, agents[held.card.column], agents[held.column])

    # The keyboard

    def carry(self, event: QKeyEvent, card: PlacedCard | None) -> bool:
        """Ctrl and an arrow bring ``card`` by five minutes, or to a neighbour. Says whether it was that."""
        lay = self._layout()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if (
            not self._carries
            or lay is None
            or key not in steps
            or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != CTRL
        ):
            return False
        self.chosen = None
        if self.held is None:
            if card is None:
                return True
            self.held = Held(card, card.column, card.card.start_minute)
        across = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        self.held = (beside if across else stepped)(lay, self.held, steps[key])
        return True

    def find_free(self, card: PlacedCard | None) -> bool:
        """Chooses the next free place from where one is on, in that column, else in the columns after it and around.

        Where nobody is free any more, the place at ``card``, or at the present hour. False: there is no column.
        """
        lay, here = self._layout(), self.chosen
        if lay is None or not lay.columns:
            return False
        self.let_go()
        column, minute = (card.column, card.card.start_minute) if card is not None else (0, lay.day.now_minute or 0)
        if here is not None:
            column, minute = here.column, here.minute + 1
        order = [*range(column, len(lay.columns)), *range(column + 1)]
        free = [spot for one in order for spot in free_spots_of(lay, one)]
        ahead = (spot for spot in free if spot.column != column or spot.minute >= minute)
        places = spots_of(lay, column)
        there = next((spot for spot in reversed(places) if spot.minute <= minute), next(iter(places), None))
        self.chosen = next(ahead, next(iter(free), here or there))
        return self.chosen is not None

    def step_free(self, key: Qt.Key) -> bool:
        """An arrow goes from the place chosen to the next, free or not. Says whether one was chosen."""
        lay, here = self._layout(), self.chosen
        if lay is None or here is None:
            return False
        steps = {
            Qt.Key.Key_Up: (spot_below, -1),
            Qt.Key.Key_Down: (spot_below, 1),
            Qt.Key.Key_Left: (spot_beside, -1),
            Qt.Key.Key_Right: (spot_beside, 1),
        }
        if key not in steps:
            return False
        find, step = steps[key]
        self.chosen = find(lay, here, step) or here
        return True

    # What is said and seen

    def spoken(self) -> str:
        """Where the hand is: « 10:35, Alain Petit »; empty where nothing is held or chosen."""
        lay = self._layout()
        what = self.held or self.chosen
        if lay is None or what is None:
            return ""
        said = f"{hour_text(what.minute)}, {lay.columns[what.column].column.name}"
        return tr("{}, libre").format(said) if isinstance(what, Spot) and what.free else said

    def area(self) -> QRect | None:
        """What must be in sight, of the day."""
        lay = self._layout()
        if lay is None:
            return None
        if self.held is not None:
            return held_rect(lay, self.held)
        return spot_rect(lay, self.chosen) if self.chosen is not None else None


def scroll_towards(area: QAbstractScrollArea, lay: ColumnsLayout, at: QPoint) -> None:
    """A card brought to an edge of ``area`` brings what lies beyond it into sight."""
    view, edge = area.viewport(), theme.px(24)
    for bar, where, first, last in (
        (area.horizontalScrollBar(), at.x(), lay.gutter, view.width()),
        (area.verticalScrollBar(), at.y(), lay.head_height, view.height()),
    ):
        if where < first + edge:
            bar.setValue(bar.value() - bar.singleStep())
        elif where > last - edge:
            bar.setValue(bar.value() + bar.singleStep())
