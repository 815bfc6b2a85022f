"""From card to card, and from place to place, by the arrows. No drawing here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from kiosk.views.day.columns_layout import ColumnsLayout, PlacedCard
from kiosk.views.day.columns_places import Spot, spots_of

T = TypeVar("T")


def card_below(lay: ColumnsLayout, here: PlacedCard, step: int) -> PlacedCard | None:
    """The next card of the same column (1), or the one before (-1)."""
    column = [card for card in lay.cards if card.column == here.column]
    place = column.index(here) + step
    return column[place] if 0 <= place < len(column) else None


def card_beside(lay: ColumnsLayout, here: PlacedCard, step: int) -> PlacedCard | None:
    """The card nearest in time of the next column that has any, to the right (1) or to the left (-1)."""
    found = _beyond(lay, here.column, step, lambda column: [card for card in lay.cards if card.column == column])
    return min(found, key=lambda card: abs(card.card.start_minute - here.card.start_minute), default=None)


def first_card(lay: ColumnsLayout) -> PlacedCard | None:
    """The first to come, else the first of the day."""
    now = lay.day.now_minute or 0
    ahead = [card for card in lay.cards if card.card.start_minute >= now] or lay.cards
    return min(ahead, key=lambda card: (card.card.start_minute, card.column), default=None)


def spot_below(lay: ColumnsLayout, here: Spot, step: int) -> Spot | None:
    """The next place of the same column, or the one before."""
    if step > 0:
        return next((spot for spot in spots_of(lay, here.column) if spot.minute > here.minute), None)
    return next((spot for spot in reversed(spots_of(lay, here.column)) if spot.minute < here.minute), None)


def spot_beside(lay: ColumnsLayout, here: Spot, step: int) -> Spot | None:
    """The place nearest in time of the next column that has any."""
    found = _beyond(lay, here.column, step, lambda column: spots_of(lay, column))
    return min(found, key=lambda spot: abs(spot.minute - here.minute), default=None)


def _beyond(lay: ColumnsLayout, column: int, step: int, things: Callable[[int], Sequence[T]]) -> Sequence[T]:
    """What the next column in that direction that has any holds."""
    columns = range(column + 1, len(lay.columns)) if step > 0 else range(column - 1, -1, -1)
    return next((found for one in columns if (found := things(one))), ())
