"""Places in the columns: those at which an RDV begins, and those to which a card is brought. No drawing here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect

from kiosk.domain.dates.times import clock
from kiosk.domain.day.free_time import QUARTER, STEP, Free, places
from kiosk.views import theme
from kiosk.views.day.columns_layout import LEAST_CARD, ColumnsLayout, PlacedCard
from kiosk.views.tokens import S1

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a column at which an RDV may begin. ``free``: the agent receives then, and has nothing yet."""

    column: int
    minute: int
    end_minute: int
    lieu_id: int | None = None
    free: bool = True

    @property
    def text(self) -> str:
        return hour_text(self.minute)


@dataclass(frozen=True, slots=True)
class Held:
    """A card on its way to another hour or agent. ``grab`` is how far under its top it is held, in px."""

    card: PlacedCard
    column: int
    minute: int
    grab: int = 0

    @property
    def moved(self) -> bool:
        return (self.column, self.minute) != (self.card.column, self.card.card.start_minute)

    @property
    def minutes(self) -> int:
        """How long its RDV lasts, that day."""
        return self.card.card.end_minute - self.card.card.start_minute


def hour_text(minute: int) -> str:
    """« 9:05 »."""
    return clock(minute)


def spots_of(lay: ColumnsLayout, column: int) -> list[Spot]:
    """The places of a column, in hour order: each quarter of an hour, and wherever free time begins."""
    if lay.columns[column].column.agent_id == 0:
        return []
    found = {spot.minute: spot for spot in free_spots_of(lay, column)}
    for minute in range(lay.first_minute, lay.day.to_hour * 60, QUARTER):
        found.setdefault(minute, Spot(column, minute, minute + QUARTER, free=False))
    return [found[minute] for minute in sorted(found)]


def free_spots_of(lay: ColumnsLayout, column: int) -> list[Spot]:
    """The places at which the agent receives and has nothing, none of them past."""
    found = lay.columns[column].column.free
    return [_spot(column, free, minute) for free in found for minute in places(free, lay.day.now_minute)]


def spot_at(lay: ColumnsLayout, at: QPoint) -> Spot | None:
    """The place under a point of the day (heads and gutter apart): the last one that does not come after it."""
    column = column_at(lay, at.x())
    minute = lay.minute_at(at.y())
    if column is None or not lay.first_minute <= minute < lay.day.to_hour * 60:
        return None
    return next((spot for spot in reversed(spots_of(lay, column)) if spot.minute <= minute), None)


def column_at(lay: ColumnsLayout, x: int) -> int | None:
    """The column under ``x``."""
    return next((place for place, one in enumerate(lay.columns) if one.left <= x < one.left + one.width), None)


def spot_rect(lay: ColumnsLayout, spot: Spot) -> QRect:
    """Where a place is drawn."""
    return _rect(lay, spot.column, spot.minute, spot.end_minute - spot.minute)


def held_rect(lay: ColumnsLayout, held: Held) -> QRect:
    """Where a card that is held would come."""
    return _rect(lay, held.column, held.minute, held.minutes)


def carried(lay: ColumnsLayout, held: Held, at: QPoint) -> Held:
    """``held`` brought under a point of the day, on steps of five minutes; never to the column of nobody."""
    column = column_at(lay, at.x())
    if column is None or not _may_hold(lay, held, column):
        column = held.column
    step = round(lay.minute_at(at.y() - held.grab) / STEP) * STEP
    return replace(held, column=column, minute=_within(lay, step))


def stepped(lay: ColumnsLayout, held: Held, steps: int) -> Held:
    """``held`` by so many steps of five minutes."""
    minute = held.minute + steps * STEP
    # One that began between two steps comes to them first.
    minute = (minute // STEP if steps > 0 else -(-minute // STEP)) * STEP
    return replace(held, minute=_within(lay, minute))


def beside(lay: ColumnsLayout, held: Held, step: int) -> Held:
    """``held`` with the neighbour at the left (-1) or at the right (1)."""
    column = held.column + step
    if not 0 <= column < len(lay.columns) or not _may_hold(lay, held, column):
        return held
    return replace(held, column=column)


def _may_hold(lay: ColumnsLayout, held: Held, column: int) -> bool:
    return lay.columns[column].column.agent_id != 0 or column == held.card.column


def _within(lay: ColumnsLayout, minute: int) -> int:
    return max(lay.first_minute, min(minute, lay.day.to_hour * 60 - STEP, DAY - STEP))


def _spot(column: int, free: Free, minute: int) -> Spot:
    end = min(free.end_minute, (minute // QUARTER + 1) * QUARTER)
    if end - minute < STEP * 2:
        end = min(free.end_minute, end + QUARTER)
    return Spot(column, minute, end, free.lieu_id)


def _rect(lay: ColumnsLayout, column: int, minute: int, minutes: int) -> QRect:
    placed = lay.columns[column]
    top = lay.y(minute)
    height = max(theme.px(LEAST_CARD), lay.y(minute + minutes) - top) - 2
    return QRect(placed.left + S1, top + 1, placed.width - 3 * S1, height)
