"""Where everything of a document stands on its sheets, in points from the corner within the margins.

A line of a table is never cut in two: it goes over whole, and the heads of its table with it. Title, organisation and
number of the sheet stand on each. The text takes the largest size with which the fewest sheets do, side by side in two
columns where that saves one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from math import ceil

from kiosk.domain.text.document import Document, Heading, Labels, Part, Picture, Table, Text
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked
from kiosk.views.paper.measure import Measure

LINE = 1.2
"""Height of a line, in sizes of its text."""
_PAD = 0.08
"""Above and below the text of a line of a table."""
_BETWEEN = 0.8
"""Between two columns of a table."""
_GUTTER = 14.0
_TITLE, _SMALL = 1.5, 0.85
_STEP = 0.5
_COMFORTABLE = 8.0
"""Points above which one column is read more easily than two of a larger text."""


@masked
@dataclass(frozen=True, slots=True)
class Written:
    """One line of text; ``y`` is its top."""

    x: float
    y: float
    text: str
    size: float
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that guides the eye; the strong one stands under heads."""

    x: float
    y: float
    width: float
    strong: bool = False


@masked
@dataclass(frozen=True, slots=True)
class Image:
    x: float
    y: float
    side: float
    png: bytes


Item = Written | Rule | Image


@dataclass(frozen=True, slots=True)
class Block:
    """What is not cut: its height, and what stands in it."""

    height: float
    items: tuple[Item, ...]
    keep: bool = False  # stands with what follows
    heads: Block | None = None  # said again where this is the first of a column


@dataclass(slots=True)
class Sheet:
    """One sheet; ``blocks`` (left, top, block) are what its items came from, heads included."""

    items: list[Item] = field(default_factory=list)
    blocks: list[tuple[float, float, Block]] = field(default_factory=list)

    def put(self, block: Block, x: float, y: float) -> None:
        self.blocks.append((x, y, block))
        self.items += (_moved(item, x, y) for item in block.items)


@dataclass(frozen=True, slots=True)
class Laid:
    """A document on its sheets, and with what it was laid."""

    sheets: Sequence[Sheet]
    size: float
    columns: int


def lay_out(document: Document, width: float, height: float) -> Laid:
    """``document`` on sheets of that many points within their margins: the fewest, then the largest text."""
    if document.parts and isinstance(document.parts[0], Labels):
        return labels_laid(document.parts[0])
    measure, known = Measure(), dict[tuple[int, float], Laid]()
    for most in count(1):
        for columns, size in _ways(document):
            laid = known.get((columns, size))
            if laid is None:
                laid = known[columns, size] = _Layout(document, measure, size, columns, width, height).laid()
            if len(laid.sheets) <= most:
                return laid
    raise AssertionError("every document holds on some sheets")


_LABEL_ROWS, _LABEL_COLUMNS = 8, 3
_LABEL_WIDTH, _LABEL_HEIGHT = 70 / 25.4 * 72, 37 / 25.4 * 72
_LABEL_FOOT = 12 / 25.4 * 72
_LABEL_TEXT = _LABEL_WIDTH - 18 / 25.4 * 72
"""The corner within the margins is 10 mm within the first label; no printer reaches the last 5 mm of a sheet."""


def labels_laid(labels: Labels) -> Laid:
    """Labels at their places of the sheet, whose margins are 10 mm. What is too long is cut."""
    measure, sheets = Measure(), list[Sheet]()
    on_a_sheet = _LABEL_ROWS * _LABEL_COLUMNS
    for number, lines in enumerate(labels.texts):
        row, column = divmod(number % on_a_sheet, _LABEL_COLUMNS)
        if number % on_a_sheet == 0:
            sheets.append(Sheet())
        y = row * _LABEL_HEIGHT
        for place, line in enumerate(lines):
            size, strong = (12.0, True) if not place else (9.0, False)
            kept = measure.lines(line, _LABEL_TEXT / size, strong)[: 1 if place else 2] if line else []
            for one in kept:
                if y - row * _LABEL_HEIGHT + size * LINE <= _LABEL_HEIGHT - _LABEL_FOOT:
                    item = Written(column * _LABEL_WIDTH, y, one, size, strong)
                    sheets[-1].items.append(item)
                    y += size * LINE
    return Laid(sheets or [Sheet()], 9.0, _LABEL_COLUMNS)


