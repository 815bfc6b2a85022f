"""Where everything stands in the grid of slots: sizes in px from blocks, agents and days. No drawing here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from kiosk.domain.booking.availability import AgentRow, Availability, LieuBlock, Slot
from kiosk.domain.dates.times import hour
from kiosk.presenters.words.slot_texts import seats_text
from kiosk.views import theme
from kiosk.views.tokens import S1, S2, S3, TARGET, TYPE_BASE, TYPE_SMALL

NAMES = 164
"""Width of the agents' names."""
LEAST_NAMES = 120
WEEKEND = 52
"""Width of a Saturday or a Sunday on which nobody is free."""
_LINES, _FEW_LINES = 4, 2
"""Lines of hours shown of a cell before « +12 », where there are few agents and where there are many."""
_FEW_AGENTS = 8

RowKey: TypeAlias = tuple[int, int | None]
"""The place of a block and the agent of a row: what is opened."""


class Spot(NamedTuple):
    """Something that can be chosen: a slot, or with ``slot`` None the rest of a cell (« +12 »)."""

    x: int
    y: int
    width: int
    height: int
    slot: Slot | None
    label: str
    key: RowKey
    day: int  # -1: the next availability of a lieu

    def holds(self, x: int, y: int) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class PlacedRow:
    row: AgentRow
    y: int
    height: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    block: LieuBlock
    y: int
    head: int  # height of its head
    height: int
    rows: tuple[PlacedRow, ...]
    next: Spot | None


class SlotLayout:
    """The whole grid in px, from the top left corner of its first block (the heads of the days apart)."""

    def __init__(self, found: Availability, width: int, opened: Collection[RowKey], next_label: str) -> None:
        """``width`` is that of the view; ``opened`` rows show all their hours; ``next_label`` stands on a button."""
        self.found = found
        self._opened = opened
        self._next_label = next_label
        self.pitch = max(TARGET, theme.px(TARGET))
        self._chip = theme.metrics(TYPE_BASE, theme.STRONG).horizontalAdvance("00:00") + theme.px(2 * S2)
        workshops = any(slot.workshop for row in _rows(found) for cell in row.days for slot in cell)
        if workshops:
            self._chip += theme.metrics(TYPE_SMALL).horizontalAdvance(" 00 places") + theme.px(S1)
        self.head_height = theme.metrics(TYPE_BASE).height() + theme.metrics(TYPE_SMALL).height() + 3 * S1
        rows = sum(len(block.rows) for block in found.blocks)
        self._lines = _LINES if rows <= _FEW_AGENTS else _FEW_LINES
        self.days: list[tuple[int, int]] = []  # (left, width)
        self._place_days(width)
        self.width = self.days[-1][0] + self.days[-1][1] if self.days else width
        self.blocks: list[PlacedBlock] = []
        y = 0
        for place, block in enumerate(found.blocks):
            placed = self._block(block, place, y)
            self.blocks.append(placed)
            y += placed.height
        self.height = y + S3

    def spots(self) -> Iterator[Spot]:
        """All that can be chosen, from top to bottom."""
        for block in self.blocks:
            if block.next is not None:
                yield block.next
            for row in block.rows:
                yield from row.spots

    def _place_days(self, width: int) -> None:
        least = self._chip + 2 * S1
        busy = [any(row.days[place] for row in _rows(self.found)) for place in range(len(self.found.days))]
        narrow = [day.weekday() >= 5 and not used for day, used in zip(self.found.days, busy, strict=True)]
        narrow_width = theme.px(WEEKEND)
        wide = narrow.count(False) or 1
        taken = narrow.count(True) * narrow_width
        self.names = theme.px(NAMES)
        if self.names + taken + wide * (2 * self._chip + 3 * S1) > width:
            self.names = theme.px(LEAST_NAMES)
        room = max(least, (width - self.names - taken) // wide)
        left = self.names
        for thin in narrow:
            here = narrow_width if thin else room
            self.days.append((left, here))
            left += here

    def _block(self, block: LieuBlock, place: int, y: int) -> PlacedBlock:
        head = max(self.pitch, theme.px(36)) + S1
        following: Spot | None = None
        if not block.count and block.next is not None:
            label = self._next_label
            width = theme.metrics(TYPE_BASE, theme.STRONG).horizontalAdvance(label) + theme.px(2 * S3)
            following = Spot(self.names, y + head, width, self.pitch, block.next, label, (place, None), -1)
        rows: list[PlacedRow] = []
        top = y + head
        for row in block.rows:
            placed = self._row(row, (place, row.agent_id), top)
            rows.append(placed)
            top += placed.height
        if not block.rows:
            top += self.pitch + S2
        return PlacedBlock(block, y, head, top - y + S2, tuple(rows), following)

    def _row(self, row: AgentRow, key: RowKey, y: int) -> PlacedRow:
        spots: list[Spot] = []
        lines = 1
        for day, cell in enumerate(row.days):
            if not cell:
                continue
            left, width = self.days[day]
            across = max(1, (width - S1) // (self._chip + S1))
            most = len(cell) if key in self._opened else across * self._lines
            shown = cell if len(cell) <= most else cell[: most - 1]
            for number, slot in enumerate(shown):
                spots.append(self._spot(left, y, number, across, slot, _label(slot), key, day))
            if len(shown) < len(cell):
                rest = f"+{len(cell) - len(shown)}"
                spots.append(self._spot(left, y, len(shown), across, None, rest, key, day))
            lines = max(lines, -(-min(len(cell), most) // across))
        return PlacedRow(row, y, lines * self.pitch + S2, tuple(spots))

    def _spot(
        self, left: int, y: int, number: int, across: int, slot: Slot | None, label: str, key: RowKey, day: int
    ) -> Spot:
        line, column = divmod(number, across)
        x = left + S1 + column * (self._chip + S1)
        return Spot(x, y + S1 + line * self.pitch, self._chip, self.pitch, slot, label, key, day)


def _label(slot: Slot) -> str:
    at = hour(slot.starts_at)
    return f"{at}  {seats_text(slot)}" if slot.workshop is not None else at


def _rows(found: Availability) -> Iterator[AgentRow]:
    for block in found.blocks:
        yield from block.rows
