"""Where everything stands in the columns: sizes in px from minutes and agents. No drawing here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from kiosk.domain.day.columns import AgentColumn, Card, Columns
from kiosk.views import theme
from kiosk.views.tokens import S1, TYPE_BASE, TYPE_SMALL

GUTTER = 52
LEAST_COLUMN = 156
TIGHT_COLUMN = 128
"""The least where it lets the whole site be seen at once."""
CLOSE_COLUMN = 100
"""The least of a few, who are seen at once on the narrowest screens too: a name on two lines of a card."""
FEW = 8
LEAST_LANE = 104
WIDEST_COLUMN = 340
PX_PER_MINUTE = 1.5
LEAST_CARD = 22


@dataclass(frozen=True, slots=True)
class PlacedCard:
    card: Card
    column: int
    rect: QRect  # from the top left of the day, heads and gutter apart


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    column: AgentColumn
    left: int
    width: int


@dataclass(frozen=True, slots=True)
class Group:
    """Columns of one service, side by side."""

    name: str
    left: int
    width: int


class ColumnsLayout:
    """The day in px, from the top left corner of its hours (heads and gutter apart)."""

    def __init__(self, columns: Columns, width: int, height: int) -> None:
        """``width`` and ``height`` are those of the view, heads and gutter included."""
        self.day = columns
        self.gutter = theme.px(GUTTER)
        lines = theme.metrics(TYPE_BASE).height() + theme.metrics(TYPE_SMALL).height()
        named = any(one.service for one in columns.columns)
        self.band_height = theme.metrics(TYPE_SMALL).height() + 2 * S1 if named else 0
        self.head_height = self.band_height + lines + 4 * S1
        self.first_minute = columns.from_hour * 60
        minutes = max(60, (columns.to_hour - columns.from_hour) * 60)
        room = max(0, height - self.head_height - 2 * S1)
        self.scale = max(theme.px(100) / 100 * PX_PER_MINUTE, room / minutes)
        self.height = round(minutes * self.scale) + S1
        self.columns: list[PlacedColumn] = []
        self.groups: list[Group] = []
        self.cards: list[PlacedCard] = []
        self._place_columns(width - self.gutter)
        self.width = self.columns[-1].left + self.columns[-1].width if self.columns else 0

    def y(self, minute: int) -> int:
        """The height of a minute of the day."""
        return round((minute - self.first_minute) * self.scale)

    def minute_at(self, y: int) -> int:
        """The minute of the day at a height."""
        return self.first_minute + round(y / self.scale)

    def _place_columns(self, room: int) -> None:
        least = self._least(LEAST_COLUMN)
        if sum(least) > room >= sum(tight := self._least(TIGHT_COLUMN)):
            least = tight
        elif sum(least) > room and len(least) <= FEW and sum(close := self._least(CLOSE_COLUMN)) <= room:
            least = close
        spare = max(0, room - sum(least)) // len(least) if least else 0
        left = 0
        for place, (one, width) in enumerate(zip(self.day.columns, least, strict=True)):
            width = min(width + spare, max(width, theme.px(WIDEST_COLUMN)))
            self.columns.append(PlacedColumn(one, left, width))
            if self.groups and self.groups[-1].name == one.service:
                group = self.groups[-1]
                self.groups[-1] = Group(group.name, group.left, group.width + width)
            else:
                self.groups.append(Group(one.service, left, width))
            self.cards += [PlacedCard(card, place, self._card(card, left, width)) for card in one.cards]
            left += width

    def _least(self, column: int) -> list[int]:
        lanes = [max((card.lanes for card in one.cards), default=1) for one in self.day.columns]
        return [max(theme.px(column), theme.px(LEAST_LANE) * count if count > 1 else 0) for count in lanes]

    def _card(self, card: Card, left: int, width: int) -> QRect:
        inner = width - 3 * S1
        lane = inner / card.lanes
        top = self.y(card.start_minute)
        height = max(theme.px(LEAST_CARD), self.y(card.end_minute) - top) - 2
        return QRect(round(left + S1 + lane * card.lane), top + 1, max(8, round(lane) - 2), height)