def _ways(document: Document) -> Iterator[tuple[int, float]]:
    """(columns, size), what is read best first."""
    sizes, size = [], document.largest
    while size > document.smallest:
        sizes.append(size)
        size -= _STEP
    sizes.append(document.smallest)
    if not document.two_columns:
        yield from ((1, size) for size in sizes)
        return
    yield from ((1, size) for size in sizes if size >= _COMFORTABLE)
    for size in sizes:
        yield 2, size
        if size < _COMFORTABLE:
            yield 1, size


class _Layout:
    """A document laid with one size of text, in so many columns."""

    def __init__(
        self, document: Document, measure: Measure, size: float, columns: int, width: float, height: float
    ) -> None:
        self._document, self._measure = document, measure
        self._size, self._columns = size, columns
        self._width, self._height = width, height
        self._column = (width - _GUTTER * (columns - 1)) / columns

    def laid(self) -> Laid:
        size, document = self._size, self._document
        top = [*self._text(Text(document.title, _TITLE, strong=True), self._width)]
        if document.about:
            top += self._text(Text(document.about, _SMALL), self._width)
        top.append(Block(size * 0.3, ()))
        head, foot = sum(block.height for block in top), size * _SMALL * LINE
        blocks = [block for part in document.parts for block in self._blocks(part, self._height - head - foot)]
        sheets: list[Sheet] = []
        column, y = self._columns, 0.0  # nothing is begun yet
        for place, block in enumerate(blocks):
            wanted = block.height + self._kept_with(blocks, place)
            if column == self._columns or (y + wanted > self._height - foot + 0.01 and y > head):
                column += 1
                if column >= self._columns:
                    sheets.append(self._begun(top))
                    column = 0
                y = head
                if block.heads is not None:
                    sheets[-1].put(block.heads, self._left(column), y)
                    y += block.heads.height
                elif not block.items:
                    continue  # distance from nothing
            sheets[-1].put(block, self._left(column), y)
            y += block.height
        sheets = sheets or [self._begun(top)]
        if len(sheets) > 1:
            for number, sheet in enumerate(sheets, 1):
                sheet.put(self._number(number, len(sheets)), 0, self._height - foot)
        return Laid(sheets, size, self._columns)

    def _left(self, column: int) -> float:
        return column * (self._column + _GUTTER)

    def _begun(self, top: list[Block]) -> Sheet:
        sheet, y = Sheet(), 0.0
        for block in top:
            sheet.put(block, 0, y)
            y += block.height
        return sheet

    def _number(self, number: int, of: int) -> Block:
        words, size = tr("Page {} sur {}").format(number, of), self._size * _SMALL
        left = self._width - self._measure.width(words, False) * size
        return Block(size * LINE, (Written(left, 0, words, size),))

    @staticmethod
    def _kept_with(blocks: list[Block], place: int) -> float:
        """How much of what follows stands with the block there."""
        height = 0.0
        while blocks[place].keep and place + 1 < len(blocks):
            place += 1
            height += blocks[place].height
        return height

    def _blocks(self, part: Part, room: float) -> Iterator[Block]:
        if isinstance(part, Text):
            yield from self._text(part, self._column)
        elif isinstance(part, Heading):
            yield Block(self._size * 0.6, (), keep=True)
            for block in self._text(Text(part.words, 1.15, strong=True), self._column):
                yield Block(block.height, block.items, keep=True)
        elif isinstance(part, Picture):
            side = min(part.points, self._column, room)
            yield Block(side, (Image(0, 0, side, part.png),))
        elif isinstance(part, Table):
            yield from self._table(part, room)

    def _text(self, part: Text, room: float) -> Iterator[Block]:
        size = self._size * part.scale
        for line in self._measure.lines(part.words, room / size, part.strong):
            yield Block(size * LINE, (Written(0, 0, line, size, part.strong),))

    def _table(self, table: Table, room: float) -> Iterator[Block]:
        widths = self._widths(table)
        heads = self._row(table.heads, widths, strong=True, heads=None, room=room) if table.heads else []
        head = heads[0] if heads else None
        left = room - (head.height if head else 0)
        if head is not None:
            yield Block(head.height, head.items, keep=True)
        for row in table.rows:
            yield from self._row(row, widths, strong=False, heads=head, room=left)

    def _row(
        self, cells: Sequence[str], widths: Sequence[float], *, strong: bool, heads: Block | None, room: float
    ) -> list[Block]:
        """A line of a table as one block; as several only where it is higher than a sheet."""
        size = self._size
        lines = [
            self._measure.lines(cell, width / size, strong or not n)
            for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        most = max(1, int((room - 2 * _PAD * size) / (size * LINE)))
        highest = max((len(one) for one in lines), default=1)
        made = []
        for start in range(0, highest, most):
            items: list[Item] = []
            x, high = 0.0, min(most, highest - start)
            for n, (one, width) in enumerate(zip(lines, widths, strict=True)):
                for place, line in enumerate(one[start : start + most]):
                    items.append(Written(x, size * (_PAD + place * LINE), line, size, strong or not n))
                x += width + _BETWEEN * size
            height = size * (2 * _PAD + high * LINE)
            items.append(Rule(0, height, self._column, strong))
            made.append(Block(height, tuple(items), heads=heads))
        return made

    def _widths(self, table: Table) -> list[float]:
        """Widths with which the table is lowest: each column has its longest word, then who gains most has the rest."""
        size, measure = self._size, self._measure
        rows = [row for row in (table.heads, *table.rows) if row]
        count = len(rows[0]) if rows else 0
        room = self._column - _BETWEEN * size * (count - 1)
        bold = [[not n or row is table.heads for n in range(count)] for row in rows]
        wide = [[measure.width(*one) * size for one in zip(*row, strict=True)] for row in zip(rows, bold, strict=True)]
        words = [[measure.longest_word(*one) for one in zip(*row, strict=True)] for row in zip(rows, bold, strict=True)]
        needed = [max(column) + 0.01 for column in zip(*wide, strict=True)]
        widths = [max(column) * size + 0.01 for column in zip(*words, strict=True)]
        if (too_much := sum(widths) / room) > 1:
            return [width / too_much for width in widths]
        step = room / 60
        while (left := room - sum(widths)) > step and (short := [n for n in range(count) if widths[n] < needed[n]]):
            best = min(short, key=lambda n: _height(wide, [*widths[:n], widths[n] + step, *widths[n + 1 :]]))
            widths[best] = min(widths[best] + step, needed[best])
        # What nobody needs goes to all, so that a table is as wide as its sheet.
        left = room - sum(widths)
        return [width + left / count for width in widths]


def _height(wide: list[list[float]], widths: list[float]) -> float:
    """About how many lines rows take whose texts are so ``wide``, and a little for each that is nearly one more."""
    total = 0.0
    for row in wide:
        lines = [text / width for text, width in zip(row, widths, strict=True)]
        total += ceil(max(lines)) + 0.01 * sum(lines)
    return total


def _moved(item: Item, x: float, y: float) -> Item:
    if isinstance(item, Written):
        return Written(item.x + x, item.y + y, item.text, item.size, item.strong)
    if isinstance(item, Rule):
        return Rule(item.x + x, item.y + y, item.width, item.strong)
    return Image(item.x + x, item.y + y, item.side, item.png)
